// History as a reference: which apps the migrations of a project need, because Django loads all of them in every command.
import type { Files } from '../../../core/files/files.ts';
import { baseName } from '../../../core/files/paths.ts';
import { stringValue } from '../python/strings.ts';
import { type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { type LocalApp, localApps } from './local-apps.ts';
import { type ModuleFinder, readModule } from './modules.ts';
import { bindingsIn, elementsIn } from './scopes.ts';
import { finderOf, type Settings, settingsScope, stringSetting } from './settings.ts';
import { assignedTo } from './strings.ts';

/** A migration that cannot be loaded, or cannot run, without an app. */
export interface MigrationReference {
  readonly path: string;
  /** The app that it is of. */
  readonly label: string;
  /** What it names: `crm.0001_initial`, or `crm.Customer`. */
  readonly to: string;
}

/** What one migration says of others, each as `app.name`. */
interface Links {
  readonly needed: readonly string[];
  readonly replaced: readonly string[];
}

/**
 * The migrations of all other apps of the project, hand-written ones too, that need one of these apps. A migration that
 * another one replaces is not needed.
 * https://docs.djangoproject.com/en/stable/topics/migrations/#dependencies
 */
export function migrationsNeeding(
  files: Files,
  settings: Settings,
  labels: ReadonlySet<string>,
): MigrationReference[] {
  const finder = finderOf(files, settings);
  const modules = migrationModules(finder, settings);
  const others = localApps(files, settings).filter(({ label }) => !labels.has(label));
  const owners = new Map(
    others.flatMap((app) => migrationsOf(app, finder, modules).map((path) => [path, app.label] as const)),
  );
  const read = [...owners].flatMap(([path, label]) => {
    const text = files.read(path) ?? '';
    // Parsing a thousand migrations takes seconds, and nearly all of them name other apps.
    const isAbout = /swappable_dependency/.test(text) || [...labels].some((label) => text.includes(label));
    const module = isAbout ? readModule(files, path) : undefined;
    return module ? [{ path, label, ...linksOf(module, finder, settings) }] : [];
  });
  const replaced = new Set(read.flatMap((each) => each.replaced));
  return read.flatMap(({ path, label, needed }) =>
    [...new Set(needed)]
      .filter((to) => labels.has(to.split('.')[0] ?? '') && !replaced.has(to))
      .map((to) => ({ path, label, to })),
  );
}

/** A migration of an app, and which others of it come before it or are replaced by it. */
export interface Migration {
  /** Such as `0001_initial`. */
  readonly name: string;
  readonly module: Module;
  readonly needed: readonly string[];
  readonly replaced: readonly string[];
}

/** The migrations of an app in the order of their names; what cannot be read is left out. */
export function migrationsIn(files: Files, settings: Settings, app: LocalApp): Migration[] {
  const finder = finderOf(files, settings);
  return migrationsOf(app, finder, migrationModules(finder, settings)).flatMap((path) => {
    const module = readModule(files, path);
    return module
      ? [{ name: baseName(path).slice(0, -3), module, ...linksOf(module, finder, settings) }]
      : [];
  });
}

/** The files of an app's migrations. https://docs.djangoproject.com/en/stable/ref/settings/#migration-modules */
function migrationsOf(
  { label, folder }: LocalApp,
  finder: ModuleFinder,
  modules: ReadonlyMap<string, string | undefined>,
): string[] {
  const named = modules.get(label);
  const place = modules.has(label) ? named && finder.packageOf(named) : `${folder}/migrations`;
  if (place === undefined) return [];
  return finder.files
    .list(place)
    .filter((name) => /^[^_~].*\.py$/.test(name))
    .toSorted()
    .map((name) => `${place}/${name}`);
}

/** MIGRATION_MODULES: undefined for an app that has none. */
function migrationModules(finder: ModuleFinder, settings: Settings): Map<string, string | undefined> {
  const scope = settingsScope(finder, settings);
  const modules = new Map<string, string | undefined>();
  for (const { scope: at, value } of scope ? bindingsIn(finder, scope, 'MIGRATION_MODULES') : []) {
    for (const colon of value.getChildren(':')) {
      const { prevSibling: key, nextSibling: module } = colon;
      const label = key && stringValue(at.module, key);
      if (label !== undefined && label !== null && module) modules.set(label, stringValue(at.module, module));
    }
  }
  return modules;
}

/** Reads one migration. https://docs.djangoproject.com/en/stable/topics/migrations/#migration-files */
function linksOf(module: Module, finder: ModuleFinder, settings: Settings): Links {
  const needed: string[] = [];
  const replaced: string[] = [];
  module.top.iterate((node) => {
    if (node.name === 'CallExpression') needed.push(...modelAskedFor(module, node));
    if (node.name !== 'AssignStatement' && node.name !== 'UpdateStatement') return;
    const target = node.firstChild ? textOf(module, node.firstChild) : '';
    const value = node.lastChild;
    if (!value) return;
    if (target === 'replaces') replaced.push(...keysIn(module, value, finder, settings));
    if (target === 'dependencies' || target === 'run_before')
      needed.push(...keysIn(module, value, finder, settings));
  });
  return { needed, replaced };
}

/** The migrations that an expression names, as `app.name`; what a variable holds counts as well. */
function keysIn(
  module: Module,
  value: SyntaxNode,
  finder: ModuleFinder,
  settings: Settings,
  seen: readonly number[] = [],
): string[] {
  const keys: string[] = [];
  value.iterate((node) => {
    const { name } = node;
    if (name === 'VariableName' && !seen.includes(node.from)) {
      const values = assignedTo(module, textOf(module, node));
      keys.push(...values.flatMap((each) => keysIn(module, each, finder, settings, [...seen, node.from])));
    }
    if (name === 'TupleExpression' || name === 'ArrayExpression') {
      const [app, migration, more] = elementsIn(node).map((each) => stringValue(module, each));
      if (app !== undefined && migration !== undefined && more === undefined)
        keys.push(`${app}.${migration}`);
    }
    const callee = name === 'CallExpression' && node.firstChild ? textOf(module, node.firstChild) : '';
    if (/(^|\.)swappable_dependency$/.test(callee)) {
      const [model] = elementsIn(node.getChild('ArgList'));
      const app = model && modelNamed(module, model, finder, settings)?.split('.')[0];
      if (app) keys.push(`${app}.__first__`);
    }
  });
  return keys;
}

/** `settings.AUTH_USER_MODEL`, or the same as a string. */
function modelNamed(module: Module, node: SyntaxNode, finder: ModuleFinder, settings: Settings) {
  const setting = /(?:^|\.)settings\.(\w+)$/.exec(textOf(module, node))?.[1];
  return setting === undefined ? stringValue(module, node) : stringSetting(finder, settings, setting)[0];
}

/** `apps.get_model("crm", "Customer")` and `apps.get_model("crm.Customer")` of functions that migrations run. */
function modelAskedFor(module: Module, call: SyntaxNode): string[] {
  const callee = call.firstChild ? textOf(module, call.firstChild) : '';
  if (!/(^|\.)get_model$/.test(callee)) return [];
  const [first, second] = elementsIn(call.getChild('ArgList')).map((each) => stringValue(module, each));
  if (first === undefined) return [];
  return [first.includes('.') ? first : `${first}.${second ?? ''}`];
}
