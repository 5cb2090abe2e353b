// The marks around lines that both versions changed.

/** What is written beside the two versions, as `git merge-file -L` takes it. */
export const labels = { ours: 'yours', base: 'before', theirs: 'create-mvt-app' } as const;
