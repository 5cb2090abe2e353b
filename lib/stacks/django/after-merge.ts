// What has to follow in the environment of a project once a merge has changed its files.
import type { Stack } from '../../core/stack/stack.ts';

/** https://docs.djangoproject.com/en/stable/ref/django-admin/#compilemessages */
const compile = ['compilemessages', '--ignore', '.venv'];

export const afterMerge: Stack['afterMerge'] = ({ changed, edited, kept }, { apps }) => {
  const packages = changed.includes('requirements.txt');
  const withModels = apps.map(({ name }) => name).filter((name) => changed.includes(`${name}/models.py`));
  // Translations are no longer what their compiled files hold.
  const isStale = kept.some((path) => path.endsWith('.mo')) || edited.some((path) => path.endsWith('.po'));
  return {
    follow: {
      packages,
      migrations: withModels.map((app) => ({ app, folder: app })),
      migrate:
        packages ||
        withModels.length > 0 ||
        changed.some((path) => /(^|\/)(settings\.py|migrations\/.+)$/.test(path)),
    },
    next: isStale ? [compile] : [],
  };
};
