// The marks around lines in conflict, as git writes them.
// https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
import type { ProjectRecord } from '../blueprint/record.ts';
import type { Files } from '../files/files.ts';

/** What the two versions are called at the markers. */
export const labels = { ours: 'yours', theirs: 'create-mvt-app' } as const;

/** Lines that the project's file lacks and that its owner has to decide on. */
export function markedLines(lines: readonly string[], eol: string): string {
  const marked = [`<<<<<<< ${labels.ours}`, '=======', ...lines, `>>>>>>> ${labels.theirs}`];
  return marked.map((line) => line + eol).join('');
}

/** True for a text with such lines, whoever put them in: a merge of this program or one of git's. */
export function hasConflicts(text: string): boolean {
  return /^<{7} [\s\S]*?^={7}\r?$[\s\S]*?^>{7} /m.test(text);
}

/** The files that a record knows: those that were written, and those that something was put into. */
export function recordedPaths({ files, undo }: ProjectRecord): string[] {
  return [...new Set([...Object.keys(files), ...Object.keys(undo)])];
}

/** The files of a project in which lines are still in conflict, of those that its record knows. */
export function filesInConflict(files: Files, record: ProjectRecord): string[] {
  return recordedPaths(record).filter((path) => hasConflicts(files.glance?.(path) ?? files.read(path) ?? ''));
}
