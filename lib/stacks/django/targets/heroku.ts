// Heroku: a Procfile, an app.json, migrations in the release phase.
import type { Addition } from '../../../core/additions/addition.ts';

export const heroku = {
  name: 'heroku',
  title: 'Heroku',
  hint: 'Procfile, app.json, migrations in the release phase',
  place: 1,
  runtime: () => ({ versionFile: true }),
} as const satisfies Addition;
