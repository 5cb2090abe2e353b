// Renders the code of a model: snippets to merge into the Python files of its app, and new pages.

import type { Tree } from '../../../core/files/tree.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { featureFolders } from '../../../core/stack/layers.ts';
import { capitalise } from '../../../core/text/capitalise.ts';
import { accessLocals, type Limit, limitsOf } from './access-locals.ts';
import { classStem, modelImports, modelReference, modelsModule } from './class-names.ts';
import type { Conditions } from './conditions.ts';
import {
  adminOptions,
  apiOptions,
  inputFields,
  isHidden,
  namingField,
  orderingOf,
  ownerField,
  searchedFields,
  tuple,
} from './field-roles.ts';
import { rulesOf } from './field-rules.ts';
import { pageLocals } from './page-locals.ts';
import { hasPrivateUploads, isUpload } from './private-uploads.ts';
import { renderField, type Storage } from './python-field.ts';
import { type AppContext, appLocals, imagesApp } from './render-app.ts';
import { sinceOf } from './since.ts';
import { testLocals } from './test-locals.ts';
import type { Surroundings } from './test-values.ts';
import { nameOr } from './variable-names.ts';
import { isSearched, renderWidget } from './widgets.ts';

export interface ModelCode {
  /** Python modules, each with the name of the app's file to merge it into: `models.py`, `forms.py` … Long lines are broken there. */
  readonly snippets: readonly (readonly [string, string])[];
  /** New files, by their path in the app's folder. */
  readonly files: Tree;
}

/** Renders the code of one model of an app. */
export function renderModel(
  app: AppContext,
  model: Model,
  around: Omit<Surroundings, 'app' | 'modelsModule'>,
): ModelCode {
  const limits = limitsOf(app.name, model, around);
  const surroundings = {
    ...around,
    app: app.name,
    modelsModule: modelsModule(app.conditions),
  };
  const locals = {
    ...localsOf(app, model, around, limits),
    ...testLocals(model, surroundings, limits),
  };
  const folders = ['django/model', `django/model-${app.views}`];
  for (const layer of featureFolders(app, app.stack)) {
    folders.push(`${layer}/model`, `${layer}/model-${app.views}`);
  }
  const rendered = folders.flatMap((folder) => [...app.stack.templates.render(folder, locals)]);
  const isSnippet = ([path]: readonly [string, unknown]) =>
    path.endsWith('.py') && (path !== 'admin.py' || isToRegister(app.conditions));
  return {
    snippets: rendered
      .filter(isSnippet)
      .map(
        ([path, { content }]) => [path, locals.since('Django 3.1') ? content : withoutT(content)] as const,
      ),
    files: new Map(rendered.filter(([path]) => !path.endsWith('.py'))),
  };
}

/** Whether a model has to be registered with the admin. */
const isToRegister = ({ adminState, registersItself }: Conditions) =>
  adminState !== 'none' && !registersItself;

/** Forms take the `T` of a browser's date and time since Django 3.1: https://docs.djangoproject.com/en/3.1/releases/3.1/#forms */
const withoutT = (code: string) => code.replace(/"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)"/g, '"$1 $2"');

/** The locals of all templates of a model. */
function localsOf(
  app: AppContext,
  model: Model,
  around: Omit<Surroundings, 'app' | 'modelsModule'>,
  limits: readonly Limit[],
) {
  const searchesOf = ({ to }: Field) => searchedNames(to, app.name, around);
  const names = modelNames(model.name);
  const lower = model.name.toLowerCase();
  const naming = namingField(model);
  const owner = ownerField(model);
  const inputs = inputFields(model);
  const hidden = inputs.filter(isHidden);
  const images = imagesApp(app) !== undefined;
  // What tests give a form in addition to its data.
  const files = `${inputs.some(isUpload) ? ', self.files()' : ''}${limits.length > 0 ? ', user=self.writer' : ''}`;
  const module = modelsModule(app.conditions);
  const rules = {
    ...appLocals(app),
    name: model.name,
    stem: classStem(model.name),
    model: modelReference(model.name, module),
    snake: names.snake,
  };
  const { prefix, routeSeparator = '_' } = rules;
  const uploads = hasPrivateUploads(model);
  const routeName = (page: string) => [...names.snake.split('_'), page].join(routeSeparator);
  return {
    ...rules,
    ...fieldLocals(
      app,
      model,
      uploads ? { route: prefix + routeName('upload'), module: `${rules.kitModule}uploads` } : undefined,
    ),
    uploads,
    routeName,
    route: (page: string) => prefix + routeName(page),
    imported: modelImports([model.name], module).join(''),
    lower,
    url: names.snake,
    slug: names.pluralKebab,
    verbose: names.noun,
    plural: names.pluralNoun,
    title: capitalise(names.pluralNoun),
    a: withArticle(names.noun),
    record: nameOr(names.snake, 'record'),
    constant: names.pluralSnake.toUpperCase(),
    owner: owner?.name,
    ...accessLocals(app.name, model, modelReference(model.name, module), limits),
    ...pageLocals(app, model, around),
    sentence: capitalise(withArticle(names.noun)),
    text: textOf(model, naming),
    ordering: tuple(orderingOf(model)),
    verboseName: names.noun === names.noun.toLowerCase() ? undefined : names.noun,
    pluralName: names.pluralNoun === `${names.noun}s` ? undefined : names.pluralNoun,
    inputs: tuple(inputs.map(({ name }) => name)),
    jsonInputs: inputs.filter(({ type }) => type === 'json').map(({ name }) => name),
    secretInputs: hidden.length > 0 ? tuple(hidden.map(({ name }) => name)) : '',
    widgets: inputs.flatMap((field) => {
      const widget = hidden.includes(field)
        ? undefined
        : renderWidget(field, images, rules.since, searchesOf(field));
      return widget === undefined ? [] : [[field.name, widget]];
    }),
    formBases: basesOf(classStem(model.name), hidden.length > 0, inputs.some(isSearched)),
    admin: adminOptions(
      model,
      images,
      (field) => (app.isOwn || field.to?.app === app.name) && searchesOf(field).length > 0,
    ),
    api: apiOptions(model),
    hasFiles: model.fields.some(isUpload),
    files,
    ...rulesOf(
      model,
      { ...rules, files },
      { app: app.name, images, since: rules.since },
      app.stack.templates,
    ),
  };
}

/** What the form of a model inherits from. */
function basesOf(stem: string, hasSecrets: boolean, searches: boolean): string {
  const bases = [...(hasSecrets ? [`${stem}SecretsForm`] : []), ...(searches ? ['SearchModelForm'] : [])];
  return bases.join(', ') || 'forms.ModelForm';
}

/** The fields that the records of a model are searched by, as far as it is known. */
function searchedNames(
  to: Field['to'],
  app: string,
  { models, others }: Pick<Surroundings, 'models' | 'others'>,
): string[] {
  if (to === undefined) return [];
  const near = to.app === app ? models.find(({ name }) => name === to.model) : undefined;
  const model = near ?? others?.modelOf(to);
  return model ? searchedFields(model).map(({ name }) => name) : [];
}

/** The locals for the fields in models.py. */
function fieldLocals(app: AppContext, model: Model, storage: Storage | undefined) {
  const place = {
    app: app.name,
    model: model.name,
    images: imagesApp(app),
    translated: app.features.includes('i18n'),
    since: sinceOf(app.target),
    hasTimeZones: app.conditions.hasTimeZones,
    storage,
  };
  const sources = model.fields.map((field) => renderField(field, place));
  const present = (text: string | undefined) => text !== undefined;
  return {
    fieldImports: [...new Set(sources.flatMap(({ imports }) => imports))],
    helpers: sources.map(({ helper }) => helper).filter(present),
    choiceClasses: sources.map(({ choices }) => choices && indent(choices)).filter(present),
    fields: indent(sources.map(({ assignment }) => assignment).join('\n')),
  };
}

/** The expression that `__str__` returns. */
function textOf({ name }: Model, naming: Field | undefined): string {
  const fallback = `f"${capitalise(modelNames(name).noun)} {self.pk}"`;
  if (!naming) return fallback;
  return naming.null || naming.blank ? `self.${naming.name} or ${fallback}` : `self.${naming.name}`;
}

/** Acronyms are read letter by letter: an HTML page, a URL. */
const withArticle = (noun: string) =>
  `${/^((?!uni|use|eu|one)[aeiou]|[AEFHILMNORSX])/.test(noun) ? 'an' : 'a'} ${noun}`;

const indent = (code: string) => code.replace(/^(?=.)/gm, '    ');
