// What can be read from a foreign Django project, as far as servers need to know it.

import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Files } from '../../../core/files/files.ts';
import { UserError } from '../../../core/text/errors.ts';
import { atLeast } from '../../../core/text/versions.ts';
import { titleFrom } from '../options.ts';
import { managerInCharge } from '../packages/managers.ts';
import { installedApps } from '../project/installed-apps.ts';
import { readModule } from '../project/modules.ts';
import { bindingsIn } from '../project/scopes.ts';
import { checkSyntax, finderOf, type Settings, settingsScope, stringSetting } from '../project/settings.ts';
import { environmentValues } from '../project/settings-modules.ts';
import { type SyntaxNode, textOf } from '../python/syntax.ts';
import { serverPython, type Versions } from '../versions/versions.ts';
import { type ProjectVariables, projectVariables } from './project-variables.ts';
import { type Application, applications, namedByApplications } from './served.ts';
import { settingsFiles } from './settings-files.ts';
import { takeoverIn } from './takeover.ts';

export interface Found {
  readonly settings: Settings;
  /** The package that files of the project go to. */
  readonly package: string;
  /** What servers start, as `module:name`; undefined where the project has none of the kind. */
  readonly wsgi: string | undefined;
  readonly asgi: string | undefined;
  /** The settings that wsgi.py, or asgi.py, names. */
  readonly served: string | undefined;
  /** Where a library takes the settings over, in their file. */
  readonly takeover: number | undefined;
  readonly variables: ProjectVariables;
  /** What it can do that targets care about. */
  readonly features: readonly string[];
  /** Such as `5.2.17`, where it is known. */
  readonly django: string | undefined;
  /** The Python that servers should run it with: `3.12`. */
  readonly python: string;
  readonly database: 'sqlite' | 'postgresql';
  /** The file that says which packages the project needs: `requirements.txt`. */
  readonly listing: string;
  /** How a workflow writes requirements.txt from a lock, where the project has the one and not the other. */
  readonly lockExport: { readonly lock: string; readonly lines: readonly string[] } | undefined;
  /** The settings that manage.py names, where it names one. */
  readonly managed: string | undefined;
  /** Whether DEBUG is on, unless somebody changes the code. */
  readonly hasDebug: boolean;
  /** Whether a statement sets a setting, whatever the conditions. */
  readonly isSure: (name: string) => boolean;
  /** Whether a statement sets a setting. */
  readonly isSet: (name: string) => boolean;
  /** Whether the value of a setting is written in the code, or is Django's default: the environment has no say in it. */
  readonly isFixed: (name: string) => boolean;
}

/** @throws UserError for what no target can serve */
export function findProject(files: Files, settings: Settings, versions: Versions): Found {
  checkSyntax(files, [settings.file]);
  const finder = finderOf(files, settings);
  const scope = settingsScope(finder, settings);
  const bindings = (name: string) => (scope ? bindingsIn(finder, scope, name) : []);
  const isSet = (name: string) => bindings(name).length > 0;
  const isFixed = (name: string) =>
    bindings(name).every(
      ({ kind, scope: { module }, value }) =>
        kind !== 'opaque' && isLiteral(value, (node) => textOf(module, node)),
    );
  if (settings.configuration !== undefined) {
    throw new UserError(
      `The settings ${settings.module}:${settings.configuration} are a class, but deployment settings can only be added to a module: name another one with --settings, or write those settings by hand.`,
    );
  }
  if (!isSet('MIDDLEWARE') && isSet('MIDDLEWARE_CLASSES')) {
    throw new UserError(
      `${settings.file} sets MIDDLEWARE_CLASSES, which Django has ignored since 2.0: upgrade the project to Django 4.2 or newer first.`,
    );
  }
  refuseForServers(versions);
  const manager = managerInCharge(files);
  const isExported = files.read('requirements.txt') !== undefined;
  const manage = readModule(files, 'manage.py');
  const named = (name: string) => stringSetting(finder, settings, name);
  const [wsgi] = applications(files, 'wsgi', named('WSGI_APPLICATION'));
  const [asgi] = applications(files, 'asgi', named('ASGI_APPLICATION'));
  const apps = installedApps(files, settings).map(({ entry }) => entry.split('.')[0] ?? '');
  const outside = [...named('WSGI_APPLICATION'), ...named('ASGI_APPLICATION')]
    .map((application) => finder.fileOf(application.replace(/\.\w+$/, '')))
    .find(Boolean);
  const name = packageOf(files, [wsgi, asgi], outside, [...named('ROOT_URLCONF'), settings.module, ...apps]);
  const parts = settingsFiles(files, settings);
  const takeover = takeoverIn(parts, settings);
  if (takeover === undefined && !isSet('INSTALLED_APPS')) {
    throw new UserError(
      `${settings.file} sets no INSTALLED_APPS, so nothing can be added to it: name the settings that servers use with --settings.`,
    );
  }
  if (takeover !== undefined && !isSet('DEBUG')) {
    throw new UserError(
      `${settings.file} leaves DEBUG to the library that takes its settings over: set DEBUG in that file, then run this again.`,
    );
  }
  const variables = projectVariables(parts);
  return {
    settings,
    package: name,
    wsgi: wsgi && `${wsgi.module}:${wsgi.name}`,
    asgi: asgi && `${asgi.module}:${asgi.name}`,
    served: namedByApplications(files)[0],
    takeover,
    variables,
    features: [
      ...(files.read(`${name}/celery.py`) === undefined ? [] : (['celery'] as const)),
      ...(apps.includes('channels') && files.read(`${name}/asgi.py`) !== undefined
        ? (['websockets'] as const)
        : []),
    ],
    django: versions.django?.version,
    python: serverPython(versions),
    listing: manager ? manager.folder + manager.file : 'requirements.txt',
    lockExport: manager && !isExported ? { lock: manager.source, lines: manager.exportByPipx } : undefined,
    database:
      bindings('DATABASES').some(({ scope: { module }, value }) =>
        /postg(res|is)/.test(textOf(module, value)),
      ) || variables.databaseParts.length > 3
        ? 'postgresql'
        : 'sqlite',
    managed: manage && environmentValues(manage, 'DJANGO_SETTINGS_MODULE')[0],
    hasDebug:
      isFixed('DEBUG') &&
      bindings('DEBUG').some(({ scope: { module }, value }) => textOf(module, value) === 'True'),
    isSet,
    isSure: (name) => bindings(name).some(({ conditional }) => !conditional),
    isFixed,
  };
}

/**
 * The package at the project's root that files go to: the one with the application, else the one with the URLs, the
 * settings or an app.
 * @throws UserError when the project has nothing that a server could start, or no such package
 */
function packageOf(
  files: Files,
  all: readonly (Application | undefined)[],
  outside: string | undefined,
  modules: readonly string[],
): string {
  const found = all.flatMap((application) => application?.module ?? []);
  if (found.length === 0) {
    const far = `The application is in ${outside}, but deploy targets start only what is next to manage.py: move the project's packages there, or manage.py to them.`;
    throw new UserError(
      outside !== undefined
        ? far
        : 'No wsgi.py or asgi.py was found next to manage.py or in a package there, but servers need one: add it, as "django-admin startproject" does.',
    );
  }
  const folders = files.list('');
  const tops = [...found, ...modules].map((module) => module.split('.')[0] ?? '');
  const name = tops.find(
    (top) => folders.includes(`${top}/`) && !/^(wsgi|asgi|settings|apps|src)$/.test(top),
  );
  if (name !== undefined) return name;
  throw new UserError(
    `The application is in ${found[0]}, and no package was found next to manage.py: move the project's code into one.`,
  );
}

/** What the packages of deploy targets run on. */
const oldest = { django: '4.2', python: '3.10' } as const;

/** @throws UserError for versions that are older */
function refuseForServers(versions: Versions): void {
  const { django } = versions;
  if (django && !atLeast(django.version, oldest.django)) {
    throw new UserError(
      `The project uses Django ${django.version} according to ${django.source}, but deploy targets need ${oldest.django} or newer: upgrade it first.`,
    );
  }
  const python = serverPython(versions);
  if (!atLeast(python, oldest.python)) {
    throw new UserError(
      `The project runs on Python ${python} according to ${versions.python?.source}, but the packages of deploy targets need ${oldest.python} or newer: upgrade it first.`,
    );
  }
}

/** Calls that only put paths and texts together. */
const plain = /^(os\.path\.\w+|Path|str)$/;

/** False for what asks something at run time, such as `os.environ["DEBUG"]` or `env("DEBUG")`. */
function isLiteral(value: SyntaxNode, text: (node: SyntaxNode) => string): boolean {
  let result = true;
  value.iterate((node) => {
    const { name } = node;
    if (name === 'CallExpression' && node.firstChild && !plain.test(text(node.firstChild))) result = false;
    if ((name === 'VariableName' || name === 'PropertyName') && /env/i.test(text(node))) result = false;
  });
  return result;
}

/** A blueprint with which templates of targets are rendered for the project. */
export function blueprintOf(
  found: Found,
  { deploy, answers }: Pick<Blueprint, 'deploy' | 'answers'>,
  { name: stack }: StackTables,
): Blueprint {
  return {
    stack,
    answers: {
      title: titleFrom(found.package),
      description: '',
      package: found.package,
      django: Number((found.django ?? '5').split('.')[0]) >= 6 ? '6.1' : '5.2',
      database: found.database,
      app: found.package,
      ...answers,
    },
    features: found.features,
    deploy,
    apps: [],
  };
}
