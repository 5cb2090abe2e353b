// Snippets in the words of a module.
// What the module has already goes by its names there, and a name that it uses for something else is left to it.
import { lineEndingOf } from '../../../core/text/lines.ts';
import { definitionsOf } from './definitions.ts';
import { type Imported, importStatements, localName, writeImport } from './import-statements.ts';
import { bindingsOf, boundNames, usedNames, usesOf } from './names.ts';
import { isModuleName, publicName } from './public-names.ts';
import { neededImports } from './snippet.ts';
import { applyChanges, type Change, type Module, parseModule } from './syntax.ts';
import { wrapLines } from './wrap.ts';

export interface NamingOptions {
  /** What an import stands for: those of one object give the same text. Django's public names unless said. */
  readonly objectOf?: (imported: Imported) => string;
  /** What `from module import *` brings, each name with its object; undefined when that cannot be known. */
  readonly starNames?: (module: string) => ReadonlyMap<string, string> | undefined;
  /** What aliases of the project's own modules begin with. */
  readonly prefix?: string;
}

/** What a module imports, and how its code calls it: `path`, or `generic.ListView`. */
interface Known {
  readonly expression: string;
  readonly imported: Imported;
}

/** How a snippet is to call what it imports; without `imported`, the module needs no import for it. */
interface Naming {
  readonly expression: string;
  readonly imported?: Imported;
}

/** Rewrites a snippet, a small whole module, for a module that it is going to be merged into, and breaks its long lines. */
export function adaptSnippet(target: string, snippet: string, options: NamingOptions = {}): string {
  const source = parseModule(snippet);
  const names = new ModuleNames(parseModule(target), options);
  const wanted = neededImports(source);
  const isWanted = (object: string) => wanted.some((item) => names.objectOf(item) === object);
  const isTaken = (name: string) => boundNames(source).has(name) || usedNames(source).has(name);
  const namings = new Map<string, Naming>();
  for (const item of wanted) {
    const local = localName(item);
    const naming = names.has(item) ? undefined : names.namingOf(item, isWanted, isTaken);
    if (!naming || (naming.expression === local && keyOf(naming.imported) === keyOf(item))) continue;
    namings.set(local, naming);
  }
  if (namings.size === 0) return wrapLines(snippet);
  const changes = [...importChanges(source, namings), ...useChanges(source, namings)];
  return wrapLines(applyChanges(snippet, changes));
}

/** The names that a module has, and what they stand for. */
class ModuleNames {
  readonly #module: Module;
  readonly #options: NamingOptions;
  readonly #known: readonly Known[];
  readonly #objects = new Map<Imported, string>();
  readonly #starred = new Map<string, string>();
  #hasUnknownStar = false;

  constructor(module: Module, options: NamingOptions) {
    this.#module = module;
    this.#options = options;
    const { names, tried, stars } = bindingsOf(module);
    const defined = new Set(definitionsOf(module).map(({ name }) => name));
    const imported = [...names.values(), ...tried].filter((item) => !defined.has(localName(item)));
    for (const star of stars) {
      const brought = options.starNames?.(star);
      this.#hasUnknownStar ||= brought === undefined;
      for (const [name, object] of brought ?? []) this.#starred.set(name, object);
    }
    this.#known = imported.map((item) => ({
      expression: item.name === undefined ? (item.alias ?? item.module) : localName(item),
      imported: item,
    }));
  }

  objectOf(item: Imported): string {
    const object = this.#objects.get(item) ?? (this.#options.objectOf ?? publicName)(item);
    this.#objects.set(item, object);
    return object;
  }

  /** Whether the module has the very import, under its name. */
  has(item: Imported): boolean {
    const local = localName(item);
    const known = this.#known.find(({ expression }) => expression === local)?.imported;
    return known?.module === item.module && known.name === item.name;
  }

  /** Whether the module has no other use for the name of an import. */
  #isFree(item: Imported): boolean {
    const local = localName(item);
    if (boundNames(this.#module).has(local)) return false;
    const starred = this.#starred.get(local);
    if (starred !== undefined) return starred === this.objectOf(item);
    return !(this.#hasUnknownStar && usedNames(this.#module).has(local));
  }

  /**
   * The name for an import of a snippet.
   * @param isWanted whether the snippet imports an object
   * @param isTaken whether the snippet itself has a name
   */
  namingOf(
    item: Imported,
    isWanted: (object: string) => boolean,
    isTaken: (name: string) => boolean,
  ): Naming {
    const local = localName(item);
    const object = this.objectOf(item);
    const same = this.#known.filter(({ imported }) => this.objectOf(imported) === object);
    const [known] = same.toSorted(
      (one, other) => Number(other.expression === local) - Number(one.expression === local),
    );
    if (known) {
      const isDotted = known.expression.includes('.');
      return {
        expression: known.expression,
        ...(!isDotted && { imported: known.imported }),
      };
    }
    const isThing = item.name !== undefined && !isModule(object);
    const whole = isThing && this.objectOf({ module: item.module });
    const container = whole && this.#known.find(({ imported }) => this.objectOf(imported) === whole);
    if (container && !isWanted(whole)) return { expression: `${container.expression}.${item.name}` };
    if (this.#isFree(item)) return { expression: local, imported: item };
    const alias = this.#aliases(item).find(
      (name) => !isTaken(name) && this.#isFree({ ...item, alias: name }),
    );
    const expression = alias ?? local;
    return { expression, imported: { ...item, alias: expression } };
  }

  /** Names for an import whose own is taken: what it is called where it comes from, or with that in front. */
  #aliases({ module, name = module }: Imported): string[] {
    const [root = ''] = module.split('.');
    const first = root === '' ? (this.#options.prefix ?? 'app') : root;
    const long = /^[A-Z]/.test(name)
      ? first.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()) + name
      : `${first}_${name.replaceAll('.', '_')}`;
    return [name, long, ...Array.from({ length: 9 }, (_, index) => `${long}_${index + 2}`)];
  }
}

const isModule = (object: string): boolean => object.endsWith('.py') || isModuleName(object);

const keyOf = (item: Imported | undefined): string =>
  item ? `${item.module} ${item.name ?? ''} ${localName(item)}` : '';

/** The import statements with what the module needs, and with its words for it. */
function importChanges(source: Module, namings: ReadonlyMap<string, Naming>): Change[] {
  const eol = lineEndingOf(source.text);
  return importStatements(source).flatMap(({ node, imported }): Change[] => {
    const items = imported.flatMap((item) => {
      const naming = namings.get(localName(item));
      if (!naming) return [item];
      return naming.imported ? [naming.imported] : [];
    });
    const isSame = (item: Imported, index: number) => keyOf(item) === keyOf(imported[index]);
    if (items.length === imported.length && items.every(isSame)) return [];
    const groups = new Map<string, Imported[]>();
    for (const item of items) {
      const key = item.name === undefined ? keyOf(item) : item.module;
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    const lines = [...groups.values()].map((group) => writeImport(group, eol));
    const end = lines.length > 0 ? 0 : eol.length;
    return [{ from: node.from, to: node.to + end, insert: lines.join(eol) }];
  });
}

function useChanges(source: Module, namings: ReadonlyMap<string, Naming>): Change[] {
  return usesOf(source).flatMap(({ from, to, name }) => {
    const expression = namings.get(name)?.expression;
    return expression === undefined || expression === name ? [] : [{ from, to, insert: expression }];
  });
}
