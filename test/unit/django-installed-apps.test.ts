// Adding apps to INSTALLED_APPS in every style that projects write it in, and taking them out again.
import { describe, expect, test } from 'vitest';
import type { FileEdit } from '../../lib/django/edit.ts';
import { withText } from '../../lib/django/edit.ts';
import { installedApps, registerApps, unregisterApps } from '../../lib/django/installed-apps.ts';
import { findSettings } from '../../lib/django/project.ts';
import { managePy, memoryFiles } from '../helpers/memory-files.ts';

const entry = 'blog.apps.BlogConfig';

function project(texts: string | Record<string, string>, module = 'shop.settings') {
  const given = typeof texts === 'string' ? { 'shop/settings.py': texts } : texts;
  const files = memoryFiles({ 'manage.py': managePy(module), 'shop/__init__.py': '', ...given });
  return { files, settings: findSettings(files) };
}

/** Adds the entry, and checks that doing it again changes nothing and that its inverse restores every byte. */
function added(texts: string | Record<string, string>, module?: string): FileEdit {
  const { files, settings } = project(texts, module);
  const edit = registerApps(files, settings, [entry]);
  if ('byHand' in edit) throw new Error(edit.byHand.reason);
  const changed = withText(files, edit.path, edit.text);
  expect(registerApps(changed, settings, [entry])).toEqual(edit);
  expect(installedApps(changed, settings)).toContainEqual({ entry, file: edit.path });
  expect(unregisterApps(changed, settings, [entry])).toEqual({
    path: edit.path,
    text: files.read(edit.path),
  });
  return edit;
}

describe('in one file', () => {
  test.each([
    ['a list', 'INSTALLED_APPS = [\n    "a",\n]\n', 'INSTALLED_APPS = [\n    "a",\n    "NEW",\n]\n'],
    ['a list in one line', "INSTALLED_APPS = ['a', 'b']\n", "INSTALLED_APPS = ['a', 'b', 'NEW']\n"],
    ['an empty list', 'INSTALLED_APPS = []\n', 'INSTALLED_APPS = ["NEW"]\n'],
    [
      'a tuple',
      "INSTALLED_APPS = (\n    'a',\n    'b',\n)\n",
      "INSTALLED_APPS = (\n    'a',\n    'b',\n    'NEW',\n)\n",
    ],
    ['a tuple of one', "INSTALLED_APPS = ('a',)\n", "INSTALLED_APPS = ('a', 'NEW')\n"],
    ['no trailing comma', "INSTALLED_APPS = [\n  'a'\n]\n", "INSTALLED_APPS = [\n  'a',\n  'NEW'\n]\n"],
    ['parentheses', 'INSTALLED_APPS = (["a"])\n', 'INSTALLED_APPS = (["a", "NEW"])\n'],
    ['an annotation', 'INSTALLED_APPS: list[str] = ["a"]\n', 'INSTALLED_APPS: list[str] = ["a", "NEW"]\n'],
    ['two targets', 'APPS = INSTALLED_APPS = ["a"]\n', 'APPS = INSTALLED_APPS = ["a", "NEW"]\n'],
    ['list() around', 'INSTALLED_APPS = list(("a", "b"))\n', 'INSTALLED_APPS = list(("a", "b", "NEW"))\n'],
    ['CRLF', 'INSTALLED_APPS = [\r\n\t"a",\r\n]\r\n', 'INSTALLED_APPS = [\r\n\t"a",\r\n\t"NEW",\r\n]\r\n'],
    [
      'an addition on a condition',
      'INSTALLED_APPS = ["a"]\nif DEBUG:\n    INSTALLED_APPS += ["b"]\n',
      'INSTALLED_APPS = ["a", "NEW"]\nif DEBUG:\n    INSTALLED_APPS += ["b"]\n',
    ],
    [
      'an addition',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS += ("b",)\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS += ("b",)\n',
    ],
    [
      'an empty start',
      'INSTALLED_APPS = ()\nINSTALLED_APPS += ("a", "b")\n',
      'INSTALLED_APPS = ()\nINSTALLED_APPS += ("a", "b", "NEW")\n',
    ],
    [
      'a computed start',
      'INSTALLED_APPS = find()\nINSTALLED_APPS += ["a"]\n',
      'INSTALLED_APPS = find()\nINSTALLED_APPS += ["a", "NEW"]\n',
    ],
    [
      'extend and append',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS.extend(["b"])\nINSTALLED_APPS.append("c")\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS.extend(["b"])\nINSTALLED_APPS.append("c")\n',
    ],
    [
      'itself and more',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS = INSTALLED_APPS + ["b"]\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS = INSTALLED_APPS + ["b"]\n',
    ],
    [
      'itself through a function',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS, X = plug(INSTALLED_APPS, 1)\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS, X = plug(INSTALLED_APPS, 1)\n',
    ],
    [
      'itself without some',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS = [app for app in INSTALLED_APPS if app]\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS = [app for app in INSTALLED_APPS if app]\n',
    ],
    ['a literal and a call', 'INSTALLED_APPS = ["a"] + more()\n', 'INSTALLED_APPS = ["a", "NEW"] + more()\n'],
    ['a variable', 'APPS = ["a"]\nINSTALLED_APPS = APPS\n', 'APPS = ["a", "NEW"]\nINSTALLED_APPS = APPS\n'],
    [
      'a sum',
      'DJANGO_APPS = ["a"]\nLOCAL_APPS = ["b"]\nOTHER = ["c"]\nINSTALLED_APPS = DJANGO_APPS + LOCAL_APPS + OTHER\n',
      'DJANGO_APPS = ["a"]\nLOCAL_APPS = ["b", "NEW"]\nOTHER = ["c"]\nINSTALLED_APPS = DJANGO_APPS + LOCAL_APPS + OTHER\n',
    ],
    [
      'a sum without own apps',
      'A = ["a"]\nB = ["b"]\nINSTALLED_APPS = A + B + find()\n',
      'A = ["a"]\nB = ["b", "NEW"]\nINSTALLED_APPS = A + B + find()\n',
    ],
    [
      'unpacking',
      'DJANGO_APPS = ["a"]\nPROJECT_APPS = []\nINSTALLED_APPS = [*DJANGO_APPS, *PROJECT_APPS]\n',
      'DJANGO_APPS = ["a"]\nPROJECT_APPS = ["NEW"]\nINSTALLED_APPS = [*DJANGO_APPS, *PROJECT_APPS]\n',
    ],
    [
      'added variables',
      'MY_APPS = ["b"]\nINSTALLED_APPS = ["a"]\nINSTALLED_APPS += MY_APPS\n',
      'MY_APPS = ["b", "NEW"]\nINSTALLED_APPS = ["a"]\nINSTALLED_APPS += MY_APPS\n',
    ],
    ['a set', 'INSTALLED_APPS = list({"a"} | {"b"})\n', 'INSTALLED_APPS = list({"a"} | {"b", "NEW"})\n'],
    [
      'tenants',
      'SHARED_APPS = ["a"]\nTENANT_APPS = ["b"]\nINSTALLED_APPS = list(SHARED_APPS) + [app for app in TENANT_APPS if app not in SHARED_APPS]\n',
      'SHARED_APPS = ["a", "NEW"]\nTENANT_APPS = ["b"]\nINSTALLED_APPS = list(SHARED_APPS) + [app for app in TENANT_APPS if app not in SHARED_APPS]\n',
    ],
    [
      'comments',
      'INSTALLED_APPS = [  # all\n    "a",  # one\n    # "b",\n]  # end\n',
      'INSTALLED_APPS = [  # all\n    "a",  # one\n    "NEW",\n    # "b",\n]  # end\n',
    ],
    [
      'one line with another statement',
      'DEBUG = 1; INSTALLED_APPS = ["a"]\n',
      'DEBUG = 1; INSTALLED_APPS = ["a", "NEW"]\n',
    ],
    [
      'with',
      'with open("x"):\n    INSTALLED_APPS = ["a"]\n',
      'with open("x"):\n    INSTALLED_APPS = ["a", "NEW"]\n',
    ],
  ])('%s', (_, before, after) => {
    expect(added(before)).toEqual({ path: 'shop/settings.py', text: after.replace('NEW', entry) });
  });
});

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
    const { files, settings } = project(text);
    const edit = registerApps(files, settings, [entry]);
    expect(edit).toMatchObject({
      byHand: { path: 'shop/settings.py', reason: expect.stringContaining(reason) },
    });
    expect(JSON.stringify(edit)).toContain(entry);
  });
});

test('a syntax error is named and refused', () => {
  const { files, settings } = project('INSTALLED_APPS = ["a"]\nX = = 1\n');
  expect(() => registerApps(files, settings, [entry])).toThrow(
    'shop/settings.py has a syntax error at line 2',
  );
});

test('several apps at once, some of which are there', () => {
  const { files, settings } = project('INSTALLED_APPS = ["a", "b"]\n');
  const edit = registerApps(files, settings, ['b', 'c', 'd']);
  expect(edit).toEqual({ path: 'shop/settings.py', text: 'INSTALLED_APPS = ["a", "b", "c", "d"]\n' });
  const changed = withText(files, 'shop/settings.py', 'INSTALLED_APPS = ["a", "b", "c", "d"]\n');
  expect(unregisterApps(changed, settings, ['c', 'd', 'e'])).toEqual({
    path: 'shop/settings.py',
    text: 'INSTALLED_APPS = ["a", "b"]\n',
  });
});

test('an app that a statement of its own adds counts, and is taken out by hand', () => {
  const { files, settings } = project('INSTALLED_APPS = []\nINSTALLED_APPS.append("c")\n');
  expect(registerApps(files, settings, ['c'])).toEqual({
    path: 'shop/settings.py',
    text: files.read('shop/settings.py'),
  });
  expect(unregisterApps(files, settings, ['c'])).toMatchObject({ byHand: { path: 'shop/settings.py' } });
});
