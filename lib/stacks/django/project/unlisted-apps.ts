// Apps that are in the project's folders and that INSTALLED_APPS does not name yet, as startapp leaves them.
import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { textOf } from '../python/syntax.ts';
import { readModule } from './modules.ts';
import type { Settings } from './settings.ts';

/**
 * Says how to install what a folder has, when that is an app.
 * @param place a package that no entry of INSTALLED_APPS is in
 * @returns a sentence without its end; undefined for a folder that is not an app
 * https://docs.djangoproject.com/en/stable/intro/tutorial02/#activating-models
 */
export function unlistedApp(
  files: Files,
  settings: Settings,
  { folder, module }: { readonly folder: string; readonly module: string },
): string | undefined {
  const path = within(folder, 'apps.py');
  if (files.read(path) === undefined) return undefined;
  const parsed = readModule(files, path);
  const names = (parsed?.top.getChildren('ClassDefinition') ?? []).flatMap((definition) => {
    const name = definition.getChild('VariableName');
    return parsed && name ? [textOf(parsed, name)] : [];
  });
  const [config] = names;
  const entry = names.length === 1 ? `${module}.apps.${config}` : module;
  return `${folder}/ is an app that INSTALLED_APPS does not name: add "${entry}" to it in ${settings.file}`;
}
