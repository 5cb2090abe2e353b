// Differences between a file on disk and the one that would replace it.
import { createTwoFilesPatch } from 'diff';
import { printableLine } from '../text/printable.ts';
import type { Style } from './text.ts';

/** A unified diff, as `git apply` takes it. */
export function unifiedDiff(path: string, before: string, after: string): string[] {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 });
  return patch.trimEnd().split('\n').slice(1);
}

/** A unified diff, coloured line by line; for a file that is not text, the statement that it differs. */
export function drawDiff(
  { path, encoding }: { readonly path: string; readonly encoding?: 'latin1' },
  before: string,
  after: string,
  style: Style,
): string[] {
  if (encoding) return [style.bold(`Binary files a/${path} and b/${path} differ`)];
  return unifiedDiff(path, before, after)
    .map(printableLine)
    .map((line) => {
      if (line.startsWith('+++') || line.startsWith('---')) return style.bold(line);
      if (line.startsWith('+')) return style.green(line);
      if (line.startsWith('-')) return style.red(line);
      return line.startsWith('@@') ? style.cyan(line) : line;
    });
}
