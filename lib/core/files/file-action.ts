// What a plan does with a file.

/** `conflict`: another content is there, and nobody has decided yet; `keep`: its owner changed what would be removed. */
export const fileActions = ['create', 'identical', 'change', 'skip', 'conflict', 'remove', 'keep'] as const;

export type FileAction = (typeof fileActions)[number];
