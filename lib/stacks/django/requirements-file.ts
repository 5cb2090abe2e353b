// requirements.txt of a project: a line put in, and taken out again.
import type { Versions } from '../../core/stack/stack.ts';
import { lineEndingOf } from '../../core/text/lines.ts';

/** The name that a line asks for, as pip compares it: https://packaging.python.org/en/latest/specifications/name-normalization/ */
function nameIn(line: string): string {
  const [name = ''] = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(line.trim()) ?? [];
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/**
 * Adds a requirement where the alphabet wants it, unless the file asks for that package already.
 * @param line such as `Pillow>=12.0,<14`
 */
export function addRequirement(text: string, line: string): string {
  const ending = lineEndingOf(text);
  const lines = text.split(ending);
  if (lines.some((other) => nameIn(other) === nameIn(line))) return text;
  const after = lines.findLastIndex((other) => nameIn(other) !== '' && nameIn(other) < nameIn(line));
  const first = lines.findIndex((other) => nameIn(other) !== '');
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const index = after >= 0 ? after + 1 : first >= 0 ? first : last;
  return lines.toSpliced(index, 0, line).join(ending);
}

/** Takes a requirement out again, if it is there as it was added. */
export function removeRequirement(text: string, line: string): string {
  const ending = lineEndingOf(text);
  const lines = text.split(ending);
  const index = lines.indexOf(line);
  return index < 0 ? text : lines.toSpliced(index, 1).join(ending);
}

/**
 * Puts into a project's file what changed between two renderings of it, line by line: nobody's lines conflict.
 * A package whose line its owner changed keeps that line.
 */
export function mergeRequirements({ base, ours, theirs }: Versions): string {
  const [before, after] = [base, theirs].map((text) =>
    text.split('\n').filter((line) => nameIn(line) !== ''),
  );
  const gone = before?.filter((line) => !after?.includes(line)) ?? [];
  const fresh = after?.filter((line) => !before?.includes(line)) ?? [];
  return fresh.reduce(addRequirement, gone.reduce(removeRequirement, ours));
}
