// What Django's runner prints when tests fail, in a few lines: which ones, and why.

/** As many tests are named, and as many last lines shown where none is. */
const most = 8;

const widest = 120;

/**
 * The names of the tests that failed, each with its reason, and the count; else the last lines.
 * @param output the lines that the runner printed, without blank ones
 * https://docs.python.org/3/library/unittest.html#unittest.TextTestResult
 */
export function failedTests(output: readonly string[]): string[] {
  const starts = output.flatMap((line, index) => (/^={20,}$/.test(line) ? [index] : []));
  const found = new Map<string, string>();
  for (const [index, start] of starts.entries()) {
    const name = nameIn(output[start + 1] ?? '');
    const reason = reasonIn(output.slice(start + 2, starts[index + 1]));
    if (name !== undefined && !found.has(name)) found.set(name, reason);
  }
  if (found.size === 0) return output.slice(-most).map(shortened);
  const named = [...found].map(([name, reason]) => `${name}: ${shortened(reason)}`);
  return [
    ...named.slice(0, most),
    ...(named.length > most ? [`and ${named.length - most} more`] : []),
    ...output.filter((line) => /^(?:Ran \d+ tests? in|FAILED \()/.test(line)),
  ];
}

/** `FAIL: test_str (crm.tests.ModelTests.test_str)`; before Python 3.11 without the second name. */
function nameIn(line: string): string | undefined {
  const [, name, place] = /^(?:FAIL|ERROR|UNEXPECTED SUCCESS): (\S+)(?: \(([\w.]+)\))?/.exec(line) ?? [];
  if (name === undefined || place === undefined) return name;
  if (place.startsWith('unittest.loader.')) return name;
  return place.endsWith(`.${name}`) ? place : `${place}.${name}`;
}

/** The last exception of a traceback; what its message says on further lines is left out. */
const reasonIn = (lines: readonly string[]) =>
  lines.findLast((line) => /^(?:[a-z_]\w*\.)*[A-Z]\w*(?:: |$)/.test(line)) ?? '';

const shortened = (line: string) => (line.length > widest ? `${line.slice(0, widest - 1)}…` : line);
