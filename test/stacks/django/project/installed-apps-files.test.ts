// Adding apps to INSTALLED_APPS where several files or classes make it up, or where it is not sure.
import { describe, expect, test } from 'vitest';
import { withText } from '../../../../lib/stacks/django/project/edit.ts';
import { registerApps, unregisterApps } from '../../../../lib/stacks/django/project/installed-apps.ts';
import { added, appsProject, blogApp, entry } from '../../../helpers/django-edits.ts';
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

test('a list that all branches of a condition take is filled once', () => {
  const edit = added(
    {
      'shop/settings/__init__.py':
        'from .base import *\nif DEBUG:\n    from .one import *\nelse:\n    from .two import *\n',
      'shop/settings/base.py': 'LOCAL_APPS = ["a"]\nINSTALLED_APPS = LOCAL_APPS + []\n',
      'shop/settings/one.py': 'from .base import *\nINSTALLED_APPS = LOCAL_APPS + ["b"]\n',
      'shop/settings/two.py': 'from .base import *\nINSTALLED_APPS = LOCAL_APPS + ["c"]\n',
    },
    'shop.settings',
  );
  expect(edit).toEqual({
    path: 'shop/settings/base.py',
    text: `LOCAL_APPS = ["a", "${entry}"]\nINSTALLED_APPS = LOCAL_APPS + []\n`,
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
      'a choice of something computed',
      'if DEBUG:\n    INSTALLED_APPS = ["a"]\nelse:\n    INSTALLED_APPS = find()\n',
      'several places',
    ],
    [
      'only additions on a condition',
      'INSTALLED_APPS = find()\nif DEBUG:\n    INSTALLED_APPS += ["a"]\n',
      'several places',
    ],
    [
      'a property with several ends',
      'class Dev(Configuration):\n    @property\n    def INSTALLED_APPS(self):\n        if self.DEBUG:\n            return []\n        return ["a"]\n',
      'computed',
    ],
  ])('%s', (_, text, reason) => {
    const { files, settings } = appsProject(text);
    const edit = registerApps(files, settings, [blogApp]);
    expect(edit).toMatchObject({
      byHand: { path: 'shop/settings.py', reason: expect.stringContaining(reason) },
    });
    expect(JSON.stringify(edit)).toContain(entry);
  });
});

const app = (module: string) => ({ module, config: `${module}.apps.Config` });

test('several apps at once, some of which are there', () => {
  const { files, settings } = appsProject({
    'shop/settings.py': 'INSTALLED_APPS = ["a", "b"]\n',
    'a/__init__.py': '',
    'b/__init__.py': '',
  });
  const edit = registerApps(files, settings, ['b', 'c', 'd'].map(app));
  expect(edit).toEqual({ path: 'shop/settings.py', text: 'INSTALLED_APPS = ["a", "b", "c", "d"]\n' });
  const changed = withText(files, 'shop/settings.py', 'INSTALLED_APPS = ["a", "b", "c", "d"]\n');
  expect(unregisterApps(changed, settings, ['c', 'd', 'e'].map(app))).toEqual({
    path: 'shop/settings.py',
    text: 'INSTALLED_APPS = ["a", "b"]\n',
  });
});

test('an app that a statement of its own adds counts, and is taken out by hand', () => {
  const { files, settings } = appsProject('INSTALLED_APPS = []\nINSTALLED_APPS.append("c")\n');
  expect(registerApps(files, settings, [app('c')])).toEqual({
    path: 'shop/settings.py',
    text: files.read('shop/settings.py'),
  });
  expect(unregisterApps(files, settings, [app('c')])).toMatchObject({ byHand: { path: 'shop/settings.py' } });
});

describe('like its neighbours', () => {
  const own = { 'news/__init__.py': '', 'polls/__init__.py': '' };
  test.each([
    [
      'by the package, after the other apps of the project',
      "INSTALLED_APPS = [\n    'news',\n    'polls',\n    'django.contrib.auth',\n]\n",
      "INSTALLED_APPS = [\n    'news',\n    'polls',\n    'blog',\n    'django.contrib.auth',\n]\n",
    ],
    [
      'by the AppConfig',
      'INSTALLED_APPS = ["news.apps.NewsConfig", "polls.apps.PollsConfig"]\n',
      'INSTALLED_APPS = ["news.apps.NewsConfig", "polls.apps.PollsConfig", "blog.apps.BlogConfig"]\n',
    ],
    [
      'in the list that has the others',
      'BASE = ["django.contrib.auth"]\nSITE = ["news", "polls"]\nMORE = ["rest_framework"]\nINSTALLED_APPS = BASE + SITE + MORE\n',
      'BASE = ["django.contrib.auth"]\nSITE = ["news", "polls", "blog"]\nMORE = ["rest_framework"]\nINSTALLED_APPS = BASE + SITE + MORE\n',
    ],
    [
      'under the comment that asks for it',
      'LOCAL_APPS = [\n    "django.contrib.auth",\n    # Your stuff: custom apps go here\n]\nINSTALLED_APPS = LOCAL_APPS\n',
      'LOCAL_APPS = [\n    "django.contrib.auth",\n    # Your stuff: custom apps go here\n    "blog.apps.BlogConfig",\n]\nINSTALLED_APPS = LOCAL_APPS\n',
    ],
    [
      'before what must be last',
      'INSTALLED_APPS = [\n    "django.contrib.auth",\n    # Must be last.\n    "cleanup",\n]\n',
      'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "blog.apps.BlogConfig",\n    # Must be last.\n    "cleanup",\n]\n',
    ],
    [
      'in each list that a condition chooses',
      'if DEBUG:\n    INSTALLED_APPS = ["news"]\nelse:\n    INSTALLED_APPS = ["news", "polls"]\n',
      'if DEBUG:\n    INSTALLED_APPS = ["news", "blog"]\nelse:\n    INSTALLED_APPS = ["news", "polls", "blog"]\n',
    ],
    [
      'in the list that a property builds',
      'class Dev(Configuration):\n    @property\n    def INSTALLED_APPS(self):\n        apps = ["news"]\n        if self.DEBUG:\n            apps.append("toolbar")\n        return apps\n',
      'class Dev(Configuration):\n    @property\n    def INSTALLED_APPS(self):\n        apps = ["news", "blog"]\n        if self.DEBUG:\n            apps.append("toolbar")\n        return apps\n',
    ],
    [
      'in the list of the class that a property extends',
      'class Base(Configuration):\n    INSTALLED_APPS = values.ListValue(["news"])\n\n\nclass Dev(Base):\n    @property\n    def INSTALLED_APPS(self):\n        return super().INSTALLED_APPS + ["toolbar"]\n',
      'class Base(Configuration):\n    INSTALLED_APPS = values.ListValue(["news", "blog"])\n\n\nclass Dev(Base):\n    @property\n    def INSTALLED_APPS(self):\n        return super().INSTALLED_APPS + ["toolbar"]\n',
    ],
  ])('%s', (_, before, after) => {
    const { files, settings } = appsProject({ 'shop/settings.py': before, ...own });
    const edit = registerApps(files, settings, [blogApp]);
    expect(edit).toEqual({ path: 'shop/settings.py', text: after });
    const changed = withText(files, 'shop/settings.py', after);
    expect(registerApps(changed, settings, [blogApp])).toEqual(edit);
    expect(unregisterApps(changed, settings, [blogApp])).toEqual({ path: 'shop/settings.py', text: before });
  });
});
