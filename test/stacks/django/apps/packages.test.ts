// Models that are added to apps whose models, views or forms are packages.
import { expect, test } from 'vitest';
import { execute, plain } from '../../../helpers/changes.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';

const star = 'from .crypto import *  # noqa: F403\nfrom .mail import *  # noqa: F403\n';

const names = (init: string | undefined) => init ?? '';

test.each([
  ['by stars', star, `${star}from .zebra import Zebra\n`],
  ['by nothing', '', 'from .zebra import Zebra\n'],
  [
    'by stars and a list',
    `${star}\n__all__ = ["Key", "Mail"]\n`,
    `${star}from .zebra import Zebra\n\n__all__ = ["Key", "Mail", "Zebra"]\n`,
  ],
  [
    'by a list with a type, on lines',
    '__all__: list[str] = [\n    "Key",\n]\n',
    'from .zebra import Zebra\n\n__all__: list[str] = [\n    "Key",\n    "Zebra",\n]\n',
  ],
  [
    'by a tuple',
    "from .crypto import Key\n\n__all__ = ('Key',)\n",
    "from .crypto import Key\nfrom .zebra import Zebra\n\n__all__ = ('Key', 'Zebra')\n",
  ],
  [
    'by the lists of its modules',
    'from . import crypto, mail\n\n__all__ = crypto.__all__ + mail.__all__\n',
    'from . import crypto, mail\nfrom .zebra import Zebra\n\n__all__ = crypto.__all__ + mail.__all__\n\n__all__ = [*__all__, "Zebra"]\n',
  ],
  [
    'by a list and those of its modules',
    'from . import crypto\n\n__all__ = ["Mail"] + crypto.__all__\n',
    'from . import crypto\nfrom .zebra import Zebra\n\n__all__ = ["Mail", "Zebra"] + crypto.__all__\n',
  ],
  [
    'by statements',
    'from . import crypto, mail\n\n__all__ = []\n__all__ += crypto.__all__\n',
    'from . import crypto, mail\nfrom .zebra import Zebra\n\n__all__ = ["Zebra"]\n__all__ += crypto.__all__\n',
  ],
])('a package that exports %s', async (_, before, after) => {
  const base = foreignProject({
    'shop/models/__init__.py': before,
    'shop/models/crypto.py': '__all__ = ["Key"]\n',
    'shop/models/mail.py': '__all__ = ["Mail"]\n',
  });
  const { tree, change } = await execute(base, 'add', 'model', 'shop.Zebra', 'name');
  expect(change.byHand).toEqual([]);
  expect(names(tree.get('shop/models/__init__.py')?.content)).toBe(after);
  const again = await execute(tree, 'add', 'model', 'shop.Zebra', 'name');
  expect(again.paths.filter((path) => tree.get(path)?.content !== again.tree.get(path)?.content)).toEqual([]);
  const two = await execute(tree, 'add', 'model', 'shop.Yak', 'name');
  const one = await execute(two.tree, 'remove', 'model', 'shop.Yak');
  expect(plain(one.tree)).toEqual(plain(tree));
  const none = await execute(one.tree, 'remove', 'model', 'shop.Zebra');
  expect(plain(none.tree)).toEqual(plain(base));
});

test('tests in a package take the factories of other models from where they are', async () => {
  const base = foreignProject({ 'shop/models.py': '', 'shop/tests/__init__.py': '' });
  const one = await execute(base, 'add', 'model', 'shop.Zebra', 'name');
  const two = await execute(
    one.tree,
    'add',
    'model',
    'shop.Stripe',
    'name',
    'zebra:fk:Zebra',
    'next:fk:Stripe:null',
  );
  const text = two.tree.get('shop/tests/test_stripe.py')?.content ?? '';
  expect(text).toContain('from shop.tests import test_zebra as shop_test_zebra\n');
  expect(text).toContain('shop_test_zebra.make_zebra(');
  expect(text).not.toContain('test_stripe');
  const back = await execute(two.tree, 'remove', 'model', 'shop.Stripe');
  expect(plain(back.tree)).toEqual(plain(one.tree));
});
