// Heroku: a Procfile, an app.json, migrations in the release phase.
import type { Addition } from '../../../core/additions/addition.ts';

export const heroku = {
  name: 'heroku',
  title: 'Heroku',
  hint: 'Procfile, app.json, migrations in the release phase',
  place: 1,
  runtime: () => ({ versionFile: true }),
  inSubfolder: {
    file: 'Procfile',
    note: (folder) =>
      `Heroku builds the top of a repository: instead of "git push heroku main", type "git subtree push --prefix ${folder} heroku main" at the top.`,
  },
} as const satisfies Addition;
