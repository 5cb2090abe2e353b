// What other apps need of an app that is to be removed: settings, models and migrations, whoever wrote them.
import { expect, test } from 'vitest';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import type { UserError } from '../../../../lib/core/text/errors.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute, plain } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';

const migration = (body: string) =>
  `from django.conf import settings\nfrom django.db import migrations\n\n\nclass Migration(migrations.Migration):\n${body.replace(/^/gm, '    ')}\n`;

/** A project with the apps crm and billing; billing is its owner's. */
async function site(texts: Record<string, string>, settings = ''): Promise<Tree> {
  const { tree } = await execute(render(shop), 'add', 'app', 'crm', '--model', 'Customer name');
  const path = 'shop/settings.py';
  const text = tree.get(path)?.content.replace('"pages",', '"pages",\n    "billing",') ?? '';
  const all = { [path]: text + settings, 'billing/__init__.py': '', ...texts };
  for (const [name, content] of Object.entries(all)) tree.set(name, { content });
  return tree;
}

async function faultsOf(tree: Tree, ...argv: string[]): Promise<readonly string[]> {
  const error: UserError = await execute(tree, ...argv).then(
    () => ({ faults: [] }),
    (thrown) => thrown,
  );
  return error.faults;
}

const first = 'billing/migrations/0001_initial.py';
const needs = [`${first} needs crm.0001_initial.`];

test.each<[string, string, readonly string[]]>([
  ['a dependency', 'dependencies = [("auth", "0001"), ("crm", "0001_initial")]', needs],
  ['one with a type', 'dependencies: list[tuple[str, str]] = [\n    ("crm", "0001_initial"),\n]', needs],
  ['one that is added', 'dependencies = []\ndependencies += [["crm", "0001_initial"]]', needs],
  ['a run_before', 'run_before = [("crm", "0001_initial")]', needs],
  [
    'a swappable model',
    'dependencies = [migrations.swappable_dependency(settings.CUSTOMER_MODEL)]',
    [`${first} needs crm.__first__.`],
  ],
  [
    'a swappable model by its name',
    'dependencies = [migrations.swappable_dependency("crm.Customer")]',
    [`${first} needs crm.__first__.`],
  ],
  [
    'a model that a function asks for',
    'operations = [migrations.RunPython(lambda apps, _: apps.get_model("crm", "Customer"))]',
    [`${first} needs crm.Customer.`],
  ],
  ['a migration that it replaces', 'replaces = [("crm", "0001_initial")]', []],
  ['another app', 'dependencies = [("crmx", "0001_initial"), ("auth", "crm")]', []],
  ['nothing but a text', 'operations = [migrations.RunSQL("-- crm")]', []],
])('remove app looks at migrations of others: %s', async (_, body, faults) => {
  const tree = await site({ [first]: migration(body) }, 'CUSTOMER_MODEL = "crm.Customer"\n');
  expect(await faultsOf(tree, 'remove', 'app', 'crm')).toEqual(faults);
});

test('a dependency in a variable is read', async () => {
  const text = `NEEDED = [("crm", "0001_initial")]\n${migration('dependencies = NEEDED')}`;
  expect(await faultsOf(await site({ [first]: text }), 'remove', 'app', 'crm')).toEqual(needs);
});

test('a dependency on what another migration replaces is not in the way', async () => {
  const tree = await site({
    [first]: migration('dependencies = [("crm", "0001_initial")]'),
    'billing/migrations/0002_squashed.py': migration('replaces = [("crm", "0001_initial")]'),
  });
  expect(await faultsOf(tree, 'remove', 'app', 'crm')).toEqual([]);
});

test('migrations are looked for where MIGRATION_MODULES says, and nowhere else', async () => {
  const body = migration('dependencies = [("crm", "0001_initial")]');
  const texts = { [first]: body, 'history/__init__.py': '', 'history/billing/0001_initial.py': body };
  const moved = await site(texts, 'MIGRATION_MODULES = {"billing": "history.billing"}\n');
  expect(await faultsOf(moved, 'remove', 'app', 'crm')).toEqual([
    'history/billing/0001_initial.py needs crm.0001_initial.',
  ]);
  const none = await site(texts, 'MIGRATION_MODULES = {"billing": None}\n');
  expect(await faultsOf(none, 'remove', 'app', 'crm')).toEqual([]);
});

test('the refusal says the way out, and taking it is enough', async () => {
  const { tree } = await execute(await site({}), 'add', 'app', 'orders');
  const text = migration('dependencies = [("crm", "0001_initial")]');
  tree.set('orders/migrations/0001_initial.py', { content: text });
  await expect(execute(tree, 'remove', 'app', 'crm')).rejects.toThrow(
    /Keep crm, remove orders with it \(create-mvt-app remove app crm orders\), or squash the migrations of orders, /,
  );
  const without = await execute(tree, 'remove', 'app', 'orders');
  expect((await execute(without.tree, 'remove', 'app', 'crm')).change.done).toBe('The app crm was removed.');
});

test('models that its owner wrote are references too, and so is AUTH_USER_MODEL', async () => {
  const models =
    'from crm.models import Customer\n\n\nclass Invoice(models.Model):\n    customer = models.ForeignKey("crm.Customer", models.CASCADE)\n';
  const tree = await site({ 'billing/models.py': models }, 'AUTH_USER_MODEL = "crm.Customer"\n');
  expect(await faultsOf(tree, 'remove', 'app', 'crm')).toEqual([
    'shop/settings.py: AUTH_USER_MODEL is crm.Customer.',
    'billing.Invoice.customer refers to crm.Customer.',
    'billing/models.py imports crm.models.',
  ]);
});

test('a feature that brought an app goes only when no migration needs it', async () => {
  const { tree } = await execute(await site({}), 'add', 'auth');
  const swappable = 'dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]';
  tree.set(first, { content: migration(swappable) });
  expect(await faultsOf(tree, 'remove', 'auth')).toEqual([]);
  tree.set(first, { content: migration('dependencies = [("accounts", "0001_initial")]') });
  expect(await faultsOf(tree, 'remove', 'auth')).toEqual([`${first} needs accounts.0001_initial.`]);
});

test.each([
  ['a view', 'from crm.models import Customer\n'],
  ['a function', 'def customers():\n    from crm import models\n'],
  ['a type', 'if TYPE_CHECKING:\n    import crm.models\n'],
  ['a relative import', 'from ..crm.forms import CustomerForm\n'],
])('what imports a removed app is named: %s', async (_, text) => {
  const tree = await site({
    'billing/views.py': text,
    'billing/more.py': 'import crmx\nfrom crm_old import a\n',
  });
  const line = text.trim().split('\n').at(-1)?.trim();
  const { change } = await execute(tree, 'remove', 'app', 'crm');
  expect(change.byHand.map(({ path, lines }) => [path, lines])).toEqual([['billing/views.py', [line]]]);
});

test('apps whose histories need each other go together, and leave nothing', async () => {
  const before = await site({});
  const { tree } = await execute(
    before,
    'add',
    'app',
    'orders',
    '--model',
    'Order number customer:fk:crm.Customer',
  );
  const needing = (app: string) => ({ content: migration(`dependencies = [("${app}", "0001_initial")]`) });
  tree.set('orders/migrations/0001_initial.py', needing('crm'));
  tree.set('crm/migrations/0002_more.py', needing('orders'));
  await expect(execute(tree, 'remove', 'app', 'orders')).rejects.toThrow(
    'create-mvt-app remove app orders crm',
  );
  const { tree: rest, change } = await execute(tree, 'remove', 'app', 'crm', 'orders');
  expect(change.done).toBe('The apps crm and orders were removed.');
  expect(change.kept).toEqual(['orders/migrations/0001_initial.py', 'crm/migrations/0002_more.py']);
  for (const path of change.kept) rest.delete(path);
  const { tree: without } = await execute(before, 'remove', 'app', 'crm');
  expect(plain(rest)).toEqual(plain(without));
});
