// What the templates of one app need to know about the project around it.

import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { appFrame } from '../models/page-frame.ts';
import type { AppContext } from '../models/render-app.ts';
import { sinceOf } from '../models/since.ts';
import { readAssignedString } from '../project/existing-models.ts';
import { mountOf } from '../project/root-urls.ts';
import { routesIn } from '../project/routes-in.ts';
import { type Module, parseModule, type SyntaxNode, textOf } from '../python/syntax.ts';
import { targetOf } from '../versions/versions.ts';
import { conditionsOf, isOwn } from './conditions.ts';
import { findFrame, findOwnFrame } from './frame.ts';
import { kitNameIn } from './kit.ts';
import type { Site } from './site.ts';
import type { ParsedApp } from './specs.ts';

/** Where an app is: `apps/blog`, imported as `apps.blog`. */
export interface AppPlace {
  readonly folder: string;
  readonly module: string;
}

/** The file with the routes of an app, if it has one. */
export function urlsFileOf(files: Files, folder: string): string | undefined {
  return ['urls/__init__.py', 'urls.py']
    .map((path) => within(folder, path))
    .find((path) => files.read(path) !== undefined);
}

/** The context of an app: of a new one, or of one that is there with its own `app_name`. */
export function contextOf(
  site: Pick<Site, 'workspace' | 'settings' | 'record' | 'stack' | 'versions'>,
  { name, views }: Pick<ParsedApp, 'name' | 'views'>,
  { folder, module }: AppPlace,
): AppContext {
  const { workspace, settings, record, stack, versions } = site;
  const target = targetOf(versions);
  const urls = urlsFileOf(workspace, folder);
  const conditions = {
    ...conditionsOf(site, sinceOf(target)),
    registersItself: registersItself(workspace, folder),
    routeSeparator: routeSeparatorIn((urls && workspace.read(urls)) ?? ''),
  };
  const appName = urls === undefined ? name : readAssignedString(workspace.read(urls) ?? '', 'app_name');
  const around =
    isOwn(site) || urls === undefined ? undefined : mountOf(workspace, settings, `${module}.urls`);
  const namespace = around?.namespace.replace(/:$/, '') ?? appName ?? '';
  const ownFrame = isOwn(site) ? findOwnFrame(workspace) : undefined;
  const frame = () =>
    conditions.engine === undefined
      ? findFrame(workspace, settings, { name, folder }, (path) => path in record.files)
      : appFrame(name);
  return {
    name,
    module,
    namespace,
    views,
    target,
    conditions,
    frame: ownFrame ?? frame(),
    isOwn: isOwn(site),
    kitName: kitNameIn(site, folder),
    features: record.features,
    answers: record.answers,
    stack,
  };
}

/** True when the admin module of an app registers whatever models the app has: in a loop, or all that it gets at once. */
function registersItself(files: Files, folder: string): boolean {
  const text = files.read(within(folder, 'admin.py')) ?? '';
  if (!text.includes('get_models')) return false;
  const module = parseModule(text);
  const getting = callsOf(module, 'get_models');
  const isInLoop = (node: SyntaxNode): boolean =>
    node.name === 'ForStatement' || (node.parent !== null && isInLoop(node.parent));
  return callsOf(module, 'register').some((call) =>
    getting.some(({ from, to }) => isInLoop(call) || (call.from < from && to < call.to)),
  );
}

/** The calls of a function, or of a method by that name. */
function callsOf(module: Module, name: string): SyntaxNode[] {
  const calls: SyntaxNode[] = [];
  module.top.iterate((node) => {
    const callee = node.name === 'CallExpression' ? node.firstChild : null;
    if (callee && textOf(module, callee).split('.').at(-1) === name) calls.push(node);
  });
  return calls;
}

/** A hyphen, where more names of routes are written with it than with underscores. */
function routeSeparatorIn(urls: string): '-' | undefined {
  const names = routesIn(parseModule(urls)).flatMap(({ name }) => name ?? []);
  const hyphens = names.filter((name) => name.includes('-')).length;
  return hyphens > names.filter((name) => name.includes('_')).length ? '-' : undefined;
}
