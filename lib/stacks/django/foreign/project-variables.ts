// The variables that a foreign project reads from the environment, and what a server has to set.
import { readModule } from '../project/modules.ts';
import { type Binding, bindingsIn, moduleScope, type Scope } from '../project/scopes.ts';
import { stringValue } from '../python/strings.ts';
import { type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { DatabaseVariable, ServerVariables } from '../server-variables.ts';
import { isForDebug, isSure } from './branches.ts';
import { EnvironmentReads, isDatabaseUrl } from './environment-reads.ts';
import { Evaluator, type Known, truthOf } from './evaluate.ts';
import type { Read } from './read.ts';
import type { SettingsFiles } from './settings-files.ts';

export interface ProjectVariables {
  /** The variable of SECRET_KEY; undefined where no variable decides. */
  readonly secretKey: string | undefined;
  /** Whether the settings have a key in the code that is taken where the variable is missing. */
  readonly hasPublicKey: boolean;
  /** The variable of ALLOWED_HOSTS, and how it lists several names. */
  readonly hosts: { readonly name: string; readonly list: ServerVariables['hostList'] } | undefined;
  /** Whether any host name is served unless a server says otherwise. */
  readonly servesAnyHost: boolean;
  /** The variable with the address of the database. */
  readonly databaseUrl: string | undefined;
  readonly isDatabaseUrlRequired: boolean;
  readonly databaseParts: readonly DatabaseVariable[];
  /** Whether DEBUG is on where no variable is set; undefined when that cannot be read. */
  readonly isDebug: boolean | undefined;
  /** What turns DEBUG off. */
  readonly debugOff: { readonly name: string; readonly value: string } | undefined;
  /** Others without which the settings cannot be loaded. */
  readonly required: readonly string[];
  /** Others with a secret in the code as their default. */
  readonly publicSecrets: readonly string[];
  /** Others that are read. */
  readonly optional: readonly string[];
}

const secret = /(SECRET|PASSWORD|PASSWD|TOKEN|(API|PRIVATE|SECRET|ACCESS|SIGNING)_?KEY|SALT)$/i;
const addressName = /(DATABASE|POSTGRES\w*|PG|DB)_?(UR[LI]|DSN)$/i;
const parts = ['ENGINE', 'NAME', 'USER', 'PASSWORD', 'HOST', 'PORT'];

export function projectVariables(files: SettingsFiles): ProjectVariables {
  const reads = new EnvironmentReads(files);
  const { finder, paths } = files;
  const scope = moduleScope(finder, paths[0] ?? '');
  const bindings = (name: string) => (scope ? bindingsIn(finder, scope, name) : []);
  const readsOf = (name: string) =>
    bindings(name).flatMap((binding) => follow(reads, binding.scope, binding.value));
  const key = readsOf('SECRET_KEY').find(({ kind }) => kind !== 'presence');
  const hosts = readsOf('ALLOWED_HOSTS').find(({ kind }) => kind !== 'presence');
  const database = [...readsOf('DATABASES'), ...databaseStatements(reads, paths)];
  const address = database.find(({ kind, name }) => isDatabaseUrl(kind) || addressName.test(name));
  const found = partsOf(database.filter((read) => read !== address));
  const isDebug = bindings('DEBUG').length === 0 ? false : isOn(reads, bindings('DEBUG'));
  const modules = paths.flatMap((path) => readModule(finder.files, path) ?? []);
  const all = modules
    .flatMap((module) => reads.in(module, module.top))
    .filter(({ node, module }) => !isForDebug(module, node));
  const taken = [key, hosts, address].flatMap((read) => read?.name ?? []);
  const debugOff = isDebug === false ? undefined : turnsOff(reads, bindings('DEBUG'), readsOf('DEBUG'));
  taken.push(
    ...found.map(({ name }) => name),
    ...(debugOff ? [debugOff.name] : []),
    'DJANGO_SETTINGS_MODULE',
  );
  const others = all.filter(({ name }) => !taken.includes(name));
  const required = unique(
    others.filter(({ isRequired, module, node }) => isRequired && isSure(module, node)),
  );
  const publicSecrets = unique(
    others.filter(
      ({ name, fallback, module }) =>
        secret.test(name) && fallback && (stringValue(module, fallback) ?? '') !== '',
    ),
  );
  const preset = resultOf(reads, bindings('SECRET_KEY'), {});
  return {
    secretKey: key?.name,
    hasPublicKey: typeof preset === 'string' && preset !== '',
    hosts: hosts && { name: hosts.name, list: listOf(hosts, bindings('ALLOWED_HOSTS')) },
    servesAnyHost: bindings('ALLOWED_HOSTS').some(({ scope: { module }, value }) =>
      /["']\*["']/.test(textOf(module, value)),
    ),
    databaseUrl: address?.name,
    isDatabaseUrlRequired: !!address?.isRequired,
    databaseParts: found,
    isDebug,
    debugOff,
    required,
    publicSecrets: publicSecrets.filter((name) => !required.includes(name)),
    optional: unique(others).filter((name) => !required.includes(name) && !publicSecrets.includes(name)),
  };
}

const unique = (reads: readonly Read[]) => [...new Set(reads.map(({ name }) => name))];

/** The reads in an expression, and in what its variables were assigned. */
function follow(reads: EnvironmentReads, scope: Scope, node: SyntaxNode, depth = 0): Read[] {
  const found = reads.in(scope.module, node);
  if (depth > 3) return found;
  const { finder } = reads.files;
  const outer = moduleScope(finder, scope.file) ?? scope;
  node.iterate((part) => {
    const { name } = part;
    if (name !== 'VariableName' || isCalled(part)) return;
    const bindings = bindingsIn(finder, outer, textOf(scope.module, part), node.from);
    for (const binding of bindings.filter(({ kind }) => kind !== 'opaque'))
      found.push(
        ...follow(reads, binding.scope, binding.value, depth + 1).map((read) =>
          withKey(scope.module, part, read),
        ),
      );
  });
  return found;
}

/** Whether a name is only there to be called: `config` in `config.get("database", "name")`. */
const isCalled = ({ parent, nextSibling }: SyntaxNode) =>
  nextSibling?.name === 'ArgList' ||
  (parent?.name === 'MemberExpression' && parent.nextSibling?.name === 'ArgList');

/** Where a variable is assigned elsewhere, the place that names it says what it is in DATABASES. */
function withKey(module: Module, node: SyntaxNode, read: Read): Read {
  const key = read.key ?? keyAt(module, node);
  return { ...read, ...(key !== undefined && { key }) };
}

/** The key of the innermost dictionary entry or item that an expression is the value of. */
function keyAt(module: Module, node: SyntaxNode): string | undefined {
  for (let at: SyntaxNode | null = node; at?.parent; at = at.parent) {
    const { parent } = at;
    if (parent.name === 'DictionaryExpression' && at.prevSibling?.name === ':') {
      const key = at.prevSibling.prevSibling;
      return key ? stringValue(module, key) : undefined;
    }
    if (parent.name === 'AssignStatement' && parent.firstChild?.name === 'MemberExpression') {
      const key = parent.firstChild.lastChild?.prevSibling;
      return key ? stringValue(module, key) : undefined;
    }
  }
  return undefined;
}

/** The reads in `DATABASES["default"]["HOST"] = …` and `DATABASES["default"].update(…)`. */
function databaseStatements(reads: EnvironmentReads, paths: readonly string[]): Read[] {
  return paths.flatMap((path) => {
    const module = readModule(reads.files.finder.files, path);
    const found: Read[] = [];
    module?.top.iterate((node) => {
      const { name } = node;
      if (!/^(Assign|Expression)Statement$/.test(name)) return;
      if (/^DATABASES\s*[[.]/.test(textOf(module, node))) found.push(...reads.in(module, node));
    });
    return found;
  });
}

function partsOf(found: readonly Read[]): DatabaseVariable[] {
  return parts.flatMap((key) => {
    const read = found.find(
      (each) => each.kind !== 'presence' && (each.key ?? keyAt(each.module, each.node)) === key,
    );
    if (!read) return [];
    const isEnding = /^(BinaryExpression|FormatReplacement|FormatString)$/.test(read.node.parent?.name ?? '');
    return [
      {
        name: read.name,
        key,
        isRequired: read.isRequired,
        isEnding: isEnding && !/\bor\b/.test(textOf(read.module, read.node.parent ?? read.node)),
      },
    ];
  });
}

/** How the text of ALLOWED_HOSTS becomes a list. */
function listOf({ module, node, kind }: Read, bindings: readonly Binding[]): ServerVariables['hostList'] {
  let statement = node;
  while (statement.parent && !statement.name.endsWith('Statement')) statement = statement.parent;
  const values = bindings.map(({ scope, value }) => textOf(scope.module, value));
  const text = [...values, textOf(module, statement)].join('\n');
  if (kind === 'json' || /\bjson\.loads\b/.test(text)) return 'json';
  if (/\.split\((["'] ["'])?\)/.test(text)) return 'blank';
  const isList = /list|tuple|csv/i.test(kind) || /split|csv|list|tuple|comma/i.test(text);
  return isList || !values.some((value) => value.startsWith('[')) ? 'comma' : 'one';
}

/** The value of the last statement that surely sets a setting; undefined where that cannot be read. */
function resultOf(
  reads: EnvironmentReads,
  bindings: readonly Binding[],
  environment: Record<string, string>,
): Known {
  const last = bindings.findLast(({ conditional }) => !conditional);
  if (last?.kind !== 'assign') return undefined;
  return new Evaluator(reads, environment).of(last.scope, last.value);
}

/** Whether a setting is on where no variable is set; undefined when that depends on what cannot be read. */
function isOn(reads: EnvironmentReads, bindings: readonly Binding[]): boolean | undefined {
  const main = truthOf(resultOf(reads, bindings, {}));
  if (main !== false) return main;
  const others = bindings.filter(({ conditional }) => conditional);
  const evaluator = new Evaluator(reads);
  return others.every(({ scope, value }) => truthOf(evaluator.of(scope, value)) === false)
    ? false
    : undefined;
}

/** The variable that turns DEBUG off, with a value that does. */
function turnsOff(reads: EnvironmentReads, bindings: readonly Binding[], found: readonly Read[]) {
  for (const { name } of found) {
    const texts = bindings.map(({ scope: { module }, value }) => textOf(module, value)).join('\n');
    const isSwitch =
      /DEBUG|DEV/i.test(name) && !/[!=]=\s*["'](?!(true|false|1|0|yes|no|on|off)["'])/i.test(texts);
    const values = isSwitch
      ? ['False', '0', '', 'production']
      : ['production', 'prod', 'True', '1', 'False', ''];
    const compared = [...texts.matchAll(/["']([\w-]+)["']/g)]
      .map(([, text = '']) => text)
      .filter((text) => text !== name);
    const isCompared = compared.some((text) => !/^(true|false|1|0|yes|no|on|off|t|y)$/i.test(text));
    const order = isSwitch || isCompared ? [...values, ...compared] : ['True', '1', ...values];
    const value = order.find((each) => truthOf(resultOf(reads, bindings, { [name]: each })) === false);
    if (value !== undefined) return { name, value };
  }
  return undefined;
}
