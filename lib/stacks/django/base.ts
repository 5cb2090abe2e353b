// The files of a project without features, targets and further apps.
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import type { Tree } from '../../core/files/tree.ts';
import type { Stack } from '../../core/stack/stack.ts';
import type { Locals } from '../../core/templates/language.ts';
import { djangoAnswers } from './answers.ts';
import { codesIn, languageNames } from './locale/language-codes.ts';
import { renderLocale } from './locale/locale.ts';
import { ordinary } from './models/conditions.ts';
import { ownFrame } from './models/page-frame.ts';
import { kitNames, pageAssets } from './models/records-kit.ts';
import { type AppContext, appLocals, renderApp } from './models/render-app.ts';
import { classPrefix } from './names.ts';
import { oldestPython } from './pins.ts';
import { developmentOf, requirementsOf } from './requirements.ts';
import { runtimeLocals } from './runtime.ts';
import { siteName, slugOf } from './site-names.ts';

/** What templates of a project can name, in addition to its answers. */
export function projectLocals(blueprint: Blueprint, stack: Stack): Locals {
  const { app, django, languages = '', package: name, pythonVersion } = djangoAnswers(blueprint);
  return {
    requirements: requirementsOf(blueprint, stack),
    development: developmentOf(blueprint, stack),
    appClass: classPrefix(app),
    python: oldestPython[django],
    testedPythons: [...new Set([oldestPython[django], pythonVersion])],
    serverPython: pythonVersion,
    lockExport: undefined,
    spoken: codesIn(languages).map((code) => [code, languageNames[code]]),
    site: siteName(name),
    slug: slugOf(name),
    ...pageAssets(stack),
    ...runtimeLocals(blueprint, stack),
  };
}

/** The settings package, the first app, base templates and translations. */
export function renderBase(blueprint: Blueprint, locals: Locals, stack: Stack): Tree {
  const { app, django, languages } = djangoAnswers(blueprint);
  const { answers, features } = blueprint;
  const context: AppContext = {
    name: app,
    module: app,
    namespace: app,
    views: 'class',
    conditions: ordinary,
    target: { django, python: oldestPython[django] },
    frame: ownFrame,
    isOwn: true,
    kitName: kitNames[0],
    features,
    answers,
    stack,
  };
  const part = locals.part as (place: string) => string;
  return new Map([
    ...stack.templates.render('django/base', locals),
    ...[...renderApp(context)].map(([path, file]) => [`${app}/${path}`, file] as const),
    ...stack.templates.render('django/first-app', locals, `${app}/`),
    ...stack.templates.render('django/forms', appLocals(context), 'templates/django/forms/'),
    ...(languages === undefined ? [] : renderLocale(languages, part)),
  ]);
}
