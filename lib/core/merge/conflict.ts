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

/**
 * The files that a record knows and that are not as it says, with the texts that they have, one by one: those that were
 * written, and those that something was put into. What is as it was written has no lines in conflict.
 */
export function* filesUnlike(
  { files: hashes, undo }: ProjectRecord,
  files: Files,
): Generator<{ path: string; text: string | undefined }> {
  for (const path of new Set([...Object.keys(hashes), ...Object.keys(undo)])) {
    const hash = files.hash?.(path);
    if (hash !== undefined && hash === hashes[path]) continue;
    yield { path, text: files.glance?.(path) ?? files.read(path) };
  }
}

/** The files of a project in which lines are still in conflict, of those that its record knows. */
export function filesInConflict(files: Files, record: ProjectRecord): string[] {
  return [...filesUnlike(record, files)].flatMap(({ path, text = '' }) => (hasConflicts(text) ? [path] : []));
}
