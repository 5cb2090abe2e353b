// Where a new import statement belongs in a module.

import { lineEndingOf } from '../../../core/text/lines.ts';
import { breaksBetween, definitionsOf, docstringOf } from './definitions.ts';
import {
  compareFirst,
  type Imported,
  type ImportStatement,
  importStatements,
  isSorted,
  sectionOf,
  writeImport,
} from './import-statements.ts';
import { childrenOf, type Module } from './syntax.ts';

export interface ImportOptions {
  /** Which absolute modules belong to the project; none unless said. */
  readonly firstParty?: (module: string) => boolean;
}

/** The statements that may be changed: those before the first class or function. */
export function leading(module: Module): ImportStatement[] {
  const first = definitionsOf(module).find(({ kind }) => kind === 'class' || kind === 'function');
  return importStatements(module).filter(({ node }) => !first || node.from < first.from);
}

/** Puts a statement on a line of its own after the line that contains a position. */
function afterLine(text: string, offset: number, eol: string, statement: string): string {
  const found = /\r\n|\r|\n/.exec(text.slice(offset));
  const end = found ? offset + found.index + found[0].length : text.length;
  return found ? text.slice(0, end) + statement + eol + text.slice(end) : text + eol + statement;
}

/** Adds an import statement at its place: among those of its section, or as the first of a new one. */
export function addStatement(module: Module, imported: readonly Imported[], options: ImportOptions): string {
  const { text } = module;
  const eol = lineEndingOf(text);
  const statement = writeImport(imported, eol);
  const firstParty = options.firstParty ?? (() => false);
  const [wanted] = imported;
  if (!wanted) return text;
  const section = sectionOf(wanted.module, firstParty);
  const statements = leading(module).flatMap(({ node, imported: all }) =>
    all[0] ? [{ node, imported: all, section: sectionOf(all[0].module, firstParty) }] : [],
  );
  const peers = statements.filter((other) => other.section === section);
  const [top] = peers;
  if (top) {
    const after = isSorted(peers, compareFirst)
      ? peers.findLast((peer) => compareFirst(peer, { imported }) <= 0)
      : peers.at(-1);
    if (after) return afterLine(text, after.node.to, eol, statement);
    return text.slice(0, top.node.from) + statement + eol + text.slice(top.node.from);
  }
  const earlier = statements.findLast((other) => other.section < section);
  if (earlier) return afterLine(text, earlier.node.to, eol, eol + statement);
  const next = statements[0]?.node.from;
  if (next !== undefined) return text.slice(0, next) + statement + eol + eol + text.slice(next);
  return addFirst(module, eol, statement);
}

/** Adds the only import: after the docstring, or after the comment at the top of the file. */
function addFirst(module: Module, eol: string, statement: string): string {
  const { text } = module;
  const [first] = definitionsOf(module);
  const docstring = docstringOf(module);
  let head = docstring?.to ?? 0;
  if (!docstring)
    for (const { name, to, from } of childrenOf(module.top)) {
      const special = /^#(!|.*coding[:=])/.test(text.slice(from, to));
      if (name !== 'Comment' || (first && to > first.from && !special)) break;
      if (head > 0 && !/^(\r\n|\r|\n)$/.test(text.slice(head, from))) break;
      head = to;
    }
  const rest = /^[^\r\n]*(?:\r\n|\r|\n)?([\s\S]*)$/.exec(text.slice(head))?.[1] ?? '';
  if (head > 0 && (rest.trim() === '' || /^[ \t\f]*[\r\n]/.test(rest)))
    return afterLine(text, head, eol, eol + statement);
  const gap = eol.repeat(text.trim() === '' ? 0 : breaksBetween(undefined, first) - 1);
  return head > 0 ? afterLine(text, head, eol, statement + gap) : statement + eol + gap + text;
}
