// What a server starts: the WSGI or ASGI application of a project, and the settings for it.
import type { Files } from '../../../core/files/files.ts';
import { baseName, folderOf, within } from '../../../core/files/paths.ts';
import { ModuleFinder, readModule } from '../project/modules.ts';
import { searchRoots } from '../project/search-path.ts';
import { finderOf, findSetting } from '../project/settings.ts';
import { environmentValues, packages } from '../project/settings-modules.ts';
import { importStatements } from '../python/import-statements.ts';

/** An application as servers name it: `module:name`. */
export interface Application {
  readonly file: string;
  /** Dotted, from the folder of manage.py. */
  readonly module: string;
  readonly name: string;
}

/** Names of settings for servers, best first. */
const forServers = ['production', 'prod', 'live', 'prd', 'deployment', 'deploy', 'server', 'heroku'];

/** Names of settings that others build on, or that are for a developer's machine. */
const forOthers =
  /^(dev|devel|develop|development|local|localhost|debug|base|common|defaults?|tests?|testing|ci)$/;

const wordsOf = (module: string) => (module.split('.').at(-1) ?? '').split('_');

/** Whether the name of a settings module says that it is for a developer's machine, for tests, or to be built on. */
export const isForOthers = (module: string) => wordsOf(module).some((word) => forOthers.test(word));

/**
 * The applications of a kind, best first.
 * @param named values of the setting WSGI_APPLICATION or ASGI_APPLICATION
 */
export function applications(
  files: Files,
  kind: 'wsgi' | 'asgi',
  named: readonly string[] = [],
): Application[] {
  const stated = named.flatMap((application) => {
    const [, module = '', name = ''] = /^(.+)\.(\w+)$/.exec(application) ?? [];
    const file = new ModuleFinder(files).fileOf(module);
    return file === undefined ? [] : [{ file, module, name }];
  });
  const outer = packages(files);
  const inner = outer.flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => /^[a-z]\w*\/$/i.test(name))
      .map((name) => within(folder, name.slice(0, -1))),
  );
  const usual = [...outer, '', ...inner].flatMap((folder) => [
    within(folder, `${kind}.py`),
    within(folder, `${kind}/__init__.py`),
  ]);
  const odd = [kind, ...outer.map((folder) => within(folder, kind))].flatMap((folder) =>
    files.list(folder).map((name) => within(folder, name)),
  );
  const made = `get_${kind}_application`;
  const found = [
    ...usual.filter((path) => !path.endsWith('__init__.py') || files.read(path)?.includes(made)),
    ...odd.filter((path) => path.endsWith('.py') && files.read(path)?.includes(made)),
  ].flatMap((file) => {
    const text = files.read(file);
    if (text === undefined) return [];
    const [, name = 'application'] = new RegExp(`^(\\w+)\\s*=\\s*${made}\\(`, 'm').exec(text) ?? [];
    const module = file.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
    return [{ file, module, name }];
  });
  return [...stated, ...found];
}

/** The settings that the applications name. */
export function namedByApplications(files: Files): string[] {
  const named = (kind: 'wsgi' | 'asgi') =>
    applications(files, kind).flatMap(({ file }) => {
      const module = readModule(files, file);
      return module ? environmentValues(module, 'DJANGO_SETTINGS_MODULE') : [];
    });
  const wsgi = [...new Set(named('wsgi'))];
  return wsgi.length > 0 ? wsgi : [...new Set(named('asgi'))];
}

/**
 * The settings that a server uses: those that the application names, where it names one module. Where these are empty,
 * for development or to be built on, and there are others beside them for production, it is those.
 */
export function servedSettings(files: Files): string | undefined {
  const manage = readModule(files, 'manage.py');
  const [only, another] = namedByApplications(files);
  if (another !== undefined) return undefined;
  const [managed] = manage ? environmentValues(manage, 'DJANGO_SETTINGS_MODULE') : [];
  const isWhole = only !== undefined && definesApps(files, only);
  if (isWhole && !isForOthers(only) && !comesFromOthers(files, only)) return only;
  const better = [only, managed].flatMap((module) => (module === undefined ? [] : besides(files, module)));
  return better[0] ?? (isWhole ? only : undefined);
}

const fileOf = (files: Files, module: string) => new ModuleFinder(files, searchRoots(files)).fileOf(module);

/** Whether a module sets INSTALLED_APPS, as all settings do. */
function definesApps(files: Files, module: string): boolean {
  const file = fileOf(files, module);
  if (file === undefined) return false;
  const settings = { module, file, roots: searchRoots(files, file) };
  return findSetting(finderOf(files, settings), settings, 'INSTALLED_APPS').bindings.length > 0;
}

/** Whether a package only passes on the settings of one of its modules for development. */
function comesFromOthers(files: Files, module: string): boolean {
  const file = fileOf(files, module);
  const read = file?.endsWith('/__init__.py') ? readModule(files, file) : undefined;
  const sources = read ? importStatements(read).flatMap(({ imported }) => imported) : [];
  return sources.some(({ module: source, name }) => name === '*' && /dev|local/.test(source));
}

/** Settings for servers in the folder of other settings, best first. */
function besides(files: Files, module: string): string[] {
  const file = fileOf(files, module);
  if (file === undefined) return [];
  const isPackage = file.endsWith('/__init__.py');
  const around = isPackage ? module : module.split('.').slice(0, -1).join('.');
  const found = files
    .list(folderOf(file))
    .filter((name) => /^\w+\.py$/.test(name))
    .map((name) => baseName(name).slice(0, -'.py'.length));
  return forServers
    .flatMap((word) => found.filter((name) => wordsOf(name).includes(word)))
    .map((name) => (around === '' ? name : `${around}.${name}`))
    .filter((name) => name !== module && definesApps(files, name));
}
