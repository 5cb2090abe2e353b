// Which settings a project uses, according to its manage.py.
import type { Files } from '../../../core/files/files.ts';
import { UserError } from '../../../core/text/errors.ts';
import { everyImport } from '../python/import-statements.ts';
import type { Module } from '../python/syntax.ts';
import { fileImported } from './imported.ts';
import { ModuleFinder, readModule } from './modules.ts';
import { classScope, moduleScope } from './scopes.ts';
import { searchRoots } from './search-path.ts';
import { checkSyntax, finderOf, findSetting, mainLiteral, type Settings } from './settings.ts';
import { classNames, environmentValues, packages, usualModules } from './settings-modules.ts';

/** What determines the settings in addition to manage.py; the first of the two takes precedence. */
export interface SettingsChoice {
  /** The value of a `--settings` option: `shop.settings`, or `shop.settings:Dev` with django-configurations. */
  readonly named?: string | undefined;
  /** The environment variable DJANGO_SETTINGS_MODULE; settings of another project are nobody's choice here. */
  readonly environment?: string | undefined;
}

/**
 * Finds the settings of the project whose root `files` shows.
 * @throws UserError when there is no project, no settings, or more than one module that could be meant
 * https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings
 */
export function findSettings(files: Files, { named, environment }: SettingsChoice = {}): Settings {
  const manage = readModule(files, 'manage.py');
  if (!manage) {
    throw new UserError(
      'No manage.py was found here, so this is not a Django project: change to the folder that contains it.',
    );
  }
  const given = named ?? (isOfAnother(files, environment) ? undefined : environment);
  if (given !== undefined) {
    const [name = '', configuration] = given.split(':');
    const found = settingsOf(files, manage, name, configuration);
    if (found[0]) return decided(files, found) ?? found[0];
    const source = named === undefined ? 'DJANGO_SETTINGS_MODULE' : '--settings';
    throw new UserError(
      `${source} names ${given}, but the project has no such module: name one that exists.`,
    );
  }
  const stated = environmentValues(manage, 'DJANGO_SETTINGS_MODULE');
  // Before Django 1.4, manage.py imported a module called settings.
  if (manage.text.includes('execute_manager')) stated.push('settings');
  const main = stated.flatMap((name) => settingsOf(files, manage, name));
  const found = decided(files, main);
  if (found) return found;
  checkSyntax(
    files,
    main.map(({ file }) => file),
  );
  for (const names of [setUpModules(files, manage), servedModules(files), usualModules(files)]) {
    const other = decided(
      files,
      names.flatMap((name) => settingsOf(files, manage, name)),
    );
    if (other) return other;
  }
  const looked = stated.length > 0 ? `manage.py names ${stated.join(' or ')}` : 'manage.py names no settings';
  throw new UserError(
    `${looked}, and no module with INSTALLED_APPS was found: specify the settings, as in --settings package.module.`,
  );
}

/** True for a module of another project, whose settings a shell may still name. */
const isOfAnother = (files: Files, module = '') =>
  !new ModuleFinder(files, searchRoots(files)).isLocal(module.split(':')[0] ?? '');

/** The candidate that sets INSTALLED_APPS, which may be one of several as long as all lead to the same list. */
function decided(files: Files, candidates: readonly Settings[]): Settings | undefined {
  const known = new Map<string, Settings>();
  for (const settings of candidates) {
    const value = findSetting(finderOf(files, settings), settings, 'INSTALLED_APPS');
    if (value.bindings.length === 0) continue;
    const literal = mainLiteral(value);
    const place = literal ? `${literal.scope.file}:${literal.node.from}` : settings.file;
    if (!known.has(place)) known.set(place, settings);
  }
  const [only, another] = known.values();
  if (only && another) {
    throw new UserError(
      `Both ${nameOf(only)} and ${nameOf(another)} could be the settings: choose one, as in --settings ${nameOf(only)}.`,
    );
  }
  return only;
}

function nameOf({ module, configuration }: Settings): string {
  return configuration === undefined ? module : `${module}:${configuration}`;
}

/** A module as settings, once for each class that may hold them; none when the project has no such module. */
function settingsOf(files: Files, manage: Module, name: string, configuration?: string): Settings[] {
  const file = new ModuleFinder(files, searchRoots(files)).fileOf(name);
  const module = file === undefined ? undefined : readModule(files, file);
  if (file === undefined || !module) return [];
  const settings = { module: name, file, roots: searchRoots(files, file) };
  if (configuration !== undefined) return [{ ...settings, configuration }];
  if (findSetting(finderOf(files, settings), settings, 'INSTALLED_APPS').bindings.length > 0)
    return [settings];
  const classes = classNames(module);
  const stated = environmentValues(manage, 'DJANGO_CONFIGURATION').filter((each) => classes.includes(each));
  const finder = finderOf(files, settings);
  const scope = moduleScope(finder, file);
  const found = (stated.length > 0 ? stated : classes)
    .filter((each) => scope && classScope(finder, scope, each))
    .map((each) => ({ ...settings, configuration: each }));
  return found.length > 0 ? found : [settings];
}

/** The settings that a module of the project names which manage.py imports: `from shop.setup import setup_env`. */
function setUpModules(files: Files, manage: Module): string[] {
  const finder = new ModuleFinder(files, searchRoots(files));
  const imported = everyImport(manage).flatMap((statement) => statement.imported);
  const paths = new Set(imported.flatMap(({ module }) => fileImported(finder, 'manage.py', module) ?? []));
  return [...paths].flatMap((path) => {
    const module = readModule(files, path);
    return module ? environmentValues(module, 'DJANGO_SETTINGS_MODULE') : [];
  });
}

/** The settings that wsgi.py and asgi.py name. */
function servedModules(files: Files): string[] {
  const folders = ['', ...packages(files).map((folder) => `${folder}/`)];
  const modules = folders
    .flatMap((folder) => [`${folder}wsgi.py`, `${folder}asgi.py`])
    .map((path) => readModule(files, path));
  return modules.flatMap((module) => (module ? environmentValues(module, 'DJANGO_SETTINGS_MODULE') : []));
}
