// What lines of Python come to, apart from layout, the order of imports and what only linters read.
import { lineStart } from '../../../core/text/lines.ts';
import type { Span } from '../../../core/text/tokens.ts';
import { readImport, writeLine } from './import-statements.ts';
import { isAlone, pythonSpans } from './python-tokens.ts';
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
  const module = parseModule(withBody(dedented(lines)));
  if (syntaxFault(module)) return undefined;
  const code = parseModule(applyChanges(module.text, commentsForLinters(module)));
  const text = applyChanges(code.text, sortedImports(code));
  const spans = pythonSpans(text, false);
  return (
    spans &&
    commentsFirst(spans, text)
      .join('\0')
      .replace(/\0->\0None(?=\0:)/g, '')
  );
}

function commentsForLinters(module: Module): Change[] {
  const changes: Change[] = [];
  module.top.iterate((node) => {
    if (node.name === 'Comment' && forLinters.test(textOf(module, node)))
      changes.push({ from: node.from, to: node.to, insert: '' });
  });
  return changes;
}

/** The tokens with the comments at the ends of lines in front of their statements, where autopep8 puts them. */
function commentsFirst(spans: readonly Span[], text: string): string[] {
  const keys: string[] = [];
  let start = 0;
  for (const { key, isComment, from } of spans) {
    if (key.startsWith('statement ')) start = keys.length;
    const above = keys[start - 1];
    if (!isComment || isAlone(text, from)) keys.push(key);
    else if (above?.startsWith('# ')) keys[start - 1] = above + key.slice(1);
    else keys.splice(start++, 0, key);
  }
  return keys;
}

/** Lines that end where a body begins, with one that no other lines have. */
const withBody = (text: string) =>
  text.replace(/^([ \t]*)(\S.*:)\s*$(?![\s\S])/m, '$1$2\n$1    body_that_follows\n');

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
        return [textOf(module, child).trimEnd()];
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
