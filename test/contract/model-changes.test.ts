// The promises for models that change: whatever was added, renamed, changed and removed, the project is the one made so at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectSame } from '../../lib/api/same.ts';
import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { changedTree } from '../../lib/core/execute/changed-tree.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { wordsOf } from '../../lib/core/models/spec-edits.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeAll } from '../helpers/changes.ts';
import { render } from '../helpers/django.ts';
import { anyApps, plainTypes } from '../helpers/models.ts';

const project = { ...shop, package: 'project' };
const base = render(project);

const appsOf = (tree: Tree): AppBlueprint[] => JSON.parse(tree.get(recordName)?.content ?? '').apps;
const pick = <T>(list: readonly T[], dice: number) => list[dice % list.length] as T;

/** A command line for some model of a project; it may be refused. */
function line(tree: Tree, [what, one, other, type]: readonly [string, number, number, readonly string[]]) {
  const app = pick(appsOf(tree), one);
  const { name, fields } = wordsOf(pick(app.models, other));
  const field = pick(fields, one + other).split(':')[0];
  const model = `${app.name}.${name}`;
  const lines: Record<string, string[]> = {
    add: ['add', 'field', model, ['extra', ...type].join(':'), `note_${other % 3}:text:null`],
    addAfter: ['add', 'field', model, ['extra_2', ...type].join(':'), '--after', field ?? ''],
    remove: ['remove', 'field', `${model}.${field}`, '--access', 'staff'],
    rename: ['rename', 'field', `${model}.${field}`, `other_${other % 5}`],
    change: ['change', 'field', `${model}.${field}`, type.join(':')],
    renameModel: ['rename', 'model', model, `Thing${one % 7}`],
    views: ['change', 'app', app.name, '--views', pick(['class', 'function'], one)],
    access: ['change', 'model', model, '--access', pick(['staff', 'members'], one)],
  };
  return lines[what] ?? [];
}

const kinds = ['add', 'addAfter', 'remove', 'rename', 'change', 'renameModel', 'access', 'views'];
const steps = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(99), fc.nat(99), plainTypes), {
  minLength: 3,
  maxLength: 4,
});

/** What a command line comes to; undefined where it is refused. */
async function executed(tree: Tree, argv: readonly string[]) {
  try {
    return await execute(tree, ...argv);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw new Error(`${argv.join(' ')}: ${error}`);
  }
}

test('a project after any changes is the one that is made with its models at once, and most are taken back by one command', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(anyApps, steps, async (apps, all) => {
      const blueprints = apps.map(({ app, models }): AppBlueprint => {
        return { name: app, views: 'class', path: `${app}/`, models: models.map(({ spec }) => spec) };
      });
      let tree = render({ ...project, apps: blueprints });
      for (const each of all) {
        const argv = line(tree, each);
        const result = await executed(tree, argv);
        if (!result) continue;
        done++;
        expectSame(result.tree, render({ ...project, apps: appsOf(result.tree) }), `After ${argv.join(' ')}`);
        const { inverse } = result.change;
        const isExact = inverse && inverse.command !== 'changeField';
        if (isExact) {
          const [verb = '', noun = ''] = inverse.command.split(/(?=[A-Z])/);
          const back = await executed(result.tree, [verb, noun.toLowerCase(), ...inverse.words]);
          if (back) expectSame(back.tree, tree, `${argv.join(' ')} is taken back`);
        }
        tree = result.tree;
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
  expect(done).toBeGreaterThan(4);
});

const blog = [
  [
    'add',
    'app',
    'blog',
    '--model',
    'Post title:char:200:unique body:text',
    '--model',
    'Comment post:fk:Post text',
  ],
] as const;

const migration = `from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField()),
            ],
        ),
    ]
`;

test.each([
  ['add', 'field', 'blog.Post', 'subtitle:char:null', '--after', 'title'],
  ['remove', 'field', 'blog.Post.body'],
  ['rename', 'field', 'blog.Post.body', 'content'],
  ['rename', 'model', 'blog.Post', 'Article'],
  ['change', 'app', 'blog', '--views', 'function'],
])('%s %s %s is finished by update, and by itself, wherever it was interrupted', async (...argv) => {
  const start = new Map(await executeAll(base, blog)).set('blog/migrations/0001_initial.py', {
    content: migration,
  });
  start.set('blog/models.py', {
    content: `${start.get('blog/models.py')?.content}\n\nMINE = 1\n`,
  });
  const result = await execute(start, ...argv);
  const paths = result.paths.filter((path) => path !== recordName);
  const changes = paths.map((path) => ({
    path,
    before: start.get(path)?.content,
    after: result.tree.get(path)?.content,
  }));
  const interim = result.change.interim ?? '';
  for (const count of [Math.ceil(changes.length / 2), changes.length]) {
    const broken = changedTree(start, changes.slice(0, count)).set(recordName, { content: interim });
    for (const again of [['update'], argv]) {
      const { tree } = await execute(broken, ...again);
      expectSame(tree, result.tree, `After ${count} of ${changes.length} files and ${again.join(' ')}`);
    }
  }
});

test('views are written in the other style and back, and what their owner changed in the app stays', async () => {
  const start = new Map(await executeAll(base, blog));
  const own = 'def feed(request):\n    """Say hello."""\n    return HttpResponse("mine")\n';
  const [urls, views] = ['blog/urls.py', 'blog/views.py'].map((path) => start.get(path)?.content ?? '');
  start.set('blog/urls.py', { content: `${urls}\n# mine\n` });
  start.set('blog/views.py', {
    content: `${views?.replace('\nfrom django.v', '\nfrom django.http import HttpResponse\nfrom django.v')}\n\n${own}`,
  });
  const { tree, change } = await execute(start, 'change', 'app', 'blog', '--views', 'function');
  expect(change).toMatchObject({ conflicts: [], follow: { migrations: [] } });
  const functions = tree.get('blog/views.py')?.content ?? '';
  expect(functions).toContain('\ndef post_list(request');
  expect(functions).not.toContain('ListView');
  expect(functions).toMatch(/^from django\.http import .*HttpResponse/m);
  expect(functions.endsWith(`\n\n\n${own}`)).toBe(true);
  expect(tree.get('blog/urls.py')?.content).toMatch(/views\.post_list,[\s\S]*\n# mine\n$/);
  const back = await execute(tree, 'change', 'app', 'blog', '--views', 'class');
  expectSame(back.tree, start, 'and back');
  const again = await execute(back.tree, 'change', 'app', 'blog', '--views', 'class');
  expect(again.paths).toEqual([]);
  const edited = views?.replace('sort_fields = ("title",)', 'paginate_by = 7') ?? '';
  start.set('blog/views.py', { content: edited });
  const result = await execute(start, 'change', 'app', 'blog', '--views', 'function');
  expect(result.change.conflicts).toEqual(['blog/views.py']);
  expect(result.tree.get('blog/views.py')?.content).toMatch(/<<<<<<<[\s\S]* paginate_by = 7\n/);
});

test('what its owner changed stays, also in files that get another name', async () => {
  const start = new Map(await executeAll(base, blog));
  const list = 'blog/templates/blog/post_list.html';
  for (const path of [list, 'blog/models.py']) {
    const content = `${start.get(path)?.content}${path === list ? '{# mine #}' : '\n\nMINE = 1'}\n`;
    start.set(path, { content });
  }
  const later = await executeAll(start, [
    ['add', 'field', 'blog.Post', 'subtitle:char:null'],
    ['rename', 'model', 'blog.Post', 'Article'],
    ['rename', 'field', 'blog.Article.body', 'content'],
  ]);
  expect(later.has(list)).toBe(false);
  expect(later.get('blog/templates/blog/article_list.html')?.content).toMatch(/\{# mine #\}\n$/);
  expect(later.get('blog/models.py')?.content).toMatch(/content = models\.TextField[\s\S]*\nMINE = 1\n$/);
  const back = await executeAll(later, [
    ['rename', 'field', 'blog.Article.content', 'body'],
    ['rename', 'model', 'blog.Article', 'Post'],
    ['remove', 'field', 'blog.Post.subtitle'],
  ]);
  expectSame(back, start, 'Changes are taken back around what its owner changed');
});
