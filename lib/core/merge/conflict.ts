// The marks around lines in conflict, as git writes them.
// https://git-scm.com/docs/git-merge#_how_conflicts_are_presented

/** What the two versions are called at the markers. */
export const labels = { ours: 'yours', theirs: 'create-mvt-app' } as const;

/** Lines that the project's file lacks and that its owner has to decide on. */
export function markedLines(lines: readonly string[], eol: string): string {
  const marked = [`<<<<<<< ${labels.ours}`, '=======', ...lines, `>>>>>>> ${labels.theirs}`];
  return marked.map((line) => line + eol).join('');
}

/** True for a text with such lines. */
export function hasConflicts(text: string): boolean {
  return text.includes(`<<<<<<< ${labels.ours}`);
}
