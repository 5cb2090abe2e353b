// The files and edits of deploy targets for a foreign project.
import type { SiteRuntime } from '../../../core/additions/site-runtime.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Tree } from '../../../core/files/tree.ts';
import { localsOf } from '../../../core/render/render.ts';
import { targetLayers } from '../../../core/stack/layers.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import type { Locals } from '../../../core/templates/language.ts';
import { Parts } from '../../../core/templates/parts.ts';
import { djangoAnswers } from '../answers.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, parseModule, textOf } from '../python/syntax.ts';
import type { Found } from './found.ts';
import { withPrivateNames } from './private-names.ts';
import { variablesOfServer } from './variables-of-server.ts';

export interface Elsewhere {
  /** Whole files. */
  readonly files: Tree;
  /** What goes to the end of the settings. */
  readonly settings: string;
  /** Entries of MIDDLEWARE: the first of all, and those right after Django's SecurityMiddleware. */
  readonly middleware: { readonly start: readonly string[]; readonly afterSecurity: readonly string[] };
}

/** @param blueprint what was found, with the targets that are wanted */
export function renderElsewhere(blueprint: Blueprint, found: Found, stack: Stack): Elsewhere {
  const { package: name } = djangoAnswers(blueprint);
  const { templates } = stack;
  const layers = targetLayers(blueprint, stack);
  const partsOf = () => new Parts(layers, templates, stack.languages);
  const parts = partsOf();
  const { settings, managed, hasDebug, isSet, isSure, isFixed, variables, wsgi, asgi } = found;
  const depth = settings.file.split('/').length - 1;
  const base = templates.render('django/base', localsOf(blueprint, stack, partsOf()));
  const shared = localsOf(blueprint, stack, parts);
  const server = variablesOfServer(found);
  const locals: Locals = {
    ...shared,
    ...(wsgi === undefined && { runtime: { ...(shared.runtime as SiteRuntime), server: 'asgi' } }),
    ...{ wsgi, asgi, server, variables, isSure },
    serverPython: found.python,
    listing: found.listing,
    lockExport: found.lockExport,
    logging: assignmentIn(base.get(`${name}/settings.py`)?.content ?? '', 'LOGGING'),
    ...{ hasDebug, isSet, isFixed, managed, depth, module: settings.module, settingsFile: settings.file },
    part: (place: string) => parts.at(place, locals),
  };
  const health = `${name}/healthz.py`;
  const tree: Tree = new Map([
    [health, { content: withoutParts(locals, stack) }],
    ...[...layers, 'django/deploy/elsewhere'].flatMap((layer) => [
      ...templates.render(`${layer}/project`, locals),
    ]),
  ]);
  const start = stringsIn(parts.at('settings/middleware_start.py', locals));
  const afterSecurity = stringsIn(parts.at('settings/middleware_static.py', locals));
  const block = parts.importInto(tree, (file) => `${name}/${file}`).get(`${name}/settings.py`)?.content ?? '';
  const files = new Map(
    [...tree].filter(
      ([path]) =>
        (!base.has(path) || path === '.env.example') && !/^(templates|static)\/|\/test_\w+\.py$/.test(path),
    ),
  );
  return {
    files,
    settings: withPrivateNames(block).replace(/\n{4,}/g, '\n\n\n'),
    middleware: { start: [`${name}.healthz.health_checks`, ...start], afterSecurity },
  };
}

/** The middleware that answers /healthz/ and /readyz/, as projects of this tool have it. */
function withoutParts(locals: Locals, { templates }: Stack): string {
  const tree = templates.render('django/base', { ...locals, part: () => '' });
  return tree.get(`${locals.package}/middleware.py`)?.content ?? '';
}

/** The strings of a fragment that goes into a list. */
function stringsIn(fragment: string): string[] {
  const module = parseModule(`[\n${fragment}]`);
  const values: string[] = [];
  module.top.iterate((node) => {
    const value = stringValue(module, node);
    if (value !== undefined) values.push(value);
  });
  return values;
}

/** The statement that assigns a name. */
function assignmentIn(text: string, name: string): string {
  const module = parseModule(text);
  const found = childrenOf(module.top).find(
    (node) => node.name === 'AssignStatement' && node.firstChild && textOf(module, node.firstChild) === name,
  );
  return found ? textOf(module, found) : '';
}
