// Which tokens of one text are those of another.
import { diffArrays } from 'diff';
import type { Token } from '../text/tokens.ts';

/** @returns for each token of `one` the index of its counterpart in `other`, or -1 */
export function align(one: readonly Token[], other: readonly Token[]): number[] {
  const result = one.map(() => -1);
  let [left, right] = [0, 0];
  const alignUpTo = (leftEnd: number, rightEnd: number) => {
    alignRange(one, other, [left, leftEnd], [right, rightEnd], result);
  };
  for (const [leftLine, rightLine] of sharedLines(linesOf(one), linesOf(other))) {
    alignUpTo(leftLine.start, rightLine.start);
    for (let offset = 0; leftLine.start + offset < leftLine.end; offset++)
      result[leftLine.start + offset] = rightLine.start + offset;
    [left, right] = [leftLine.end, rightLine.end];
  }
  alignUpTo(one.length, other.length);
  return result;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** The keys of its tokens. */
  readonly key: string;
}

/** The lines of tokens; a token of several lines belongs to the first of them. */
function linesOf(tokens: readonly Token[]): Line[] {
  const starts = [...tokens.keys()].filter((index) => index === 0 || /\n/.test(tokens[index]?.gap ?? ''));
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? tokens.length;
    const keys = tokens.slice(start, end).map(({ key }) => key);
    return { start, end, key: keys.join('\0') };
  });
}

/** Lines that both texts have just once, in an order that both have: what is between them is compared token by token. */
function sharedLines(one: readonly Line[], other: readonly Line[]): [Line, Line][] {
  const [left, right] = [uniqueOf(one), uniqueOf(other)];
  const [mine, theirs] = [
    [...left.keys()].filter((key) => right.has(key)),
    [...right.keys()].filter((key) => left.has(key)),
  ];
  const kept = diffArrays(mine, theirs).flatMap(({ value, added, removed }) =>
    added || removed ? [] : value,
  );
  return kept.map((key) => [left.get(key), right.get(key)] as [Line, Line]);
}

function uniqueOf(lines: readonly Line[]): Map<string, Line> {
  const counts = new Map<string, number>();
  for (const { key } of lines) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(lines.filter(({ key }) => counts.get(key) === 1).map((line) => [line.key, line]));
}

type Range = readonly [from: number, to: number];

function alignRange(
  one: readonly Token[],
  other: readonly Token[],
  [left, leftEnd]: Range,
  [right, rightEnd]: Range,
  result: number[],
): void {
  const keys = (tokens: readonly Token[], from: number, to: number) =>
    tokens.slice(from, to).map(({ key }) => key);
  let [at, there] = [left, right];
  for (const { value, added, removed } of diffArrays(
    keys(one, left, leftEnd),
    keys(other, right, rightEnd),
  )) {
    if (!added && !removed)
      for (let offset = 0; offset < value.length; offset++) result[at + offset] = there + offset;
    if (!added) at += value.length;
    if (!removed) there += value.length;
  }
}
