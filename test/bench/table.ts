// Draws the rows as a table for people.
import type { Row, Unit } from './rows.ts';

const heading = ['what', 'measured', 'budget', 'result', 'median times, or why there are none'];

/** The rows in aligned columns, under a heading. */
export function drawTable(rows: readonly Row[]): string {
  const table = [heading, ...rows.map(cells)];
  const widths = heading.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const [first = '', ...others] = table.map((line) => drawLine(line, widths));
  return ['', first, '-'.repeat(first.length), ...others, ''].join('\n');
}

function cells({ what, value, unit, budget, result, detail }: Row): string[] {
  return [what, show(value, unit), show(budget, unit), result, detail];
}

function show(value: number | null, unit: Unit | null): string {
  if (value === null) return '-';
  return `${unit === 'x' ? value.toFixed(2) : Math.ceil(value)} ${unit}`;
}

function drawLine(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}
