// Lines whose layout merging back cannot restore, with what they were: kept in the record, and put back from there.
import { diffArrays } from 'diff';
import { splitLines } from '../text/lines.ts';

/** Lines of a file. */
export interface OwnLayout {
  /** The hash of what the project was when they were laid out so. */
  readonly project: string;
  /** As merging leaves them. */
  readonly text: string;
  /** As their owner had them. */
  readonly before: string;
}

/** Such lines, by the path of their file. */
export type Layouts = Readonly<Record<string, readonly OwnLayout[]>>;

/** How many lines around others are kept with them at most, so that they are found again. */
const mostAround = 4;

/** What has to be known to make one text out of another; undefined when its lines could not be told apart. */
export function layoutsBetween(text: string, before: string, project: string): OwnLayout[] | undefined {
  for (let around = 1; around <= mostAround; around++) {
    const layouts = differences(text, before, around).map((lines) => ({ project, ...lines }));
    if (withLayouts(text, layouts) === before) return layouts;
  }
  return undefined;
}

/** A text with lines as their owner had them, as far as they are still in it. */
export function withLayouts(text: string, layouts: readonly OwnLayout[]): string {
  let result = text;
  for (const { text: lines, before } of layouts) {
    const at = result.indexOf(lines);
    const isOnce = at >= 0 && lines !== '' && !result.includes(lines, at + 1);
    const isWhole = at === 0 || /[\r\n]/.test(result[at - 1] ?? '');
    if (isOnce && isWhole) result = result.slice(0, at) + before + result.slice(at + lines.length);
  }
  return result;
}

function differences(text: string, before: string, around: number): { text: string; before: string }[] {
  const parts = diffArrays(splitLines(text), splitLines(before));
  const found: { text: string; before: string }[] = [];
  for (const [index, { value, added, removed }] of parts.entries()) {
    if (!removed && !(added && !parts[index - 1]?.removed)) continue;
    const next = removed && parts[index + 1]?.added ? parts[index + 1] : undefined;
    const head = parts[index - 1]?.value.slice(-around) ?? [];
    const tail = parts[index + (next ? 2 : 1)]?.value.slice(0, around) ?? [];
    const written = (lines: readonly string[]) => [...head, ...lines, ...tail].join('');
    found.push({
      text: written(removed ? value : []),
      before: written(removed ? (next?.value ?? []) : value),
    });
  }
  return found;
}
