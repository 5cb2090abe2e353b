// Lines broken between words for the width of a terminal, which would break them within words.
import { usages } from '../options/command-usages.ts';
import { columnsOf } from '../text/columns.ts';

/** Narrower than that, nothing is broken: a terminal of that width does not say how wide it is. */
const fewestColumns = 20;

/** The fewest columns beside an option that its help is still easy to read in. */
const readable = 24;

const commandWords = new Set(Object.values(usages).flatMap(({ words }) => words.slice(0, 1)));

/**
 * A line with line breaks between its words, so that it takes no more than `columns` where it can.
 * What people copy stays whole: paths, texts in quotation marks, commands of this program.
 * @param indent the blanks in front of further lines
 */
export function wrap(line: string, columns: number, indent = 0): string {
  if (columns < fewestColumns || columnsOf(line) <= columns) return line;
  const start = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = start;
  for (const unit of unitsOf(line.slice(start.length))) {
    const isFirst = current.trim() === '';
    const longer = isFirst ? current + unit : `${current} ${unit}`;
    if (isFirst || columnsOf(longer) <= columns) current = longer;
    else {
      lines.push(current);
      current = ' '.repeat(indent) + unit;
    }
  }
  return [...lines, current].join('\n');
}

/** The same for a line of a report. An indented one is a command, a path or code: it stays whole, to be copied. */
export function wrapSentence(line: string, columns: number): string {
  return isIndented(line) ? line : wrap(line, columns);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: styles begin with one
const isIndented = (line: string) => /^(\x1b\[\d+m)* /.test(line);

/** A page of help: what an option does stays in its column, or goes below the option. */
export function wrapHelp(page: string, columns: number): string {
  return page
    .split('\n')
    .map((line) => (line.startsWith(' ') ? wrapRow(line, columns) : wrap(line, columns)))
    .join('\n');
}

/** A row of two columns, the second of which is broken in its place, or goes below the first. */
export function wrapRow(line: string, columns: number): string {
  const [, first] = /^( {2}\S.*?) {2,}\S/.exec(line) ?? [];
  if (first === undefined || columnsOf(line) <= columns) return line;
  const second = line.slice(first.length).trimStart();
  const start = line.slice(0, line.length - second.length);
  const column = columnsOf(start);
  const room = columns - column;
  if (room >= readable && unitsOf(second).every((unit) => columnsOf(unit) <= room)) {
    return start + wrap(' '.repeat(column) + second, columns, column).slice(column);
  }
  return `${first}\n${wrap(`      ${second}`, columns, 6)}`;
}

/** The words of a text; those that are copied together count as one. */
function unitsOf(text: string): string[] {
  const words = text.split(/ +/).filter(Boolean);
  const units: string[] = [];
  for (let first = 0; first < words.length; ) {
    const next = endOf(words, first);
    units.push(words.slice(first, next).join(' '));
    first = next;
  }
  return units;
}

/** The index after the last word of the unit that starts at `first`. */
function endOf(words: readonly string[], first: number): number {
  const find = (from: number, isLast: (word: string) => boolean) => {
    const index = words.findIndex((word, at) => at >= from && isLast(word));
    return index < 0 ? undefined : index + 1;
  };
  const hasOneQuote = (word: string) => word.split('"').length % 2 === 0;
  if (hasOneQuote(words[first] ?? '')) return find(first + 1, hasOneQuote) ?? first + 1;
  const name = words[first] === 'npx' ? first + 1 : first;
  const follows = words[name + 1] ?? '';
  if (words[name] === 'create-mvt-app' && (commandWords.has(follows) || /^[<[-]/.test(follows))) {
    return find(name + 1, (word) => /[.,:;?)]$/.test(word)) ?? words.length;
  }
  return first + 1;
}
