// What migrations come to: models with their fields and constraints, and the ones that nothing follows.
import { expect, test } from 'vitest';
import { treeFiles } from '../../../../lib/core/files/workspace.ts';
import { findSettings } from '../../../../lib/stacks/django/project/find-settings.ts';
import { localApps } from '../../../../lib/stacks/django/project/local-apps.ts';
import { leavesOf, migratedModels } from '../../../../lib/stacks/django/project/migrated-models.ts';
import { migrationsIn } from '../../../../lib/stacks/django/project/migration-references.ts';

const settings = 'INSTALLED_APPS = ["blog"]\nROOT_URLCONF = "site.urls"\n';

/** The migrations of an app `blog`: operations by the name of the file, each after those that it names. */
function read(migrations: Readonly<Record<string, readonly [after: string, ...operations: string[]]>>) {
  const files = Object.entries(migrations).map(([name, [after, ...operations]]): [string, string] => {
    const dependencies = after === '' ? '' : `("blog", "${after}")`;
    const text = `class Migration(migrations.Migration):\n    dependencies = [${dependencies}]\n    operations = [${operations.join(', ')}]\n`;
    return [`blog/migrations/${name}.py`, text];
  });
  const all = [
    ['manage.py', 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n'],
    ['mysite/__init__.py', ''],
    ['mysite/settings.py', settings],
    ['blog/__init__.py', ''],
    ['blog/migrations/__init__.py', ''],
    ...files,
  ] as const;
  const tree = treeFiles(new Map(all.map(([path, content]) => [path, { content }])));
  const found = findSettings(tree);
  const [app] = localApps(tree, found);
  return app ? migrationsIn(tree, found, app) : [];
}

const create = `migrations.CreateModel(name="Post", fields=[("id", models.AutoField()), ("title", models.CharField())],
    options={"constraints": [models.CheckConstraint(condition=models.Q(("title__gt", "")), name="filled")]})`;

test('operations are taken one after the other', () => {
  const migrations = read({
    '0001_initial': ['', create, 'migrations.CreateModel("Tag", [("id", models.AutoField())])'],
    '0002_more': [
      '0001_initial',
      'migrations.AddField(model_name="post", name="body", field=models.TextField())',
      'migrations.AddConstraint(model_name="post", constraint=models.UniqueConstraint(Lower("title"), name="once"))',
      'migrations.DeleteModel(name="Tag")',
    ],
    '0003_rest': [
      '0002_more',
      'migrations.RenameField("post", "body", "text")',
      'migrations.RemoveConstraint(model_name="post", name="filled")',
      'migrations.RenameModel(old_name="Post", new_name="Article")',
      'migrations.RemoveField(model_name="article", name="id")',
    ],
  });
  const models = migratedModels(migrations);
  expect([...models.keys()]).toEqual(['article']);
  expect([...(models.get('article')?.fields ?? [])]).toEqual(['title', 'text']);
  expect([...(models.get('article')?.constraints ?? [])]).toEqual([
    ['once', 'models.UniqueConstraint(Lower("title"), name="once")'],
  ]);
  expect(leavesOf('blog', migrations)).toEqual(['0003_rest']);
});

test('two that follow the same one are in conflict', () => {
  const migrations = read({
    '0001_initial': ['', create],
    '0002_a': ['0001_initial'],
    '0002_b': ['0001_initial'],
  });
  expect(leavesOf('blog', migrations)).toEqual(['0002_a', '0002_b']);
});
