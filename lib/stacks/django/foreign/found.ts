// What can be read from a foreign Django project, as far as servers need to know it.

import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Files } from '../../../core/files/files.ts';
import { UserError } from '../../../core/text/errors.ts';
import { titleFrom } from '../options.ts';
import { installedApps } from '../project/installed-apps.ts';
import { readModule } from '../project/modules.ts';
import { bindingsIn } from '../project/scopes.ts';
import { checkSyntax, finderOf, type Settings, settingsScope, stringSetting } from '../project/settings.ts';
import { environmentValues, packages } from '../project/settings-modules.ts';
import { type SyntaxNode, textOf } from '../python/syntax.ts';
import { requirementsAsked } from '../requirements-file.ts';

export interface Found {
  readonly settings: Settings;
  /** The package with wsgi.py. */
  readonly package: string;
  /** What it can do that targets care about. */
  readonly features: readonly string[];
  /** Such as `5.2.17`, where a file says so. */
  readonly django: string | undefined;
  readonly database: 'sqlite' | 'postgresql';
  /** The settings that manage.py names, where it names one. */
  readonly managed: string | undefined;
  /** Whether DEBUG is on, unless somebody changes the code. */
  readonly hasDebug: boolean;
  /** Whether a statement sets a setting. */
  readonly isSet: (name: string) => boolean;
  /** Whether the value of a setting is written in the code, or is Django's default: the environment has no say in it. */
  readonly isFixed: (name: string) => boolean;
}

/** The settings that a server uses: those that wsgi.py names, where it names one module. */
export function servedSettings(files: Files): string | undefined {
  const names = packages(files).flatMap((folder) => {
    const module = readModule(files, `${folder}/wsgi.py`);
    return module ? environmentValues(module, 'DJANGO_SETTINGS_MODULE') : [];
  });
  const [only, another] = new Set(names);
  return another === undefined ? only : undefined;
}

/** @throws UserError for what no target can serve */
export function findProject(files: Files, settings: Settings): Found {
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
  const django = djangoVersion(files, settings);
  const [major = 5, minor = 0] = (django ?? '5.2').split('.').map(Number);
  if (major < 4 || (major === 4 && minor < 2)) {
    throw new UserError(
      `The project uses Django ${django}, but deploy targets need 4.2 or newer: upgrade it first.`,
    );
  }
  const manage = readModule(files, 'manage.py');
  const name = packageOf(files, stringSetting(finder, settings, 'WSGI_APPLICATION'));
  const apps = installedApps(files, settings).map(({ entry }) => entry.split('.')[0]);
  return {
    settings,
    package: name,
    features: [
      ...(files.read(`${name}/celery.py`) === undefined ? [] : (['celery'] as const)),
      ...(apps.includes('channels') && files.read(`${name}/asgi.py`) !== undefined
        ? (['websockets'] as const)
        : []),
    ],
    django,
    database: bindings('DATABASES').some(({ scope: { module }, value }) =>
      textOf(module, value).includes('django.db.backends.postgresql'),
    )
      ? 'postgresql'
      : 'sqlite',
    managed: manage && environmentValues(manage, 'DJANGO_SETTINGS_MODULE')[0],
    hasDebug:
      isFixed('DEBUG') &&
      bindings('DEBUG').some(({ scope: { module }, value }) => textOf(module, value) === 'True'),
    isSet,
    isFixed,
  };
}

/** The package of the WSGI application. @throws UserError when there is none at the project's root */
function packageOf(files: Files, applications: readonly string[]): string {
  const named = applications.map((application) => application.split('.').slice(0, -2).join('.'));
  const all = [...named.filter(Boolean), ...packages(files)];
  const found = all.find((name) => files.read(`${name.replaceAll('.', '/')}/wsgi.py`) !== undefined);
  if (found !== undefined && !found.includes('.')) return found;
  throw new UserError(
    found === undefined
      ? 'No wsgi.py was found in a package next to manage.py, but servers need one: add it, as "django-admin startproject" does.'
      : `The WSGI application is in ${found}.wsgi, but servers need one whose package is next to manage.py: move it there.`,
  );
}

/** The version that requirements.txt asks for, or that startproject wrote into the settings. */
function djangoVersion(files: Files, { file }: Settings): string | undefined {
  const line = requirementsAsked(files).find(({ name }) => name === 'django')?.text ?? '';
  const required = /^[^;@]*?(?:[=~]=|>=)\s*(\d+(?:\.\d+)*)/.exec(line);
  const generated = /^Generated by .* using Django (\d+(?:\.\d+)*)/m.exec(files.read(file) ?? '');
  return required?.[1] ?? generated?.[1];
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
