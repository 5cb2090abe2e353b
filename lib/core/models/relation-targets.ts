// Finds the model that a relation means.
import { didYouMean } from '../text/suggest.ts';
import type { ModelScope } from './catalogue.ts';
import type { FieldWord } from './field-word.ts';
import { isSameReference, type Reference } from './model.ts';
import { capWords } from './model-names.ts';

export interface TargetContext {
  readonly scope: ModelScope;
  /** The names of the models in the same call. */
  readonly names: readonly string[];
  /** The model that refers. */
  readonly self: string;
}

type TargetWord = Pick<FieldWord, 'target' | 'name' | 'type'>;

export type Found = { readonly to: Reference } | { readonly fault: string };

/** How relations are usually written. */
const short: Readonly<Record<string, string>> = { foreignkey: 'fk', onetoone: 'o2o', manytomany: 'm2m' };

/** `categories` -> `category`: a name in the plural as that of one record. */
const singular = (name: string): string =>
  name
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/(?<![su])s$/, '');

/**
 * The model that `target` means: `Post`, `blog.Post`, `self`, `auth.User`, or a word of the stack for its users.
 * Without a target it is the model that the field is named after, as in Rails' `post:references`.
 */
export function findTarget(word: TargetWord, context: TargetContext): Found {
  const found = namedTarget(word, context);
  const { userModel, rules } = context.scope;
  return 'to' in found && isSameReference(found.to, userModel) ? { to: rules.users.reference } : found;
}

function namedTarget({ target, name: field, type }: TargetWord, context: TargetContext): Found {
  const { scope, names, self } = context;
  const { reference: users, words: userWords } = scope.rules.users;
  const example = `${users.app}.${users.model}`;
  const own = [...names, ...(scope.modelsOf(scope.app) ?? []).map(({ name }) => name)];
  const named = capWords(type === 'manytomany' ? singular(field) : field);
  const word = target ?? named;
  if (word === 'self') return { to: { app: scope.app, model: self } };
  if (!word.includes('.') && own.includes(word)) return { to: { app: scope.app, model: word } };
  if (userWords.has(word.toLowerCase())) return { to: users };
  if (target === undefined) {
    return { fault: `does not name a model: write ${field || 'name'}:${short[type]}:${named || example}` };
  }
  const [app = '', model, ...more] = word.split('.');
  if (model === undefined) return { fault: `unknown model ${word}${suggestion(word, own, scope)}` };
  if (more.length > 0 || model === '' || app === '') {
    return { fault: `${word} is not a model: write app.Model, such as ${example}` };
  }
  if (app === scope.app && own.includes(model)) return { to: { app, model } };
  if (word === example) return { to: users };
  const models = scope.modelsOf(app);
  if (models?.some(({ name }) => name === model)) return { to: { app, model } };
  if (models || app === scope.app || !scope.apps.has(app)) {
    const where =
      models || app === scope.app
        ? `the app ${app} has no model ${model}`
        : `there is no app ${app} in this project`;
    return { fault: `${where}${suggestion(word, own, scope)}` };
  }
  if (!/^[A-Z]\w*$/.test(model))
    return { fault: `${word} is not a model: write app.Model, such as ${example}` };
  return { to: { app, model } };
}

function suggestion(word: string, own: readonly string[], scope: ModelScope): string {
  const others = [...scope.apps]
    .filter((app) => app !== scope.app)
    .flatMap((app) => (scope.modelsOf(app) ?? []).map(({ name }) => `${app}.${name}`));
  const labels = [...own, ...own.map((model) => `${scope.app}.${model}`), ...others];
  const model = word.slice(word.lastIndexOf('.') + 1).toLowerCase();
  const nearest = didYouMean(word, labels);
  if (nearest) return nearest;
  const samePlace = labels.find((label) => label.toLowerCase().endsWith(`.${model}`));
  if (samePlace) return `, did you mean ${samePlace}?`;
  return own.length > 0 ? `: the app has ${own.join(', ')}` : ': the app has no models';
}
