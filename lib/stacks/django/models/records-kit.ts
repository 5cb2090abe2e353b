// What the pages of all models share: once in a project of this tool, in each app of a foreign project.
import { baseName } from '../../../core/files/paths.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Answers } from '../../../core/options/answers.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import type { Locals } from '../../../core/templates/language.ts';
import { wrapTree } from '../python/wrap-tree.ts';
import type { ViewStyle } from './view-style.ts';

/** What the folders of shared files are called, the usual name first. */
export const kitNames = ['records', 'record_pages'] as const;

/** The app that has them, or whose project has them. */
interface KitApp {
  readonly name: string;
  readonly isOwn: boolean;
  readonly kitName: string;
  readonly answers: Answers;
  readonly stack: Stack;
}

/** Where the shared files are: partial templates by their name, and modules by what they are imported from. */
export interface KitPlaces {
  /** `{% include "records/form.html" %}`: the folder of the partial templates, as templates name it. */
  readonly kit: string;
  /** `from shop.records.views import …`: what stands before the name of a module. */
  readonly kitModule: string;
}

export function kitPlaces({ name, isOwn, kitName, answers }: KitApp): KitPlaces {
  return isOwn
    ? { kit: kitName, kitModule: `${answers.package}.${kitName}.` }
    : { kit: `${name}/${kitName}`, kitModule: `.${kitName}.` };
}

/** What decides which of the shared files models need. */
export interface KitNeeds {
  readonly views: ViewStyle;
  /** Whether records that not everyone reads have uploads. */
  readonly hasPrivateUploads: boolean;
}

/** Modules that not all models need. */
const special: Readonly<Record<string, (needs: KitNeeds) => boolean>> = {
  'views.py': ({ views }) => views === 'class',
  'shortcuts.py': ({ views }) => views === 'function',
  'uploads.py': ({ hasPrivateUploads }) => hasPrivateUploads,
};

/** Whether models need a shared file. */
export const isNeeded = (path: string, needs: KitNeeds): boolean => special[baseName(path)]?.(needs) ?? true;

/**
 * Renders the shared files: `templates/` with the pages and partial templates, `python/` with the modules; in a project
 * of this tool also the command `seed`.
 * @param locals those of an app's templates; in a project of this tool, nothing here may depend on the app
 * @returns all of them, by their path in the project of this tool, or in the app
 */
export function renderKit({ name, isOwn, kitName, answers, stack }: KitApp, locals: Locals): Tree {
  const folders = isOwn
    ? { templates: `templates/${kitName}/`, python: `${answers.package}/${kitName}/` }
    : { templates: `templates/${name}/${kitName}/`, python: `${kitName}/` };
  return wrapTree(
    new Map([
      ...stack.templates.render('django/records/templates', locals, folders.templates),
      // Projects of this tool have one template for the fields of all forms, and a command of their first app.
      ...(isOwn
        ? stack.templates.render('django/records-own', {
            ...locals,
            package: answers.package,
            app: answers.app,
          })
        : stack.templates.render('django/forms', locals, folders.templates)),
      ...stack.templates.render('django/records/python', locals, folders.python),
    ]),
  );
}

/** The styles of pages of records, and the script that improves them. */
export interface PageAssets {
  readonly pageStyles: string;
  readonly pageScript: string;
}

/** @param scope where they apply: everywhere, or below an element of a class */
export function pageAssets({ templates }: Pick<Stack, 'templates'>, scope?: string): PageAssets {
  const files = templates.render('django/records-style', { scope: scope === undefined ? '' : `.${scope} ` });
  const textOf = (name: string) => files.get(name)?.content ?? '';
  const styles = textOf('pages.css');
  return {
    pageStyles: scope === undefined ? styles : `.${scope} {\n${indented(styles)}}\n`,
    pageScript: textOf('pages.js'),
  };
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');
