// What lines of Python come to, apart from layout, the order of imports and what only linters read.
import { lineStart } from '../../../core/text/lines.ts';
import { readImport, writeLine } from './import-statements.ts';
import { pythonSpans } from './python-tokens.ts';
import {
  applyChanges,
  type Change,
  childrenOf,
  type Module,
  parseModule,
  type SyntaxNode,
  syntaxFault,
  textOf,
} from './syntax.ts';

const forLinters = /^#\s*(noqa|isort:|ruff:|pylint:|fmt:|type: *ignore)/;

/** Equal for lines that do the same; undefined for lines that are not whole statements. */
export function pythonMeaning(lines: string): string | undefined {
  const text = dedented(lines);
  const module = parseModule(text);
  if (syntaxFault(module)) return undefined;
  const spans = pythonSpans(applyChanges(text, sortedImports(module)), false);
  return spans
    ?.filter(({ key, isComment }) => !(isComment && forLinters.test(key)))
    .map(({ key }) => key)
    .join('\0')
    .replace(/\0->\0None(?=\0:)/g, '');
}

/** Lines without the indentation that their first one has. */
function dedented(lines: string): string {
  const [indent = ''] = /^[ \t]*(?=\S)/m.exec(lines) ?? [];
  return indent === '' ? lines : lines.replace(new RegExp(`^${indent}`, 'gm'), '');
}

/** Imports below each other, wherever they are, one in a line and in order. */
function sortedImports(module: Module): Change[] {
  const changes: Change[] = [];
  module.top.iterate((node) => {
    if (node.name !== 'Script' && node.name !== 'Body') return;
    for (const run of importRuns(node)) {
      const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
      const indent = module.text.slice(lineStart(module.text, from), from);
      if (indent.trim() !== '') continue;
      const lines = run.flatMap((child) => {
        if (child.name === 'ImportStatement')
          return readImport(module, child).imported.map((one) => writeLine([one]));
        const comment = textOf(module, child).trimEnd();
        return forLinters.test(comment) ? [] : [comment];
      });
      changes.push({ from, to, insert: [...new Set(lines)].sort().join(`\n${indent}`) });
    }
  });
  return changes;
}

/** Imports with nothing but comments between them. */
function importRuns(body: SyntaxNode): SyntaxNode[][] {
  const runs: SyntaxNode[][] = [];
  let isOpen = false;
  for (const child of childrenOf(body)) {
    const isImport = child.name === 'ImportStatement';
    if (isImport && !isOpen) runs.push([]);
    isOpen = isImport || (isOpen && child.name === 'Comment');
    if (isOpen) runs.at(-1)?.push(child);
  }
  return runs;
}
