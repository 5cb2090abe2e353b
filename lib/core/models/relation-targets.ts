// Finds the model that a relation means.

import { didYouMean } from '../text/suggest.ts';
import type { World } from './catalogue.ts';
import type { Reference } from './model.ts';
import { capWords } from './model-names.ts';

/** Django's name for the model of the users: https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#referencing-the-user-model */
const userWords = new Set(['user', 'settings.auth_user_model', 'auth_user_model']);

export interface Beside {
  readonly world: World;
  /** The names of the models in the same call. */
  readonly names: readonly string[];
  /** The model that refers. */
  readonly self: string;
}

export type Found = { readonly to: Reference } | { readonly fault: string };

/**
 * The model that `target` means: `Post`, `blog.Post`, `self`, `user`, `auth.User`, `settings.AUTH_USER_MODEL`.
 * Without a target it is the model that the field is named after, as in Rails' `post:references`.
 */
export function findTarget(target: string | undefined, field: string, beside: Beside): Found {
  const { world, names, self } = beside;
  const own = [...names, ...(world.modelsOf(world.app) ?? []).map(({ name }) => name)];
  const word = target ?? capWords(field);
  if (word === 'self') return { to: { app: world.app, model: self } };
  if (!word.includes('.') && own.includes(word)) return { to: { app: world.app, model: word } };
  if (userWords.has(word.toLowerCase())) return { to: { app: 'auth', model: 'User' } };
  if (target === undefined) {
    return { fault: `says no model: write ${field || 'name'}:fk:${own[0] ?? 'auth.User'}` };
  }
  const [app = '', model, ...more] = word.split('.');
  if (model === undefined) return { fault: `unknown model ${word}${suggestion(word, own, world)}` };
  if (more.length > 0 || model === '' || app === '') {
    return { fault: `${word} is no model: write app.Model, such as auth.User` };
  }
  if (app === world.app && own.includes(model)) return { to: { app, model } };
  if (app === 'auth' && model === 'User') return { to: { app, model } };
  const models = world.modelsOf(app);
  if (models?.some(({ name }) => name === model)) return { to: { app, model } };
  if (models || app === world.app || !world.apps.has(app)) {
    const where =
      models || app === world.app
        ? `the app ${app} has no model ${model}`
        : `there is no app ${app} in this project`;
    return { fault: `${where}${suggestion(word, own, world)}` };
  }
  if (!/^[A-Z]\w*$/.test(model)) return { fault: `${word} is no model: write app.Model, such as auth.User` };
  return { to: { app, model } };
}

function suggestion(word: string, own: readonly string[], world: World): string {
  const others = [...world.apps]
    .filter((app) => app !== world.app)
    .flatMap((app) => (world.modelsOf(app) ?? []).map(({ name }) => `${app}.${name}`));
  const labels = [...own, ...own.map((model) => `${world.app}.${model}`), ...others];
  const model = word.slice(word.lastIndexOf('.') + 1).toLowerCase();
  const nearest = didYouMean(word, labels);
  if (nearest) return nearest;
  const samePlace = labels.find((label) => label.toLowerCase().endsWith(`.${model}`));
  if (samePlace) return `, did you mean ${samePlace}?`;
  return own.length > 0 ? `: the app has ${own.join(', ')}` : ': the app has no models';
}
