// Which variables of the environment Python code reads, with any of the usual libraries.
import { readModule } from '../project/modules.ts';
import { elementsIn } from '../project/scopes.ts';
import { possibleStrings } from '../project/strings.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, keywordValue, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { pydanticFields } from './pydantic-fields.ts';
import type { Read } from './read.ts';
import type { SettingsFiles } from './settings-files.ts';

const variable = /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*_?$/;
const environ = /^(os\.)?environ$/;
const types = /^(bool|str|int|float|list|tuple|dict|json)$/;
const urls = /^(db|db_url|dj_db_url|database_url|dj_database_url)$/;

/** Methods that read a variable of a fixed name when none is given. https://django-environ.readthedocs.io/ */
const usualNames: Readonly<Record<string, string>> = {
  db: 'DATABASE_URL',
  db_url: 'DATABASE_URL',
  cache: 'CACHE_URL',
  cache_url: 'CACHE_URL',
  email: 'EMAIL_URL',
  email_url: 'EMAIL_URL',
};

/** Whether a kind of read turns an address into the settings of a database. */
export const isDatabaseUrl = (kind: string) => urls.test(kind);

/** Finds the reads of the files that settings are made of. */
export class EnvironmentReads {
  /** Functions of the project that read a variable whose name they are given, and whether they fail without it. */
  readonly #helpers = new Map<string, boolean>();
  /** Copies of the environment: `env = os.environ.copy()`. */
  readonly #copies = new Set<string>();
  /** Types and defaults that are given to `environ.Env(DEBUG=(bool, False))`. */
  readonly #schemes = new Map<string, { module: Module; value: SyntaxNode }>();
  /** False where a scheme has entries that cannot be read. */
  #isSchemeWhole = true;
  /** Fields of pydantic's settings, by `object.field`. */
  readonly #fields: ReadonlyMap<string, Omit<Read, 'node'>>;
  readonly files: SettingsFiles;

  constructor(files: SettingsFiles) {
    this.files = files;
    const modules = files.paths.flatMap((path) => readModule(files.finder.files, path) ?? []);
    for (const module of modules) this.#learn(module);
    this.#fields = pydanticFields(modules);
  }

  #learn(module: Module): void {
    module.top.iterate((node) => {
      const { name } = node;
      const first = node.firstChild;
      const defined = node.getChild('VariableName');
      if (name === 'FunctionDefinition' && defined) {
        const text = textOf(module, node);
        if (/\b(environ|getenv|env|config)\b[^\n]*[[(]\s*\w+/.test(text))
          this.#helpers.set(textOf(module, defined), failsWithout(text));
      } else if (name === 'AssignStatement' && first?.name === 'VariableName') {
        const value = node.lastChild ? textOf(module, node.lastChild) : '';
        if (/^(dict\()?(os\.)?environ(\.copy\(\)|\))?$/.test(value)) this.#copies.add(textOf(module, first));
      } else if (name === 'CallExpression' && first && /(^|\.)\w*Env$/.test(textOf(module, first))) {
        this.#isSchemeWhole &&= !textOf(module, node).includes('**');
        for (const operator of node.getChild('ArgList')?.getChildren('AssignOp') ?? []) {
          const { prevSibling: key, nextSibling: value } = operator;
          if (key && value) this.#schemes.set(textOf(module, key), { module, value });
        }
      }
    });
  }

  /** The reads in a part of a module, in order. */
  in(module: Module, within: SyntaxNode): Read[] {
    const reads: Read[] = [];
    within.iterate((node) => {
      const read = this.at(module, node);
      if (read) reads.push(read);
    });
    return reads;
  }

  /** The read that an expression is, if it is one. */
  at(module: Module, node: SyntaxNode): Read | undefined {
    const first = node.firstChild;
    if (!first) return undefined;
    const of = (name: string | undefined, rest: Partial<Read> = {}): Read | undefined =>
      name !== undefined && variable.test(name)
        ? { name, module, node, fallback: undefined, isRequired: false, kind: 'str', ...rest }
        : undefined;
    if (node.name === 'BinaryExpression') {
      const [key, ...rest] = childrenOf(node);
      const isIn =
        rest.some(({ name }) => name === 'in') && this.#isEnvironment(textOf(module, node.lastChild ?? node));
      return isIn && key ? of(stringValue(module, key), { kind: 'presence' }) : undefined;
    }
    if (node.name === 'MemberExpression') {
      const field = this.#fields.get(textOf(module, node));
      if (field) return { ...field, node };
      const [object, bracket, key] = childrenOf(node);
      const isItem = object && bracket?.name === '[' && this.#isEnvironment(textOf(module, object));
      const isTarget = node.parent?.name === 'AssignStatement' && node.nextSibling?.name === 'AssignOp';
      return isItem && key && !isTarget ? of(stringValue(module, key), { isRequired: true }) : undefined;
    }
    if (node.name !== 'CallExpression') return undefined;
    return this.#call(module, node, textOf(module, first), of);
  }

  #isEnvironment = (text: string) => environ.test(text) || this.#copies.has(text);

  #call(
    module: Module,
    node: SyntaxNode,
    callee: string,
    of: (name: string | undefined, rest?: Partial<Read>) => Read | undefined,
  ): Read | undefined {
    const list = node.getChild('ArgList');
    const positional = elementsIn(list);
    const named = (keyword: string) => keywordValue(module, list, keyword);
    const [, object = '', method = ''] = /^(?:(.*)\.)?(\w+)$/s.exec(callee) ?? [];
    if (/^(dj_database_url\.)?config$/.test(callee) && (callee !== 'config' || named('env'))) {
      const name = named('env') ?? positional[0];
      const fallback = named('default');
      const [stated] = name ? possibleStrings(module, name) : ['DATABASE_URL'];
      return of(stated ?? 'DATABASE_URL', { fallback, kind: 'db_url' });
    }
    const [key, second] = positional;
    const text = key ? stringValue(module, key) : undefined;
    const isGetter =
      (this.#isEnvironment(object) && /^(get|pop)$/.test(method)) || /^(os\.)?getenv$/.test(callee);
    if (isGetter) return of(text, { fallback: named('default') ?? second });
    const isBare = object === '';
    const helper = isBare ? this.#helpers.get(method) : undefined;
    const reader = isBare ? method : object;
    const looksRight =
      helper !== undefined ||
      /(^|_|\.)(env(iron(ment)?)?|config|conf|secret)(_\w+)?$|^(get)?env\w*$/i.test(reader);
    if (!looksRight || /^(setdefault|update|read_env|prefixed|path|append|items)$/.test(method))
      return undefined;
    const name = text ?? (key || isBare ? undefined : usualNames[method]);
    // Names in small letters are keys of other things, such as the sections of a file.
    if (name === undefined || name !== name.toUpperCase()) return undefined;
    const full = prefixOf(module, node) + name;
    const scheme = this.#schemes.get(full);
    const isType = second !== undefined && types.test(textOf(module, second));
    const [typed, preset] =
      scheme?.value.name === 'TupleExpression' ? elementsIn(scheme.value) : [scheme?.value];
    const fallback = named('default') ?? (isType ? undefined : second) ?? preset;
    const cast = named('cast') ?? (isType ? second : undefined);
    const kindOf = (part: SyntaxNode | undefined, from: Module) =>
      part && textOf(from, part).split('.').at(-1);
    const isParser = cast !== undefined && /dj_database_url|db_url/.test(textOf(module, cast));
    return of(full, {
      fallback,
      isRequired: fallback === undefined && (helper ?? this.#isSchemeWhole),
      kind: isParser
        ? 'db_url'
        : (kindOf(cast, module) ??
          (isBare ? kindOf(typed, scheme?.module ?? module) : method) ??
          boolOf(method)),
    });
  }
}

/** Whether a function of a project that reads a variable fails without it. */
const failsWithout = (text: string) =>
  !/\bin (os\.)?environ\b/.test(text) &&
  // What it ends with is as good without.
  !/\breturn (os\.)?(getenv|environ\.get)\(.*\)\s*$/.test(text) &&
  (/environ\[/.test(text) || /ImproperlyConfigured|KeyError[\s\S]*\braise\b/.test(text)) &&
  (!/except\b/.test(text) || /\braise\b/.test(text));

/** Functions of a project say in their names that they read a boolean: `get_bool_from_env`. */
const boolOf = (name: string) => (/bool|flag/i.test(name) ? 'bool' : 'str');

/** What `with env.prefixed("DJANGO_"):` puts before a name. https://github.com/sloria/environs */
function prefixOf(module: Module, node: SyntaxNode): string {
  let prefix = '';
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name !== 'WithStatement') continue;
    const call = outer.getChild('CallExpression');
    const callee = call?.firstChild ? textOf(module, call.firstChild) : '';
    const [value] = elementsIn(call?.getChild('ArgList'));
    if (callee.endsWith('.prefixed') && value) prefix = (stringValue(module, value) ?? '') + prefix;
  }
  return prefix;
}
