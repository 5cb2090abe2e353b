// Two trees that have to be the same, and a message that says where they are not.
import { recordName } from '../core/blueprint/record.ts';
import type { TreeFile } from './index.ts';

type Files = ReadonlyMap<string, TreeFile>;

/**
 * @param promise what is not kept when they differ, as a sentence without its full stop
 * @throws Error that names the first file that differs, with its first line that does
 */
export function expectSame(actual: Files, expected: Files, promise: string): void {
  const paths = new Set([...expected.keys(), ...actual.keys()]);
  // The record has hashes of all others, so it says least about what differs.
  const others = [...paths].filter((path) => path !== recordName).sort();
  for (const path of [...others, recordName]) {
    const fault = difference(actual.get(path), expected.get(path));
    if (fault) throw new Error(`${promise}, but ${path} ${fault}.`);
  }
}

/** How a file differs from the one that is expected, to be read after its path; undefined when it does not. */
function difference(actual: TreeFile | undefined, expected: TreeFile | undefined): string | undefined {
  if (!expected && !actual) return undefined;
  if (!expected) return 'should not be there';
  if (!actual) return 'is missing';
  if (actual.encoding !== expected.encoding) return 'has another encoding';
  if (actual.mode !== expected.mode) return `has the mode ${octal(actual)} instead of ${octal(expected)}`;
  if (actual.content === expected.content) return undefined;
  const [lines, wanted] = [actual, expected].map(({ content }) => content.split('\n'));
  const index = wanted?.findIndex((line, at) => line !== lines?.[at]) ?? -1;
  const place = index < 0 ? (wanted?.length ?? 0) : index;
  return `has in line ${place + 1} ${quoted(lines?.[place])} instead of ${quoted(wanted?.[place])}`;
}

const octal = ({ mode }: TreeFile) => (mode === undefined ? 'of any file' : mode.toString(8));

const quoted = (line: string | undefined) => (line === undefined ? 'nothing' : JSON.stringify(line));
