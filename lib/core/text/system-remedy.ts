// What to do about a fault of the system, which says only what is wrong.

const remedies: Readonly<Record<string, (place: string) => string>> = {
  EDQUOT: (place) => `your quota on the disk of ${place} is used up: make room there`,
  ENOSPC: (place) => `make room on the disk of ${place}`,
  EROFS: (place) => `the disk of ${place} is read-only: work on another one`,
};

/**
 * The message of a fault, and what to do about it where that is known.
 * @param folder where it happened, unless the fault names a path
 */
export function withRemedy(error: Partial<NodeJS.ErrnoException>, folder: string): string {
  const { code = '', message = code, path } = error;
  const remedy = remedies[code]?.(path || folder);
  return remedy === undefined ? message : `${message}: ${remedy}, then run the same command again.`;
}
