// Renders the files of a new app, before its models are merged in.

import { named, optionNamesOf } from '../../../core/additions/additions-of.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Answers } from '../../../core/options/answers.ts';
import { addedLocals } from '../../../core/stack/layers.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import { classPrefix } from '../names.ts';
import { wrapLines } from '../python/wrap.ts';
import { type Frame, openFrame } from './page-frame.ts';

export type ViewStyle = 'class' | 'function';

/** What the code of an app depends on, apart from its models. */
export interface AppContext {
  /** Its label, which is also the name of its folder: `blog`. */
  readonly name: string;
  /** How it is imported: `blog`, or `apps.blog`. */
  readonly module: string;
  /** The `app_name` of its URLs, or '' if they do not have one. */
  readonly namespace: string;
  readonly views: ViewStyle;
  readonly frame: Frame;
  /** The features of the project. */
  readonly features: readonly string[];
  /** The answers of the project, as far as they are known. */
  readonly answers: Answers;
  readonly stack: Stack;
}

/** The locals of all templates of an app. */
export function appLocals({ name, module, namespace, views, frame, features, answers, stack }: AppContext) {
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
    frame: openFrame(frame, name, features.includes('i18n') ? ['i18n', 'static'] : ['static']),
    navigation: frame.navigation === true,
  };
}

/**
 * The files of a new app without models, by their path in the app's folder.
 * They include the base template of an app that has its own.
 */
export function renderApp(app: AppContext): Tree {
  const locals = appLocals(app);
  const { templates } = app.stack;
  const tree = new Map([
    ...templates.render('django/app', locals),
    ...templates.render(`django/app-${app.views}`, locals),
    ...(app.frame.extends === `${app.name}/base.html` ? templates.render('django/app-frame', locals) : []),
  ]);
  return wrapTree(tree);
}

/** True for a file that the pages of all models of an app share; existing apps get it with their first model. */
export function isShared(path: string): boolean {
  return path.startsWith('static/') || path.endsWith('/base.html');
}

/** The files with long lines of Python wrapped. */
export function wrapTree(tree: Tree): Tree {
  return new Map(
    [...tree].map(([path, file]) => [
      path,
      path.endsWith('.py') ? { ...file, content: wrapLines(file.content) } : file,
    ]),
  );
}
