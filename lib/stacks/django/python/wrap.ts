// Laying out Python: lines that names have made too long are broken where ruff format and Black break them.

import { columnsOf } from '../../../core/text/columns.ts';

/** Columns in a line: https://docs.astral.sh/ruff/settings/#line-length */
const width = 88;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Breaks every line of generated code that is too long and has a bracket to break at; strings stay whole.
 * The lines end as on Unix afterwards.
 */
export function wrapLines(text: string): string {
  return text.split(/\r?\n/).flatMap(wrapLine).join('\n');
}

function wrapLine(line: string): string[] {
  if (columnsOf(line) <= width || /[([{]$/.test(line)) return [line];
  const [, from, names] = /^(from \S+ import )(\w[^#(]*)$/.exec(line) ?? [];
  if (names !== undefined) return [`${from}(`, ...names.split(', ').map((name) => `    ${name},`), ')'];
  const [, indent = '', start = '', value = ''] =
    /^( *)(return |[\w.]+(?:\["\w+"\])* = )?(.*)$/.exec(line) ?? [];
  const brackets = pairs(line).filter(({ from }) => from >= line.length - value.length);
  const last = brackets.at(-1);
  const near = start ? last : (brackets.findLast(({ from }) => isWithin(line, from)) ?? last);
  const bracket = value.startsWith('def ') ? brackets[0] : near;
  if (!bracket || (start && !isWithin(line, bracket.from))) return wrapValue(indent, start, value);
  const body = wrapBody(
    line.slice(bracket.from + 1, bracket.to),
    `${indent}    `,
    line.slice(0, bracket.from + 1),
  );
  return [line.slice(0, bracket.from + 1), ...body, indent + line.slice(bracket.to)];
}

/** Whether the character at an index is in a column that a line has. */
const isWithin = (line: string, index: number) => columnsOf(line.slice(0, index)) < width;

/** A value gets brackets of its own when it fits or can be broken there. */
function wrapValue(indent: string, start: string, value: string): string[] {
  if (start === '') return [indent + value];
  const lines = wrapEntry(value, `${indent}    `, '');
  const helps = lines.length > 1 || columnsOf(lines[0] ?? '') <= width;
  return helps ? [`${indent}${start}(`, ...lines, `${indent})`] : [indent + start + value];
}

/**
 * What is between two brackets, without trailing comma.
 * The arguments of a call stay on one line if they fit there; everything else gets one line for each entry.
 * https://docs.astral.sh/ruff/formatter/black/
 */
function wrapBody(body: string, indent: string, before: string): string[] {
  const entries = split(body, ', ');
  const isDisplay = /(^|[^\w)\]])[[{]$/.test(before);
  const isList = isDisplay || /^ *(def|from) /.test(before) || (entries.length > 1 && /\W\($/.test(before));
  if (columnsOf(indent + body) <= width && !isList) return [indent + body];
  const comma = isList || entries.length > 1 ? ',' : '';
  return entries.flatMap((entry) => wrapEntry(entry, indent, comma));
}

/** One entry in brackets: before operators, when it has some. */
function wrapEntry(entry: string, indent: string, comma: string): string[] {
  const whole = indent + entry + comma;
  if (columnsOf(whole) <= width) return [whole];
  for (const operator of ['| ', 'or ']) {
    const operands = split(entry, ` ${operator}`);
    if (operands.length === 1) continue;
    const lines = operands.map((operand, index) => indent + (index > 0 ? operator : '') + operand);
    return [...lines.slice(0, -1), lines.at(-1) + comma].flatMap(wrapLine);
  }
  return wrapLine(whole);
}

/** The outermost pairs of brackets that contain something, in order. */
function pairs(line: string): { from: number; to: number }[] {
  const open: number[] = [];
  const found: { from: number; to: number }[] = [];
  scan(line, (index, character) => {
    if (character in closing) open.push(index);
    else if (Object.values(closing).includes(character)) {
      const from = open.pop();
      if (open.length === 0 && from !== undefined && index > from + 1) found.push({ from, to: index });
    }
  });
  return open.length === 0 ? found : [];
}

/** Splits at a separator outside brackets and strings. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  scan(text, (index, character) => {
    if (character in closing) depth += 1;
    else if (Object.values(closing).includes(character)) depth -= 1;
    else if (depth === 0 && text.startsWith(separator, index)) {
      parts.push(text.slice(start, index));
      start = index + separator.length;
    }
  });
  return [...parts, text.slice(start)];
}

/** Visits the characters of a line that are in no string. */
function scan(line: string, visit: (index: number, character: string) => void): void {
  let quote = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (quote) {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '#') return;
    else visit(index, character);
  }
}
