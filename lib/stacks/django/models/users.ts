// The user model, as specifications refer to it whatever model a project uses.
import { isSameReference, type Reference } from '../../../core/models/model.ts';

/** Stands for settings.AUTH_USER_MODEL: https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#referencing-the-user-model */
export const userReference: Reference = { app: 'auth', model: 'User' };

/** Other spellings of it in a specification, in lower case. */
export const userWords: ReadonlySet<string> = new Set([
  'user',
  'settings.auth_user_model',
  'auth_user_model',
]);

/** True for a reference to the user model. */
export const isUser = (to: Reference | undefined): boolean => isSameReference(to, userReference);
