// Laying out Python: lines that names have made too long are broken where ruff format and Black break them.

/** Columns in a line: https://docs.astral.sh/ruff/settings/#line-length */
const width = 88;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Breaks every line of generated code that is too long and has a bracket to break at; strings stay whole. */
export function wrapLines(text: string): string {
  return text.split('\n').flatMap(wrapLine).join('\n');
}

function wrapLine(line: string): string[] {
  if (line.length <= width) return [line];
  const bracket = lastBracket(line);
  if (!bracket) return wrapReturn(line);
  const indent = /^ */.exec(line)?.[0] ?? '';
  const { from, to } = bracket;
  const body = wrapBody(line.slice(from + 1, to), `${indent}    `, /^(from|import) /.test(line));
  return [line.slice(0, from + 1), ...body, indent + line.slice(to)];
}

/** What stands between two brackets: on one line if it fits there, else one entry to a line. */
function wrapBody(body: string, indent: string, isImport: boolean): string[] {
  const whole = indent + body;
  if (whole.length <= width && !isImport) return [whole];
  const entries = split(body, ', ');
  if (entries.length > 1) return entries.flatMap((entry) => wrapLine(`${indent}${entry},`));
  const operands = split(body, ' | ').flatMap((operand) => split(operand, ' or '));
  if (operands.length === 1) return wrapLine(`${indent}${body}${isImport ? ',' : ''}`);
  const operator = split(body, ' | ').length > 1 ? '| ' : 'or ';
  return operands.flatMap((operand, index) => wrapLine(indent + (index > 0 ? operator : '') + operand));
}

/** `return a or b` gets brackets when it is too long. */
function wrapReturn(line: string): string[] {
  const [, start, value] = /^( *return )(.* or .*)$/.exec(line) ?? [];
  return start && value ? wrapLine(`${start}(${value})`) : [line];
}

/** The last pair of brackets that stands in no other one and holds something. */
function lastBracket(line: string): { from: number; to: number } | undefined {
  const open: number[] = [];
  let found: { from: number; to: number } | undefined;
  scan(line, (index, character) => {
    if (character in closing) open.push(index);
    else if (Object.values(closing).includes(character)) {
      const from = open.pop();
      if (open.length === 0 && from !== undefined && index > from + 1) found = { from, to: index };
    }
  });
  return open.length === 0 ? found : undefined;
}

/** Splits at a separator that stands in no bracket and no string. */
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
