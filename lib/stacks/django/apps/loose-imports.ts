// What imports the code of a model anywhere in the project: such imports go with it, and other uses are named.
import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { findUndo } from '../../../core/files/undo.ts';
import { fileImported } from '../project/imported.ts';
import { namesByStar, objectImported } from '../project/objects.ts';
import { isOthersFolder, isServedFolder } from '../project/other-folders.ts';
import { finderOf } from '../project/settings.ts';
import { everyImport, type Imported, localName, writeLine } from '../python/import-statements.ts';
import { boundNames, usedNames } from '../python/names.ts';
import { parseModule, type SyntaxNode } from '../python/syntax.ts';
import { dropImport } from '../python/unimport.ts';
import { definedIn, type PlacedSnippet } from './code-places.ts';
import type { Site } from './site.ts';

/** An import of a name from a file of the project, or of the file as a module. */
interface Importer {
  readonly path: string;
  readonly imported: Imported;
  /** Whether it is in a function, a condition or a `try`: what is around it may depend on it. */
  readonly isNested: boolean;
  /** The file that defines the names, and those that this file imports or may use. */
  readonly source: string;
  readonly names: readonly string[];
}

/** How deep folders are looked into: links may lead round in a circle. */
const deepest = 6;

/** The Python files of a project. */
export function* pythonFiles(files: Files, folder = '', depth = deepest): Generator<string> {
  const entries = files.list(folder);
  if (entries.includes('pyvenv.cfg')) return;
  for (const entry of entries) {
    if (entry.endsWith('.py')) yield within(folder, entry);
    if (!entry.endsWith('/') || depth === 0) continue;
    const name = entry.slice(0, -1);
    if (!isOthersFolder(name) && !isServedFolder(name))
      yield* pythonFiles(files, within(folder, name), depth - 1);
  }
}

/** What imports the code of snippets, while it is there. */
export function importersOf(site: Site, snippets: readonly PlacedSnippet[]): Importer[] {
  const { workspace, settings } = site;
  const finder = finderOf(workspace, settings);
  const defined = snippets.map(({ path, text }) => ({ source: path, names: definedIn(text) }));
  const all = defined.flatMap(({ names }) => names);
  return [...pythonFiles(workspace)].flatMap((path) => {
    const text = workspace.read(path) ?? '';
    if (!all.some((name) => text.includes(name))) return [];
    const imports = everyImport(parseModule(text)).flatMap(({ node, imported }) =>
      imported.map((each) => ({ imported: each, isNested: isNested(node) })),
    );
    return imports.flatMap(({ imported, isNested }): Importer[] => {
      const object = objectImported(finder, path, imported);
      const stars = new Set(
        imported.name === '*' ? namesByStar(finder, path, imported.module)?.values() : [],
      );
      return defined.flatMap(({ source, names }) => {
        const taken = names.filter((name) => object === `${source}#${name}` && !wasUsed(site, path, name));
        const brought = names.filter((name) => stars.has(`${source}#${name}`));
        const known = [...taken, ...brought];
        if (known.length > 0) return [{ path, imported, isNested, source, names: known }];
        const isWhole = object === source || fileImported(finder, path, imported.module) === source;
        return isWhole && (imported.name === undefined || object === source)
          ? [{ path, imported, isNested, source, names }]
          : [];
      });
    });
  });
}

const isNested = ({ parent }: SyntaxNode) => !!parent && !/^(Script|StatementGroup)$/.test(parent.name);

/** True for a name that a file used before anything was added to it: without the model it is as it was. */
const wasUsed = ({ undo }: Site, path: string, name: string) =>
  findUndo(undo[path] ?? [], { kind: 'use', name }) !== undefined;

/** Takes out the imports of what is gone, and leaves to the owner what else uses it: Django would not start with it. */
export function dropImporters(site: Site, importers: readonly Importer[]): void {
  const uses = new Map<string, Set<string>>();
  const starting = new Set<string>();
  for (const { path, imported, isNested, source, names } of importers) {
    const text = site.workspace.read(path);
    const left = boundNames(parseModule(site.workspace.read(source) ?? ''));
    const gone = names.filter((name) => !left.has(name));
    if (text === undefined || gone.length === 0) continue;
    const local = localName(imported);
    const isNamed = imported.name !== undefined && gone.includes(imported.name);
    const used = isNamed
      ? usesOfName(text, local)
      : imported.name === '*'
        ? gone.filter((name) => usesOfName(text, name).length > 0 && !bindsItself(text, name))
        : gone.flatMap((name) => usesOfMember(text, imported, name));
    const rest = isNamed ? dropImport(text, imported, { firstParty: site.isLocal }) : text;
    // What is nested, or one of several statements on a line, stays where it is.
    if (used.length === 0 && isNamed && isImporting(rest, imported)) used.push(writeLine([imported]));
    if (used.length > 0 && !isNested) starting.add(path);
    if (used.length > 0) uses.set(path, new Set([...(uses.get(path) ?? []), ...used]));
    else if (isNamed) site.workspace.write(path, rest);
  }
  for (const [path, names] of [...uses].sort()) {
    const reason = `your own code uses what was removed${starting.has(path) ? ', and Django cannot start that way' : ''}`;
    const where = 'remove what uses these, and their imports,';
    site.byHand.push({ path, where, lines: [...names], reason });
  }
}

const usesOfName = (text: string, local: string): string[] =>
  usedNames(parseModule(text)).has(local) ? [local] : [];

function isImporting(text: string, wanted: Imported): boolean {
  const all = everyImport(parseModule(text)).flatMap(({ imported }) => imported);
  return all.some((each) => writeLine([each]) === writeLine([wanted]));
}

const bindsItself = (text: string, name: string) => boundNames(parseModule(text)).has(name);

/** `views.ZebraListView`, for a module that is imported as a whole. */
function usesOfMember(text: string, imported: Imported, name: string): string[] {
  const member = `${imported.alias ?? imported.name ?? imported.module}.${name}`;
  const isUsed = new RegExp(`(?<![\\w.])${member.replaceAll('.', '\\s*\\.\\s*')}\\b`).test(text);
  return isUsed ? [member] : [];
}
