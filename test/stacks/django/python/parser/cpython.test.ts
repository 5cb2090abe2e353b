// The parser against the Python that is installed: files of its standard library, as they are and with a word left out.
import { execaSync } from 'execa';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parse } from '../../../../../lib/stacks/django/python/parser/parse.ts';
import { runs, testWith } from '../../../../helpers/tools.ts';

const python = 'python3';

/** Prints sources of the standard library, a few of each folder, and the version of the language. */
const library = `
import json, pathlib, sys, sysconfig
files = sorted(pathlib.Path(sysconfig.get_path("stdlib")).rglob("*.py"))
texts = [file.read_bytes() for file in files if "site-packages" not in file.parts and file.stat().st_size < 60_000]
decoded = [text.decode(errors="ignore") for text in texts if not text.startswith(b"\\xef")]
json.dump({"version": sys.version_info[1], "texts": decoded[:: max(1, len(decoded) // 60)]}, sys.stdout)
`;

/** Reads sources, and prints where the statements of each begin, by line, or null for a syntax error. */
const judge = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def lines(text):
    try:
        return [min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))]) for statement in ast.parse(text).body]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
json.dump([lines(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** What \`judge\` says, as this parser sees it. */
function linesOf(text: string): number[] | null {
  const { fault, top } = parse(text);
  if (fault !== undefined) return null;
  return top.children
    .flatMap((node) => (node.name === 'StatementGroup' ? node.children : [node]))
    .filter(({ name }) => name !== 'Comment' && name !== ';')
    .map(({ from }) => text.slice(0, from).split('\n').length);
}

testWith({ [python]: runs(python, '--version') })(
  'the same sources are Python, and their statements begin on the same lines',
  { timeout: 600_000 },
  () => {
    const { version, texts } = JSON.parse(execaSync(python, ['-c', library], { maxBuffer: 1e9 }).stdout) as {
      version: number;
      texts: string[];
    };
    const statements = texts.flatMap((text) =>
      parse(text).top.children.map(({ from, to }) => `${text.slice(from, to)}\n`),
    );
    const short = statements.filter(({ length }) => length < 1500);
    const changed = fc
      .sample(fc.tuple(fc.nat(short.length - 1), fc.nat()), {
        seed: Number(process.env.MVT_FUZZ_SEED ?? 1),
        numRuns: Number(process.env.MVT_FUZZ_RUNS ?? 500),
      })
      .map(([index, position]) => {
        const text = short[index] ?? '';
        const words = [...text.matchAll(/\w+|[ \t]+|\n|./gu)];
        const word = words[position % words.length];
        return word ? text.slice(0, word.index) + text.slice(word.index + word[0].length) : text;
      });
    const sources = [...texts, ...changed];
    const verdicts: (number[] | null)[] = JSON.parse(
      execaSync(python, ['-c', judge], { input: JSON.stringify(sources), maxBuffer: 1e9 }).stdout,
    );
    expect(verdicts.filter((lines) => lines === null).length).toBeGreaterThan(50);
    for (const [index, source] of sources.entries()) {
      const lines = verdicts[index] ?? null;
      // Before 3.12, less was allowed in f-strings.
      if (lines !== null || version >= 12) expect(linesOf(source), source).toEqual(lines);
    }
  },
);
