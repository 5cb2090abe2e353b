// Renders the files of a new app, before its models are merged in.

import type { Tree } from '../../../core/files/tree.ts';
import { featureLocals } from '../../../core/templates/parts.ts';
import { renderFolder } from '../../../core/templates/templates.ts';
import type { FeatureName } from '../features/index.ts';
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
  readonly features?: readonly FeatureName[];
  /** The style of pagination of the API, if there is one. */
  readonly pagination?: string | undefined;
}

/** The locals of all templates of an app. */
export function appLocals({ name, module, namespace, views, frame, features = [], pagination }: AppContext) {
  return {
    ...featureLocals({ features }),
    pagination,
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
  const tree = new Map([
    ...renderFolder('django/app', locals),
    ...renderFolder(`django/app-${app.views}`, locals),
    ...(app.frame.extends === `${app.name}/base.html` ? renderFolder('django/app-frame', locals) : []),
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
