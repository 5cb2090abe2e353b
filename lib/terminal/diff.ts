// Differences between a file on disk and the one that would replace it.
import { createTwoFilesPatch } from 'diff';
import type { Style } from './text.ts';

/** A unified diff, coloured line by line. */
export function drawDiff(path: string, before: string, after: string, style: Style): string[] {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 });
  const lines = patch.trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    if (line.startsWith('+++') || line.startsWith('---')) return style.bold(line);
    if (line.startsWith('+')) return style.green(line);
    if (line.startsWith('-')) return style.red(line);
    return line.startsWith('@@') ? style.cyan(line) : line;
  });
}
