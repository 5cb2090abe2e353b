// Models that change while their tables have rows, on both databases: fields and a model are added, renamed, changed and removed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { commit } from '../cli/committed.ts';
import { run } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import { expectSuccess, make, suiteFolder } from './helpers.ts';
import {
  has,
  hasPostgres,
  installInto,
  installTools,
  pinned,
  postgresUrl,
  runSql,
  withUv,
} from './machine.ts';

const folder = suiteFolder();
let tools = '';

beforeAll(async () => {
  tools = await installTools(folder.path, 'psycopg[binary]');
});

const test = testWith({ 'an index of packages': has.packageIndex(), PostgreSQL: await hasPostgres() });

const models = [
  'Tag name:char:50:unique',
  'Post title:char:200:unique body:text author:fk:auth.User price:decimal:8,2:min=0 tags:m2m:Tag:blank',
];

const rows = `
from django.contrib.auth import get_user_model
from blog.models import Post, Tag
user = get_user_model().objects.create_user("ann")
tag = Tag.objects.create(name="red")
for number in range(3):
    post = Post.objects.create(title=f"T{number}", body=f"B{number}", author=user, price=number)
    post.tags.add(tag)
`;

const changes = [
  'rename field blog.Post.title headline',
  'add field blog.Post subtitle:char:100:default=none timestamps',
  'rename field blog.Post.price cost',
  'rename model blog.Post Article',
  'rename field blog.Article.author writer',
  'rename field blog.Article.tags labels',
  'change field blog.Article.headline char:300',
  'change field blog.Article.subtitle text:default=none',
  'add field blog.Article views:integer:default=0',
  'remove field blog.Article.views --yes',
  'change model blog.Article --access private',
];

const left = `
from blog.models import Article
print([
    [each.headline, each.body, each.writer.username, int(each.cost), each.subtitle, each.labels.count(), each.start()]
    for each in Article.objects.order_by("pk")
])
`;

const own = `    def start(self) -> str:
        """Return the start of the body."""
        return self.body[:1]

    def get_absolute_url`;

test('rows keep their data, the owner keeps an edit, and no migration is left to make', async () => {
  const made = await make(folder.path, ['site', '--yes', '--features', 'auth,api'], await withUv());
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  const home = join(folder.path, 'site');
  const program = join(home, '.venv/bin/python');
  await installInto(program, ...pinned('psycopg[binary]'));
  const manage = (words: readonly string[], env = {}) =>
    expectSuccess(home, [program, 'manage.py', ...words], env);
  const change = async (words: readonly string[]) => {
    const result = await run(home, words, { env: await withUv() });
    expect(result, result.stdout + result.stderr).toMatchObject({ exitCode: 0, stderr: '' });
    commit(home);
  };
  await change(['add', 'app', 'blog', ...models.flatMap((model) => ['--model', model])]);
  const database = `mvt_model_changes_${process.pid}`;
  await runSql(tools, `CREATE DATABASE ${database}`);
  try {
    const databases = [{}, { DATABASE_URL: postgresUrl(database) }];
    for (const env of databases) {
      await manage(['migrate'], env);
      await manage(['shell', '-c', rows], env);
    }
    const path = join(home, 'blog/models.py');
    const text = readFileSync(path, 'utf8');
    const at = text.indexOf('    def get_absolute_url', text.indexOf('class Post'));
    writeFileSync(path, text.slice(0, at) + own + text.slice(at + '    def get_absolute_url'.length));
    commit(home);
    for (const line of changes) await change(line.split(' '));
    await manage(['makemigrations', '--check']);
    for (const env of databases) {
      await manage(['migrate'], env);
      const found = await manage(['shell', '-c', left], env);
      const expected = [0, 1, 2].map((n) => `['T${n}', 'B${n}', 'ann', ${n}, 'none', 1, 'B']`);
      expect(found).toContain(`[${expected.join(', ')}]`);
      await manage(['test', 'blog'], env);
    }
    await run(home, ['add', 'field', 'blog.Article', 'note:text:null'], { env: await withUv() });
    await manage(['migrate']);
    const refused = await run(home, ['undo']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    const [, back = ''] = /manage\.py (migrate blog \d{4}_\w+)$/.exec(refused.stderr) ?? [];
    await manage(back.split(' '));
    expect(await run(home, ['undo'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await expectSuccess(home, ['git', 'status', '--porcelain'])).toBe('');
    await manage(['makemigrations', '--check']);
  } finally {
    await runSql(tools, `DROP DATABASE ${database} WITH (FORCE)`);
  }
});
