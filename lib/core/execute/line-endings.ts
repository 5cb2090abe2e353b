// Files get the line ends of the project that they go into, such as those that git writes on Windows.
import { recordName } from '../blueprint/record.ts';
import type { Files } from '../files/files.ts';
import type { FileChange } from '../stack/change.ts';

/** The same changes with the line ends of the files that they replace, and new files with those of the others. */
export function withOwnLineEndings(changes: readonly FileChange[], files: Files): readonly FileChange[] {
  const edited = changes.filter(({ path, before }) => before !== undefined && path !== recordName);
  const known = edited.length > 0 ? edited.map(({ before }) => before) : [files.read(recordName)];
  const ofProject = known.filter((text) => isWindows(text)).length * 2 > known.length;
  return changes.map((change) => {
    const { before, after, encoding } = change;
    if (after === undefined || encoding) return change;
    const isWanted = before === undefined ? ofProject && !isScript(after) : isWindows(before);
    return isWanted ? { ...change, after: after.replace(/\r?\n/g, '\r\n') } : change;
  });
}

/** True when all lines end as on Windows. */
const isWindows = (text = '') => text.includes('\r\n') && !/(?<!\r)\n/.test(text);

/** Scripts that a system starts by their first line, which has to end as on Unix. */
const isScript = (text: string) => text.startsWith('#!');
