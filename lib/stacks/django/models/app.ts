// An app -> its files: the shell that every added app starts from, before its models are merged in.

import { named, optionNamesOf } from '../../../core/additions/additions-of.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Answers } from '../../../core/options/answers.ts';
import { addedLocals } from '../../../core/stack/layers.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import { classPrefix } from '../names.ts';
import { wrapLines } from '../python/wrap.ts';
import { type Frame, openFrame } from './frame.ts';

export type ViewStyle = 'class' | 'function';

/** What the code of an app depends on, beside its models. */
export interface AppContext {
  /** Its label, which is the name of its folder: `blog`. */
  readonly name: string;
  /** How it is imported: `blog`, or `apps.blog`. */
  readonly module: string;
  /** The `app_name` of its URLs, or '' when they have none. */
  readonly namespace: string;
  readonly views: ViewStyle;
  readonly frame: Frame;
  /** What the project can do beyond the base. */
  readonly features: readonly string[];
  /** The answers of the project, as far as they are known. */
  readonly answers: Answers;
  readonly stack: Stack;
}

/** Names that all templates of an app use. */
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
 * The files of a new app without models, by their path from the app's folder.
 * An app whose frame is its own gets that one too.
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

/** True for a file that the pages of all models of an app share; other apps have it from their first model on. */
export function isShared(path: string): boolean {
  return path.startsWith('static/') || path.endsWith('/base.html');
}

/** The files with the long lines of Python broken. */
export function wrapTree(tree: Tree): Tree {
  return new Map(
    [...tree].map(([path, file]) => [
      path,
      path.endsWith('.py') ? { ...file, content: wrapLines(file.content) } : file,
    ]),
  );
}
