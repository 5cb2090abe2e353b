// What has to follow in the environment of a project once a merge has changed its files.
import type { Files } from '../../core/files/files.ts';
import type { Stack } from '../../core/stack/stack.ts';
import { UserError } from '../../core/text/errors.ts';
import { refuseNeeded } from './apps/references.ts';
import { findSettings } from './project/find-settings.ts';
import { localApps } from './project/local-apps.ts';
import type { Settings } from './project/settings.ts';

/** https://docs.djangoproject.com/en/stable/ref/django-admin/#compilemessages */
const compile = ['compilemessages', '--ignore', '.venv'];

export const afterMerge: Stack['afterMerge'] = ({ before, after, changed, edited, kept }, { apps }) => {
  refuseBroken(before, after);
  const packages = changed.includes('requirements.txt');
  const withModels = apps.map(({ name }) => name).filter((name) => changed.includes(`${name}/models.py`));
  // Translations are no longer what their compiled files hold.
  const isStale = kept.some((path) => path.endsWith('.mo')) || edited.some((path) => path.endsWith('.po'));
  return {
    follow: {
      packages,
      requires: 'all',
      migrations: withModels.map((app) => ({ app, folder: app })),
      tests: [],
      migrate:
        packages ||
        withModels.length > 0 ||
        changed.some((path) => /(^|\/)(settings\.py|migrations\/.+)$/.test(path)),
    },
    next: isStale ? [compile] : [],
  };
};

/** @throws UserError when apps are gone that something else needs */
function refuseBroken(before: Files, after: Files): void {
  const [was, is] = [before, after].map(settingsIn);
  if (!was || !is) return;
  const stay = new Set(localApps(after, is).map(({ label }) => label));
  const gone = localApps(before, was).filter(({ label }) => !stay.has(label));
  if (gone.length > 0) refuseNeeded(after, is, gone);
}

/** The settings of a project; undefined where they are not sure: then nobody knows its apps. */
function settingsIn(files: Files): Settings | undefined {
  try {
    return findSettings(files);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
