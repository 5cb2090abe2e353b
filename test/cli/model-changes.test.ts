// Fields and models that change, by the built command: what is said, what is refused, and what is asked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keys, run, runInTerminal } from '../helpers/command.ts';
import { done, foreign, startedApp, write } from './apps.ts';
import { commit, committed } from './committed.ts';
import { listing } from './helpers.ts';

const post = 'Post title:char:200 body:text';
const comment = 'Comment post:fk:Post text';

const migration = `from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[("id", models.BigAutoField(primary_key=True)), ("title", models.TextField()), ("body", models.TextField())],
        ),
    ]
`;

/** A project with an app of this tool's, whose migration is there, and a model that its owner wrote. */
async function site(): Promise<string> {
  const shop = await committed();
  await done(shop, 'add app news', '--model', post, '--model', comment);
  await done(shop, 'add app hand');
  write(shop, {
    'news/migrations/0001_initial.py': migration,
    'hand/models.py':
      'from django.db import models\n\n\nclass Paper(models.Model):\n    title = models.TextField()\n',
  });
  commit(shop);
  return shop;
}

const words = (line: string) => line.split(' ');

async function refuses(folder: string, line: string, message: RegExp): Promise<void> {
  const result = await run(folder, words(line));
  expect(result.stderr, line).toMatch(message);
  expect(result, line).toMatchObject({ exitCode: 2, stdout: '' });
}

const refusals: readonly (readonly [line: string, message: RegExp])[] = [
  ['add field', /The name is missing: create-mvt-app add field <app\.Model> <field>…\./],
  ['add field news.Post', /Something is missing after news\.Post: create-mvt-app add field/],
  ['add field news title', /"news" does not name a model of an app: write app\.Model/],
  ['add field news.Post.title char', /does not name a model of an app/],
  ['add field mews.Post a', /The project has no app "mews", did you mean news\?/],
  ['add field news.Psot a', /The app news has no model "Psot", did you mean Post\?/],
  [
    'add field news.Post body:char',
    /news\.Post already has a field body, as body:text: choose another name, or change it/,
  ],
  ['add field news.Post class:text', /word 4 "class:text": the name class is a Python keyword/],
  ['add field news.Post objects:text', /the name objects /],
  ['add field news.Post a:txet', /unknown type txet, did you mean text\?/],
  ['add field news.Post tag:fk:Tag:null', /Tag/],
  ['add field news.Post a:char:null --after tilte', /news\.Post has no field "tilte", did you mean title\?/],
  [
    'add field news.Post a',
    /news\.Post\.a is required, and the rows .* write a:char:default=… or a:char:null/,
  ],
  ['add field news.Post to:fk:auth.Group', /write to:fk:auth\.Group:null\./],
  ['remove field news.Post', /"news\.Post" does not name a field of a model: write app\.Model\.field/],
  ['remove field news.Post.boddy', /news\.Post has no field "boddy", did you mean body\?/],
  ['remove field news.Post.body news.Comment.text', /is of another model than news\.Post/],
  ['remove field news.Post.body', /the migration deletes the column body of the table news_post.* Use --yes/],
  ['rename field news.Post.body', /Something is missing after news\.Post\.body/],
  ['rename field news.Post.body body', /news\.Post\.body has this name already/],
  ['rename field news.Post.body title', /title is defined twice/],
  ['rename field news.Post.body a b', /Unexpected argument "b"/],
  ['rename field news.Post.body def', /Python keyword/],
  ['rename model news.Post Comment', /Comment/],
  ['rename model news.Post Post', /news\.Post has this name already/],
  ['rename model news.Post article', /is not in CapWords, did you mean Article\?/],
  ['change field news.Post.body date', /cannot become date by themselves.* then remove body\./],
  ['change field news.Post.title char:0', /the length 0 is out of range/],
  ['change model news.Post', /Say who may do what with the records: --access/],
  ['change model news.Comment --access private', /./],
  ['rename', /Specify what to rename: create-mvt-app rename field .*, or create-mvt-app rename model/],
  ['change shop news', /Unknown argument "shop" of change/],
  ['change app news', /Say how to write the views of news: --views class\|function\./],
  ['change app mews --views function', /has not added an app "mews" here, did you mean news\?/],
  [
    'add field hand.Paper a:text',
    /cannot change hand\.Paper, because create-mvt-app did not add it: edit hand\/models\.py by hand, then run "manage\.py makemigrations hand"\./,
  ],
];

test('what is wrong is said in a line, and nothing is written', async () => {
  const shop = await site();
  const before = listing(shop);
  for (const [line, message] of refusals) await refuses(shop, line, message);
  expect(listing(shop)).toEqual(before);
});

test('uncommitted changes of the owner, a line of his that needs a field, and two last migrations stop it', async () => {
  const shop = await site();
  const models = readFileSync(join(shop, 'news/models.py'), 'utf8');
  const used = models.replace(
    'def __str__',
    'def start(self):\n        return self.body[:9]\n\n    def __str__',
  );
  write(shop, { 'news/models.py': used });
  await refuses(shop, 'add field news.Post a:char:null', /Not committed yet: news\/models\.py\./);
  commit(shop);
  await refuses(
    shop,
    'remove field news.Post.body --yes',
    /needs body.*news\/models\.py:\d+: return self\.body\[:9\]/,
  );
  const other = migration.replace('dependencies = []', 'dependencies = [("news", "0001_initial")]');
  write(shop, { 'news/migrations/0002_a.py': other, 'news/migrations/0002_b.py': other });
  commit(shop);
  await refuses(
    shop,
    'rename field news.Post.body text_2',
    /in conflict \(0002_a, 0002_b\).*makemigrations --merge news/,
  );
});

test('--json has the plan, a dry run writes nothing, and undoing is said', async () => {
  const shop = await site();
  const before = listing(shop);
  const dry = await run(shop, ['rename', 'field', 'news.Post.body', 'content', '--json', '--dry-run']);
  const { files, conflicts, ok } = JSON.parse(dry.stdout);
  expect({ ok, conflicts }).toEqual({ ok: true, conflicts: [] });
  expect(files).toContainEqual({
    path: 'news/migrations/0002_rename_body_post_content.py',
    action: 'create',
    diff: expect.stringContaining('\n+        migrations.RenameField('),
  });
  expect(listing(shop)).toEqual(before);
  const { stdout, exitCode } = await run(shop, [
    ...['rename', 'field', 'news.Post.body', 'content', '--no-install'],
  ]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /news\.Post\.body is now called content\.\n\n {2}python manage\.py makemigrations news\n/,
  );
  expect(stdout).toContain('npx create-mvt-app rename field news.Post.content body');
});

test('in a terminal, a value that is missing is asked for, and data goes only after a yes', async () => {
  const shop = await site();
  const add = runInTerminal(shop, ['add', 'field', 'news.Post', 'rank:integer', '--no-install']);
  await add.waitFor('is required');
  add.type(`x${keys.enter}`);
  await add.waitFor('whole number');
  add.type(`${keys.clearLine}7${keys.enter}`);
  expect(await add.exitCode).toBe(0);
  expect(readFileSync(join(shop, 'news/models.py'), 'utf8')).toContain(
    'rank = models.IntegerField(default=7)',
  );
  const before = listing(shop);
  const stop = runInTerminal(shop, ['remove', 'field', 'news.Post.body', '--no-install']);
  await stop.waitFor('Stop without');
  stop.type(keys.enter);
  expect(await stop.exitCode).toBe(130);
  expect(listing(shop)).toEqual(before);
  const go = runInTerminal(shop, ['remove', 'field', 'news.Post.body', '--no-install']);
  await go.waitFor('Stop without');
  go.type(keys.down + keys.enter);
  expect(await go.exitCode).toBe(0);
  expect(readFileSync(join(shop, 'news/models.py'), 'utf8')).not.toContain('body');
});

test('in a project of somebody else', () =>
  refuses(
    foreign({
      ...startedApp,
      'mysite/settings.py': 'INSTALLED_APPS = ["polls"]\nROOT_URLCONF = "mysite.urls"\n',
      'polls/models.py':
        'from django.db import models\n\n\nclass Question(models.Model):\n    text = models.TextField()\n',
    }),
    'rename field polls.Question.text body',
    /create-mvt-app did not make this project: edit polls\/models\.py by hand/,
  ));

test('change app asks which app and which style, and says how it is undone', async () => {
  const shop = await site();
  const terminal = runInTerminal(shop, ['change', 'app', '--no-install']);
  await terminal.waitFor('? Which app?');
  terminal.type(`news${keys.enter}`);
  await terminal.waitFor('? How should the views of news be written?');
  terminal.type(`functions${keys.enter}`);
  await terminal.waitFor('? Do this?');
  terminal.type(keys.enter);
  expect(await terminal.exitCode, terminal.text()).toBe(0);
  expect(terminal.text()).toContain('change app news --no-install --views function');
  expect(terminal.text()).toMatch(
    /The views of news are functions now\.[\s\S]*change app news --views class/,
  );
  expect(readFileSync(join(shop, 'news/views.py'), 'utf8')).toContain('\ndef post_list(request');
});
