// Adding apps to INSTALLED_APPS where several files or classes make it up, or where it is not sure.
import { describe, expect, test } from 'vitest';
import { withText } from '../../../../lib/stacks/django/project/edit.ts';
import { registerApps, unregisterApps } from '../../../../lib/stacks/django/project/installed-apps.ts';
import { added, appsProject, entry } from '../../../helpers/django-edits.ts';
import { managePy } from '../../../helpers/memory-files.ts';

describe('in several files', () => {
  const base = 'INSTALLED_APPS = ["a"]\n';
  test.each([
    ['everything of base', { 'shop/settings/dev.py': 'from .base import *\nINSTALLED_APPS += ["b"]\n' }],
    ['an absolute import', { 'shop/settings/dev.py': 'from shop.settings.base import *\n' }],
    ['one name', { 'shop/settings/dev.py': 'from .base import DEBUG, INSTALLED_APPS\n' }],
    [
      'another name',
      { 'shop/settings/dev.py': 'from .base import INSTALLED_APPS as APPS\nINSTALLED_APPS = APPS + ["b"]\n' },
    ],
    [
      'of a module',
      { 'shop/settings/dev.py': 'from . import base\nINSTALLED_APPS = base.INSTALLED_APPS + ["b"]\n' },
    ],
    [
      'of a dotted module',
      {
        'shop/settings/dev.py':
          'import shop.settings.base\nINSTALLED_APPS = shop.settings.base.INSTALLED_APPS\n',
      },
    ],
    [
      'a chain',
      {
        'shop/settings/dev.py': 'from .mid import *\n',
        'shop/settings/mid.py': 'from .base import *\nfrom .mid import *\n',
      },
    ],
    ['try', { 'shop/settings/dev.py': 'try:\n    from .base import *\nexcept ImportError:\n    raise\n' }],
    [
      'a local file',
      {
        'shop/settings/dev.py':
          'from .base import *\ntry:\n    from .local import *\nexcept ImportError:\n    pass\n',
        'shop/settings/local.py': 'INSTALLED_APPS = []\n',
      },
    ],
    [
      'either of two',
      {
        'shop/settings/dev.py': 'if X:\n    from .one import *\nelse:\n    from .two import *\n',
        'shop/settings/one.py': 'from .base import *\n',
        'shop/settings/two.py': 'from .base import *\nINSTALLED_APPS += ["c"]\n',
      },
    ],
    [
      'include',
      {
        'shop/settings/dev.py':
          'from split_settings.tools import include, optional\ninclude("base.py", optional("local.py"), scope=globals())\n',
      },
    ],
    [
      'include by another name',
      {
        'shop/settings/dev.py':
          'from split_settings.tools import include as run, optional\nrun("base.py", optional("local.py"))\n',
      },
    ],
    [
      'include of a pattern',
      { 'shop/settings/dev.py': 'from split_settings.tools import include\ninclude("ba*.py")\n' },
    ],
    [
      'include of a variable',
      {
        'shop/settings/dev.py':
          'from split_settings.tools import include\nPARTS = ("base.py", f"{ENV}.py")\ninclude(*PARTS)\n',
      },
    ],
  ])('%s', (_, texts) => {
    const edit = added(
      { 'shop/settings/__init__.py': '', 'shop/settings/base.py': base, ...texts },
      'shop.settings.dev',
    );
    expect(edit).toEqual({ path: 'shop/settings/base.py', text: `INSTALLED_APPS = ["a", "${entry}"]\n` });
  });

  test('a list in another file', () => {
    const texts = {
      'shop/settings/__init__.py': 'from .apps import LOCAL_APPS\nINSTALLED_APPS = ["a"] + LOCAL_APPS\n',
      'shop/settings/apps.py': 'LOCAL_APPS = ["b"]\n',
    };
    expect(added(texts)).toEqual({ path: 'shop/settings/apps.py', text: `LOCAL_APPS = ["b", "${entry}"]\n` });
  });
});

describe('in a class of django-configurations', () => {
  const manage = `${managePy('shop.settings')}os.environ.setdefault("DJANGO_CONFIGURATION", "Dev")\n`;
  const base = 'class Base(Configuration):\n    INSTALLED_APPS = ["a"]\n';
  test.each([
    ['inherited', `${base}class Dev(Base):\n    DEBUG = True\n`],
    [
      'its own and the base’s',
      `${base}class Dev(Mixin, Base):\n    INSTALLED_APPS = Base.INSTALLED_APPS + ["b"]\n`,
    ],
  ])('%s', (_, text) => {
    const edit = added({ 'manage.py': manage, 'shop/settings.py': text });
    expect(edit.text).toBe(text.replace('["a"]', `["a", "${entry}"]`));
  });

  test('without a name in manage.py', () => {
    const text = `${base}class Dev(Base):\n    pass\n`;
    expect(added(text).text).toContain(`["a", "${entry}"]`);
  });

  test('imported from another file', () => {
    const edit = added({
      'manage.py': manage,
      'shop/settings.py': 'from .dev import Dev\n',
      'shop/dev.py': 'from .base import Base\nclass Dev(Base):\n    pass\n',
      'shop/base.py': base,
    });
    expect(edit.path).toBe('shop/base.py');
  });
});

describe('by hand', () => {
  test.each([
    ['computed', 'INSTALLED_APPS = env.list("APPS")\n', 'computed'],
    [
      'a choice',
      'if DEBUG:\n    INSTALLED_APPS = ["a"]\nelse:\n    INSTALLED_APPS = ["b"]\n',
      'several places',
    ],
    [
      'a choice after a value',
      'INSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS = ["a"]\nelse:\n    INSTALLED_APPS = ["b"]\n',
      'several places',
    ],
    [
      'only additions on a condition',
      'INSTALLED_APPS = find()\nif DEBUG:\n    INSTALLED_APPS += ["a"]\n',
      'several places',
    ],
    [
      'a property',
      'class Dev(Configuration):\n    @property\n    def INSTALLED_APPS(self):\n        return ["a"]\n',
      'computed',
    ],
  ])('%s', (_, text, reason) => {
    const { files, settings } = appsProject(text);
    const edit = registerApps(files, settings, [entry]);
    expect(edit).toMatchObject({
      byHand: { path: 'shop/settings.py', reason: expect.stringContaining(reason) },
    });
    expect(JSON.stringify(edit)).toContain(entry);
  });
});

test('a syntax error is named and refused', () => {
  const { files, settings } = appsProject('INSTALLED_APPS = ["a"]\nX = = 1\n');
  expect(() => registerApps(files, settings, [entry])).toThrow(
    'shop/settings.py has a syntax error at line 2',
  );
});

test('several apps at once, some of which are there', () => {
  const { files, settings } = appsProject('INSTALLED_APPS = ["a", "b"]\n');
  const edit = registerApps(files, settings, ['b', 'c', 'd']);
  expect(edit).toEqual({ path: 'shop/settings.py', text: 'INSTALLED_APPS = ["a", "b", "c", "d"]\n' });
  const changed = withText(files, 'shop/settings.py', 'INSTALLED_APPS = ["a", "b", "c", "d"]\n');
  expect(unregisterApps(changed, settings, ['c', 'd', 'e'])).toEqual({
    path: 'shop/settings.py',
    text: 'INSTALLED_APPS = ["a", "b"]\n',
  });
});

test('an app that a statement of its own adds counts, and is taken out by hand', () => {
  const { files, settings } = appsProject('INSTALLED_APPS = []\nINSTALLED_APPS.append("c")\n');
  expect(registerApps(files, settings, ['c'])).toEqual({
    path: 'shop/settings.py',
    text: files.read('shop/settings.py'),
  });
  expect(unregisterApps(files, settings, ['c'])).toMatchObject({ byHand: { path: 'shop/settings.py' } });
});
