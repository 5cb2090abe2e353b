// The code of models in an app of a new project, for tests.
import { createCatalogue } from '../../../../lib/core/models/catalogue.ts';
import type { Model } from '../../../../lib/core/models/model.ts';
import { parseModels } from '../../../../lib/core/models/parse-models.ts';
import { ordinary } from '../../../../lib/stacks/django/models/conditions.ts';
import { djangoModelRules } from '../../../../lib/stacks/django/models/django-model-rules.ts';
import { ownFrame } from '../../../../lib/stacks/django/models/page-frame.ts';
import type { AppContext } from '../../../../lib/stacks/django/models/render-app.ts';
import { renderModel } from '../../../../lib/stacks/django/models/render-model.ts';
import { mergeModule } from '../../../../lib/stacks/django/python/merge.ts';
import { stack } from '../../../helpers/django.ts';

export const blog: AppContext = {
  name: 'blog',
  module: 'blog',
  namespace: 'blog',
  views: 'class',
  conditions: ordinary,
  target: { django: '5.2', python: '3.10' },
  frame: ownFrame,
  isOwn: true,
  kitName: 'records',
  features: [],
  answers: { package: 'shop' },
  stack,
};

export function modelsFrom(...specs: string[]): Model[] {
  const catalogue = createCatalogue(['auth', 'contenttypes', 'blog'], djangoModelRules);
  catalogue.addApp('blog');
  const words = specs.map((spec) => ({ source: spec, words: [spec] }));
  const parsed = parseModels(words, catalogue.scope('blog'));
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  return parsed.models;
}

/** The code of the last of some models, as files: a snippet stands for the file it goes into. */
export function codeOf(specs: string[], app: Partial<AppContext> = {}): Map<string, string> {
  const models = modelsFrom(...specs);
  const model = models.at(-1) as Model;
  const { snippets, files } = renderModel({ ...blog, ...app }, model, { models });
  const whole = [...snippets].map(([path, text]): [string, string] => [
    path,
    mergeModule(undefined, text).text,
  ]);
  return new Map([...whole, ...[...files].map(([path, { content }]): [string, string] => [path, content])]);
}
