// What the templates of one app need to know about the project around it.

import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import type { AppContext } from '../models/render-app.ts';
import type { Maker } from '../models/test-values.ts';
import { readAssignedString } from '../project/existing-models.ts';
import { findFrame, findOwnFrame } from './frame.ts';
import type { Site } from './site.ts';
import type { ParsedApp } from './specs.ts';

/** Where an app is: `apps/blog`, imported as `apps.blog`. */
export interface AppPlace {
  readonly folder: string;
  readonly module: string;
}

/** The file with the routes of an app, if it has one. */
export function urlsFileOf(files: Files, folder: string): string | undefined {
  return ['urls.py', 'urls/__init__.py']
    .map((path) => within(folder, path))
    .find((path) => files.read(path) !== undefined);
}

/** The context of an app: of a new one, or of one that is there with its own `app_name`. */
export function contextOf(
  { workspace, settings, record, stack }: Pick<Site, 'workspace' | 'settings' | 'record' | 'stack'>,
  { name, views }: Pick<ParsedApp, 'name' | 'views'>,
  { folder, module }: AppPlace,
): AppContext {
  const urls = urlsFileOf(workspace, folder);
  const namespace =
    urls === undefined ? name : (readAssignedString(workspace.read(urls) ?? '', 'app_name') ?? '');
  const ownFrame = record.answers.package === undefined ? undefined : findOwnFrame(workspace);
  return {
    name,
    module,
    namespace,
    views,
    frame: ownFrame ?? findFrame(workspace, settings, { name, folder }, (path) => path in record.files),
    features: record.features,
    answers: record.answers,
    stack,
  };
}

/**
 * How tests make records of models in other apps: with the factories in the tests of those apps.
 * @returns by `app.Model`
 */
export function makersOf(
  apps: readonly {
    readonly name: string;
    readonly module: string;
    readonly models: readonly { readonly name: string }[];
  }[],
): Map<string, Maker> {
  const makers = new Map<string, Maker>();
  for (const { name, module, models } of apps) {
    for (const model of models) {
      const factory = `${name}_tests.make_${modelNames(model.name).snake}`;
      const first = `${name}_tests.${model.name}.objects.first()`;
      makers.set(`${name}.${model.name}`, (number, shared) => ({
        code: shared ? `${first} or ${factory}(${number})` : `${factory}(${number})`,
        imports: [`from ${module} import tests as ${name}_tests`],
      }));
    }
  }
  return makers;
}
