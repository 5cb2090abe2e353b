// Renders the files of a new app, before its models are merged in.

import { named, optionNamesOf } from '../../../core/additions/additions-of.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Answers } from '../../../core/options/answers.ts';
import { addedLocals } from '../../../core/stack/layers.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import { classPrefix } from '../names.ts';
import { wrapTree } from '../python/wrap-tree.ts';
import type { Target } from '../versions/versions.ts';
import type { Conditions } from './conditions.ts';
import { type Frame, openFrame } from './page-frame.ts';
import { kitPlaces, pageAssets } from './records-kit.ts';
import { sinceOf } from './since.ts';
import type { ViewStyle } from './view-style.ts';

/** What the code of an app depends on, apart from its models. */
export interface AppContext {
  /** Its label, which is also the name of its folder: `blog`. */
  readonly name: string;
  /** How it is imported: `blog`, or `apps.blog`. */
  readonly module: string;
  /** The `app_name` of its URLs, or '' if they do not have one. */
  readonly namespace: string;
  readonly views: ViewStyle;
  /** The versions that the code is for. */
  readonly target: Target;
  /** What is special about the site around it. */
  readonly conditions: Conditions;
  readonly frame: Frame;
  /** True in a project of this tool, which has what the pages of all its apps share. */
  readonly isOwn: boolean;
  /** What the folders are called that have it. */
  readonly kitName: string;
  /** The features of the project. */
  readonly features: readonly string[];
  /** The answers of the project, as far as they are known. */
  readonly answers: Answers;
  readonly stack: Stack;
}

/** The locals of all templates of an app. */
export function appLocals(context: AppContext) {
  const { name, module, namespace, views, frame, isOwn, features, answers, stack, target, conditions } =
    context;
  const options = optionNamesOf(named(stack.features, features));
  return {
    ...Object.fromEntries(options.map((option) => [option, answers[option]])),
    ...addedLocals({ features, deploy: [], answers }, stack),
    app: name,
    appClass: classPrefix(name),
    label: classPrefix(name.charAt(0)) + name.slice(1).replaceAll('_', ' ').trim(),
    module,
    prefix: namespace && `${namespace}:`,
    views,
    isOwn,
    frame: openFrame(frame, isOwn ? undefined : name, features.includes('i18n') ? ['i18n'] : []),
    ...kitPlaces(context),
    since: sinceOf(target),
    inUse: sinceOf(target)('Django 3.1') ? '(ProtectedError, RestrictedError)' : 'ProtectedError',
    ...conditions,
    engine: conditions.engine,
    adminSite: conditions.adminSite?.module === `${module}.admin` ? undefined : conditions.adminSite,
    using: conditions.engine === undefined ? '' : `, using="${conditions.engine}"`,
    siteArgument: conditions.adminSite ? `, site=${conditions.adminSite.name}` : '',
    plainStatic: plainStatic(target),
    makeUser: conditions.hasOwnUsers ? makeUser(stack) : '',
    newUser: conditions.hasOwnUsers ? 'make_user' : 'get_user_model().objects.create_user',
    navigation: frame.navigation === true,
  };
}

/** The app with the project's own field for images, which has thumbnails. */
export const imagesApp = ({ features, answers }: Pick<AppContext, 'features' | 'answers'>) =>
  features.includes('images') ? String(answers.imagesApp) : undefined;

/** The functions for tests that make a user of a model of the project's own. */
const makeUser = ({ templates }: Stack): string =>
  templates.render('django/users', {}).get('make_user.py')?.content ?? '';

/** The decorator for tests that find static files without a manifest. */
function plainStatic(target: Target): string {
  const backend = '"django.contrib.staticfiles.storage.StaticFilesStorage"';
  if (!sinceOf(target)('Django 4.2')) return `@override_settings(\n    STATICFILES_STORAGE=${backend},\n)`;
  const lines = [
    '@override_settings(',
    '    STORAGES={',
    '        **settings.STORAGES,',
    `        "staticfiles": {"BACKEND": ${backend}},`,
    '    },',
    ')',
  ];
  return lines.join('\n');
}

/**
 * The files of a new app without models, by their path in the app's folder.
 * They include the base template of an app that has its own.
 */
export function renderApp(app: AppContext): Tree {
  const locals = appLocals(app);
  const { templates } = app.stack;
  return new Map([
    ...wrapTree(templates.render('django/app', locals)),
    ...wrapTree(templates.render(`django/app-${app.views}`, locals)),
    ...renderShared(app),
  ]);
}

/** The files that the pages of all models of an app share; existing apps get them with their first model. */
export function renderShared(app: AppContext): Tree {
  const locals = appLocals(app);
  const { templates } = app.stack;
  const alone = () =>
    templates.render('django/app-alone', { ...locals, ...pageAssets(app.stack, 'app-page') });
  return wrapTree(
    new Map([
      ...(app.frame.own ? templates.render('django/app-frame', locals) : []),
      ...(app.isOwn ? [] : alone()),
    ]),
  );
}
