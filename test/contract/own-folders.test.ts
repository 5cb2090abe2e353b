// Features whose usual folder is taken: by an app, by code of the project's owner, or by a name that was asked for.
import { expect, test } from 'vitest';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { mergeWithGit } from '../../lib/core/merge/git-merge.ts';
import { features } from '../../lib/stacks/django/features/index.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeWith, plain } from '../helpers/changes.ts';
import { featureNames, render, withNeeds } from '../helpers/django.ts';

const folders = features.flatMap(({ name, ...addition }) =>
  Object.entries('options' in addition ? addition.options : {}).flatMap(
    ([option, { default: usual, ...rest }]) =>
      'isFolder' in rest ? [{ feature: name, option, usual, other: `site_${usual}` }] : [],
  ),
);
const apps = folders.map(({ usual }) => ({
  name: usual,
  views: 'class' as const,
  path: `${usual}/`,
  models: [`Thing title:char photo:image:null owner:fk:auth.User:related=${usual}_things`],
}));
const [app] = apps as [(typeof apps)[number]];
const blog = { ...app, name: 'blog', path: 'blog/' };
const project = { ...shop, package: 'project' };
const merge = (tree: Parameters<typeof execute>[0], ...argv: string[]) =>
  executeWith({ mergeText: mergeWithGit }, tree, ...argv);

test('every feature with a folder can be in a project whose apps have all the usual names', async () => {
  const before = render({ ...project, apps });
  const { tree, change } = await merge(before, 'add', ...featureNames);

  expect(folders.map(({ usual }) => usual).sort()).toEqual(['accounts', 'api', 'chat', 'frontend', 'images']);
  for (const { feature, usual, other, option } of folders) {
    expect([...tree.keys()].some((path) => path.startsWith(`${other}/`))).toBe(true);
    expect(JSON.parse(tree.get(recordName)?.content ?? '')).toMatchObject({ [option]: other });
    expect(change.notes).toContainEqual(expect.stringMatching(`^${feature} goes into ${other}/.*${usual}`));
  }
  expect(plain(tree)).toEqual(plain(render({ ...project, apps, features: featureNames })));
  expect(plain((await merge(tree, 'remove', ...featureNames)).tree)).toEqual(plain(before));
});

test('with other folders, nothing refers to the usual ones', () => {
  const usual = render({
    ...project,
    features: featureNames,
    apps: [blog],
  });
  const others = Object.fromEntries(folders.map(({ option, other }) => [option, other]));
  const moved = render({
    ...project,
    features: featureNames,
    apps: [blog],
    ...others,
  });
  const back = (text: string) =>
    folders.reduce((result, { usual: name, other }) => result.replaceAll(other, name), text);

  expect([...moved.keys()].map(back).sort()).toEqual([...usual.keys()].sort());
  // What the chat calls itself in its own code may stay.
  const isInside = (path: string) => path === recordName || /^site_chat\/(consumers|templates)/.test(path);
  for (const { usual: name } of folders) {
    const used = new RegExp(
      `(["'/]|from |load |\\n)${name}([:.](?!css|js|ts|py)\\w|/(?!favicon)|", |"$)`,
      'm',
    );
    const paths = [...moved].filter(([path, { content }]) => !isInside(path) && used.test(content));
    expect(paths.map(([path]) => path)).toEqual([]);
  }
});

test('a folder that the owner made is not written into', async () => {
  const own = { content: '# Mine.\n' };
  const tree = new Map(render(project)).set('accounts/models.py', own);
  const added = await merge(tree, 'add', 'auth');

  expect(added.tree.get('accounts/models.py')).toEqual(own);
  expect(added.tree.get('project/settings.py')?.content).toContain('AUTH_USER_MODEL = "site_accounts.User"');
  expect(plain((await merge(added.tree, 'remove', 'auth')).tree)).toEqual(plain(tree));
});

test('a name that is asked for is taken, unless something else has it', async () => {
  const tree = render({ ...project, apps: apps.slice(0, 1) });
  const { tree: added } = await merge(tree, 'add', 'auth', '--auth-app', 'members');

  expect(added.get('members/urls.py')?.content).toContain('app_name = "members"');
  await expect(merge(tree, 'add', 'auth', '--auth-app', 'accounts')).rejects.toThrow(
    'cannot have the folder accounts/: the project already has something with that name. Choose another name, such as --auth-app site_accounts.',
  );
  await expect(merge(tree, 'add', 'auth', '--auth-app', 'class')).rejects.toThrow('is a Python keyword');
});

test.each(folders)(
  'an app cannot have the folder of $feature, and is told what to do',
  async ({ feature, usual, other }) => {
    const tree = render({ ...project, features: withNeeds([feature]) });
    const wayOut = execute(tree, 'add', 'app', usual);

    await expect(wayOut).rejects.toThrow(
      new RegExp(
        `^${usual}/ is the folder of the feature ${feature}\\. Choose another name, such as ${usual}_pages, or`,
      ),
    );
    const flag = `--${feature}-${feature === 'react' ? 'folder' : 'app'}`;
    await expect(wayOut).rejects.toThrow(`${flag} ${other}.`);
  },
);

test.each(folders.filter(({ feature }) => feature !== 'react'))(
  'a model in the app of $feature comes out again, and leaves what the feature brought',
  async ({ feature, usual }) => {
    const tree = render({ ...project, features: withNeeds([feature]) });
    for (const model of ['Profile', 'Model', 'Image', 'Chat']) {
      const { tree: added, change } = await execute(tree, 'add', 'model', `${usual}.${model}`, 'title:char');

      expect(change.byHand).toEqual([]);
      expect(plain((await execute(added, 'remove', 'model', `${usual}.${model}`)).tree)).toEqual(plain(tree));
    }
  },
);

test('files that a feature would bring, and that are there, are all named before anything is written', async () => {
  const tree = new Map(render({ ...project, apps: [{ ...blog, models: ['Post title:char'] }] }))
    .set('blog/api.py', { content: '# Mine.\n' })
    .set('blog/serializers.py', { content: '# Mine.\n' });

  await expect(merge(tree, 'add', 'api')).rejects.toThrow(
    'api would bring files that exist already, so nothing was changed: blog/api.py, blog/serializers.py. Rename or move them, then run this again.',
  );
});

test('what Python leaves behind does not take a name', async () => {
  const tree = new Map(render(project)).set('accounts/__pycache__/models.cpython-313.pyc', { content: 'x' });
  const { tree: added } = await merge(tree, 'add', 'auth');

  expect(added.has('accounts/models.py')).toBe(true);
});

test('a new project says so as well, and does not for a name that was asked for', async () => {
  const create = ['/srv/api', '--yes', '--features', 'api'];
  const { change } = await execute(new Map(), ...create);

  expect(change.blueprint?.answers).toMatchObject({ package: 'api', apiApp: 'site_api' });
  expect(change.notes).toEqual([
    'api goes into site_api/, because the project already has something called api; --api-app gives it another name.',
  ]);
  expect((await execute(new Map(), ...create, '--api-app', 'rest')).change.notes).toEqual([]);
  expect((await execute(new Map(), '/srv/shop', '--yes', '--features', 'api')).change.notes).toEqual([]);
});

test('a feature whose page an app would hide is refused, until the app is at another address', async () => {
  const at = (path: string) => render({ ...project, apps: [{ ...blog, path }] });
  await expect(merge(at('app/'), 'add', 'react')).rejects.toThrow(
    'The URL "/app/" is already taken, in project/urls.py by blog.urls, and a page of what would be added needs it: change the route of blog.urls there, then run this again.',
  );
  const moved = new Map(at('app/'));
  const urls = moved.get('project/urls.py');
  moved.set('project/urls.py', { content: (urls?.content ?? '').replace('"app/"', '"blog/"') });
  expect((await merge(moved, 'add', 'react')).change.conflicts).toEqual([]);
  expect((await merge(at('app/'), 'add', 'api')).change.conflicts).toEqual([]);
});
