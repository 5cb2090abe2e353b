// Texts merged line by line in memory, with the rules and marks of git; see https://git-scm.com/docs/git-merge-file.
import { diffArrays } from 'diff';
import type { MergedText, Versions } from '../stack/stack.ts';
import { lineEndingOf, splitLines } from '../text/lines.ts';
import { labels } from './conflict.ts';

/** Lines of the base from `start` to `end`, with the lines that take their place. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** What is known of a language, to merge further than git does. */
export interface Meanings {
  /** The lines of a text; those of one string are together. */
  linesOf(text: string): readonly string[];
  /** True for lines that say the same, however they are written. */
  isSame(one: string, other: string): boolean;
}

/**
 * Merges a text; where both versions changed the same or neighbouring lines, both are in it between marks.
 * @param meanings with them, changes of neighbouring lines are not in conflict, nor are lines that one of the versions
 * has only written in another way
 */
export function mergeLines({ base, ours, theirs }: Versions, meanings?: Meanings): MergedText {
  const linesOf = meanings?.linesOf ?? splitLines;
  const lines = linesOf(base);
  const eol = lineEndingOf(ours);
  const waiting = { ours: hunksBetween(lines, linesOf(ours)), theirs: hunksBetween(lines, linesOf(theirs)) };
  const merged: string[] = [];
  let done = 0;
  let conflicts = false;
  for (;;) {
    const region = nextRegion(waiting.ours, waiting.theirs, meanings ? isApart : isFarApart);
    if (!region) break;
    const { start, end } = region;
    merged.push(...lines.slice(done, start));
    const [mine, other] = [region.ours, region.theirs].map((hunks) => applied(hunks, lines, start, end));
    const isSame = (one: readonly string[] = [], another: readonly string[] = []) =>
      one.join('') === another.join('') || meanings?.isSame(one.join(''), another.join(''));
    const before = lines.slice(start, end);
    if (region.theirs.length === 0 || isSame(mine, other)) merged.push(...(mine ?? []));
    else if (region.ours.length === 0 || isSame(before, mine)) merged.push(...(other ?? []));
    else if (isSame(before, other)) merged.push(...(mine ?? []));
    else {
      conflicts = true;
      merged.push(...marked(mine ?? [], other ?? [], eol));
    }
    done = end;
  }
  return { text: [...merged, ...lines.slice(done)].join(''), conflicts };
}

/** The changes that make one list of lines out of another, in order; none touches the one after it. */
function hunksBetween(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let place = 0;
  let open: Hunk | undefined;
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      if (open) hunks.push(open);
      open = undefined;
      place += value.length;
      continue;
    }
    open ??= { start: place, end: place, lines: [] };
    if (removed) place += value.length;
    open = { start: open.start, end: place, lines: added ? [...open.lines, ...value] : open.lines };
  }
  if (open) hunks.push(open);
  return hunks.map((hunk, index) => slid(hunk, before, hunks[index + 1]?.start ?? before.length));
}

/** The same change as late as it can be said, as git does: so two versions say the same change in the same way. */
function slid({ start, end, lines }: Hunk, before: readonly string[], limit: number): Hunk {
  const isInsertion = start === end;
  if (!isInsertion && lines.length > 0) return { start, end, lines };
  let [from, to, rest] = [start, end, lines];
  while (to < limit - 1 && before[to] === (isInsertion ? rest[0] : before[from])) {
    if (isInsertion) rest = [...rest.slice(1), before[to] ?? ''];
    from++;
    to++;
  }
  return { start: from, end: to, lines: rest };
}

type Range = Pick<Hunk, 'start' | 'end'>;

/** True for changes with lines between them, as git wants them. */
const isFarApart = (region: Range, next: Range) => next.start > region.end;

/** True for changes that do not overlap: two insertions at one place do. */
const isApart = (region: Range, next: Range) =>
  next.start > region.end ||
  (next.start === region.end && (region.start < region.end || next.end > next.start));

/** Takes the next changes off both lists: one, or all that meet. */
function nextRegion(ours: Hunk[], theirs: Hunk[], isApart: (region: Range, next: Range) => boolean) {
  const [one, other] = [ours[0], theirs[0]];
  const isFirst = (one: Range, other: Range) =>
    one.start < other.start || (one.start === other.start && one.end <= other.end);
  const first = !other || (one && isFirst(one, other)) ? one : other;
  if (!first) return undefined;
  const region = { start: first.start, end: first.end, ours: [] as Hunk[], theirs: [] as Hunk[] };
  const take = (from: Hunk[], to: Hunk[]) => {
    const [hunk] = from;
    if (!hunk || isApart(region, hunk)) return false;
    to.push(hunk);
    from.shift();
    region.end = Math.max(region.end, hunk.end);
    return true;
  };
  while (take(ours, region.ours) || take(theirs, region.theirs));
  return region;
}

/** The lines of the base from `start` to `end` with changes in them. */
function applied(hunks: readonly Hunk[], lines: readonly string[], start: number, end: number): string[] {
  const result: string[] = [];
  let done = start;
  for (const hunk of hunks) {
    result.push(...lines.slice(done, hunk.start), ...hunk.lines);
    done = hunk.end;
  }
  return [...result, ...lines.slice(done, end)];
}

/** Two versions between git's marks; what both begin and end with stays outside. */
function marked(ours: readonly string[], theirs: readonly string[], eol: string): string[] {
  const shortest = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < shortest && ours[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < shortest - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  const middle = (lines: readonly string[]) =>
    lines.slice(head, lines.length - tail).map((line) => (/[\r\n]$/.test(line) ? line : line + eol));
  return [
    ...ours.slice(0, head),
    `<<<<<<< ${labels.ours}${eol}`,
    ...middle(ours),
    `=======${eol}`,
    ...middle(theirs),
    `>>>>>>> ${labels.theirs}${eol}`,
    ...ours.slice(ours.length - tail),
  ];
}
