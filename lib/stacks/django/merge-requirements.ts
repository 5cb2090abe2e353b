// requirements.txt of a project: what changed between two renderings of it goes into the owner's file.
import type { Files } from '../../core/files/files.ts';
import { markedLines } from '../../core/merge/conflict.ts';
import type { MergedText, Versions } from '../../core/stack/stack.ts';
import { splitLines } from '../../core/text/lines.ts';
import {
  addRequirement,
  endingOf,
  isHashed,
  nameIn,
  namesIn,
  removeRequirement,
  requirementsAsked,
  underConstraints,
} from './requirements-file.ts';

/**
 * Puts into a project's file what changed between two renderings of it, line by line: nobody's lines conflict.
 * A package whose line its owner changed keeps that line, and so does one that a file asks for that it includes.
 * What cannot be added goes to the end, between conflict markers.
 * @param files those of the project, for what the file includes
 */
export function mergeRequirements(
  { base, ours, theirs }: Versions,
  path: string,
  files: Pick<Files, 'read'>,
): MergedText {
  const [before = [], after = []] = [base, theirs].map((text) =>
    text.split('\n').filter((line) => nameIn(line) !== ''),
  );
  const isNamed = new Set(namesIn(base));
  const own = new Set(namesIn(ours));
  const project = { read: (file: string) => (file === path ? ours : files.read(file)) };
  const elsewhere = requirementsAsked(project, path).filter(({ name }) => !own.has(name));
  const hashed = isHashed(project);
  let text = before
    .filter((line) => !after.includes(line))
    .flatMap((line) => [line, underConstraints(project, line)])
    .reduce(removeRequirement, ours);
  const left: string[] = [];
  for (const line of after.filter((each) => !before.includes(each))) {
    const name = nameIn(line);
    const included = elsewhere.filter((each) => each.name === name).map((each) => `${each.text}\n`);
    if (included.length > 0) {
      if (addRequirement(included.join(''), line).reason !== undefined) left.push(line);
      continue;
    }
    const isOwners = isNamed.has(name) && namesIn(text).includes(name);
    const added = addRequirement(text, underConstraints(project, line), hashed);
    if (added.reason !== undefined && !isOwners) left.push(line);
    text = added.text;
  }
  if (left.length === 0) return { text, conflicts: false };
  const lines = splitLines(text);
  const eol = endingOf(lines[0]) || '\n';
  const gap = endingOf(lines.at(-1)) === '' && text !== '' ? eol : '';
  return { text: text + gap + markedLines(left, eol), conflicts: true };
}
