// Finding the settings of a project, and where its own apps live.
import { describe, expect, test } from 'vitest';
import { findSettings } from '../../../../lib/stacks/django/project/find-settings.ts';
import { appsPlace, locateApp } from '../../../../lib/stacks/django/project/local-apps.ts';
import { managePy, memoryFiles } from '../../../helpers/memory-files.ts';

const settings = 'INSTALLED_APPS = ["django.contrib.admin"]\n';
const os = 'import os\n';

describe('what manage.py says', () => {
  test.each([
    ['setdefault', 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n'],
    ['an item', 'os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"\n'],
    ['in a function', 'def main():\n    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n'],
    ['a variable', 'NAME = "shop.settings"\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", NAME)\n'],
    [
      'a constant as the name',
      'KEY = "DJANGO_SETTINGS_MODULE"\nos.environ.setdefault(KEY, "shop.settings")\n',
    ],
    ['django’s constant', 'os.environ.setdefault(ENVIRONMENT_VARIABLE, "shop.settings")\n'],
    ['getenv', 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", os.getenv("SETTINGS", "shop.settings"))\n'],
    ['config', 'os.environ["DJANGO_SETTINGS_MODULE"] = config("SETTINGS", default="shop.settings")\n'],
    ['or', 'os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get("SETTINGS") or "shop.settings"\n'],
    ['a sum', 'ENV = os.getenv("ENV", "settings")\nos.environ["DJANGO_SETTINGS_MODULE"] = "shop." + ENV\n'],
    [
      'an f-string',
      'ENV = os.getenv("ENV", "settings")\nos.environ["DJANGO_SETTINGS_MODULE"] = f"shop.{ENV}"\n',
    ],
    ['%', 'os.environ["DJANGO_SETTINGS_MODULE"] = "shop.%s" % os.getenv("ENV", "settings")\n'],
    ['format', 'os.environ["DJANGO_SETTINGS_MODULE"] = "shop.{}".format(os.getenv("ENV", "settings"))\n'],
    ['a missing one', 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.local")\n'],
    ['nothing', 'execute_from_command_line(sys.argv)\n'],
    [
      'two that exist or not',
      'if TEST:\n    name = "shop.test"\nelse:\n    name = "shop.settings"\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", name)\n',
    ],
    ['the time before Django 1.4', 'import settings\nexecute_manager(settings)\n'],
  ])('%s', (_, text) => {
    const files = memoryFiles({
      'manage.py': os + text,
      'shop/__init__.py': '',
      'shop/settings.py': settings,
    });
    expect(findSettings(files)).toMatchObject({ module: 'shop.settings', file: 'shop/settings.py' });
  });

  test('wsgi.py when manage.py says nothing', () => {
    const wsgi = managePy('shop.conf.live');
    const files = memoryFiles({
      'manage.py': '',
      'shop/wsgi.py': wsgi,
      'shop/conf/live.py': settings,
      'web/settings.py': settings,
    });
    expect(findSettings(files).file).toBe('shop/conf/live.py');
  });

  test('a module that manage.py gets ready with', () => {
    const files = memoryFiles({
      'manage.py': 'from shop.setup import setup_env\n\nsetup_env()\n',
      'shop/setup.py': `${os}def setup_env():\n    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.conf.dev")\n`,
      'shop/conf/dev.py': settings,
      'web/settings.py': settings,
    });
    expect(findSettings(files).file).toBe('shop/conf/dev.py');
  });

  test('a folder that is itself the package', () => {
    const files = memoryFiles({
      'manage.py': managePy('shop.settings'),
      '__init__.py': '',
      'settings.py': settings,
    });
    expect(findSettings(files).file).toBe('settings.py');
  });

  test('a folder on the search path', () => {
    const manage = `import sys\nsys.path.insert(0, os.path.join(BASE, "code"))\n${managePy('shop.settings')}`;
    expect(findSettings(memoryFiles({ 'manage.py': manage, 'code/shop/settings.py': settings })).file).toBe(
      'code/shop/settings.py',
    );
  });
});

describe('several candidates', () => {
  const manage = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.test" if T else "shop.dev")\n';

  test('that lead to one list are none', () => {
    const files = memoryFiles({
      'manage.py': manage,
      'shop/base.py': settings,
      'shop/test.py': 'from .base import *\n',
      'shop/dev.py': 'from .base import *\nINSTALLED_APPS += ["debug"]\n',
    });
    expect(findSettings(files).module).toBe('shop.test');
  });

  test('that lead to two lists are named', () => {
    const files = memoryFiles({ 'manage.py': manage, 'shop/test.py': settings, 'shop/dev.py': settings });
    expect(() => findSettings(files)).toThrow('Both shop.test and shop.dev could be the settings');
    expect(findSettings(files, { environment: 'shop.dev' }).module).toBe('shop.dev');
    expect(findSettings(files, { environment: 'shop.dev', named: 'shop.test' }).module).toBe('shop.test');
    expect(() => findSettings(files, { named: 'shop.prod' })).toThrow('--settings names shop.prod');
    expect(() => findSettings(files, { environment: 'shop.prod' })).toThrow(
      'DJANGO_SETTINGS_MODULE names shop.prod',
    );
  });

  test('are those of this project: what the shell says of another one is left out', () => {
    const files = memoryFiles({ 'manage.py': managePy('shop.settings'), 'shop/settings.py': settings });
    expect(findSettings(files, { environment: 'other.settings' }).module).toBe('shop.settings');
    expect(() => findSettings(files, { named: 'other.settings' })).toThrow('--settings names other.settings');
  });

  test('of one module are classes of django-configurations', () => {
    const classes = 'class Dev(C):\n    INSTALLED_APPS = []\nclass Live(C):\n    INSTALLED_APPS = []\n';
    const files = memoryFiles({ 'manage.py': managePy('shop.settings'), 'shop/settings.py': classes });
    expect(() => findSettings(files)).toThrow('Both shop.settings:Dev and shop.settings:Live');
    expect(findSettings(files, { named: 'shop.settings:Live' }).configuration).toBe('Live');
  });
});

test('what a module only imports is not a class of settings', () => {
  const text = 'import os\nfrom pathlib import Path\n\nglobals().update(load(Path(os.getcwd())))\n';
  const files = memoryFiles({ 'manage.py': managePy('shop.settings'), 'shop/settings.py': text });
  expect(findSettings(files, { environment: 'shop.settings' })).not.toHaveProperty('configuration');
});

describe('no settings', () => {
  test.each([
    ['no manage.py', {}, 'No manage.py was found here'],
    ['no module', { 'manage.py': managePy('shop.settings') }, 'manage.py names shop.settings, and no module'],
    ['no name', { 'manage.py': '' }, 'manage.py names no settings'],
    [
      'a syntax error',
      { 'manage.py': managePy('shop.settings'), 'shop/settings.py': 'INSTALLED_APPS == = []\n' },
      'shop/settings.py has a syntax error at line 1',
    ],
  ])('%s', (_, texts, message) => {
    expect(() => findSettings(memoryFiles(texts))).toThrow(message);
  });
});

describe('the project’s own apps', () => {
  function placeOf(entries: string[], folders: string[], manage = '') {
    const files = memoryFiles({
      'manage.py': manage + managePy('shop.settings'),
      'shop/__init__.py': '',
      'shop/settings.py': `INSTALLED_APPS = ${JSON.stringify(['django.contrib.auth', 'shop', ...entries])}\n`,
      ...Object.fromEntries(folders.map((folder) => [`${folder}/__init__.py`, ''])),
    });
    return appsPlace(files, findSettings(files));
  }

  test.each([
    ['none yet', [], [], '', ''],
    ['at the root', ['blog', 'news.apps.NewsConfig'], ['blog', 'news'], '', ''],
    ['in a package', ['apps.blog', 'apps.news', 'core'], ['apps/blog', 'apps/news', 'core'], 'apps', 'apps.'],
    ['in the project’s package', ['shop.blog', 'shop.news'], ['shop/blog', 'shop/news'], 'shop', 'shop.'],
    ['deeper', ['shop.apps.blog'], ['shop/apps/blog'], 'shop/apps', 'shop.apps.'],
    ['in a folder on the search path', ['blog', 'news'], ['apps/blog', 'apps/news'], 'apps', ''],
  ])('%s', (_, entries, folders, folder, modulePrefix) => {
    expect(placeOf(entries, folders)).toEqual({ folder, modulePrefix });
  });

  test('in a folder that manage.py puts on the search path', () => {
    const manage = 'import sys\nAPPS = BASE / "code"\nsys.path.append(str(APPS / "parts"))\n';
    expect(placeOf(['blog'], ['code/parts/blog'], manage)).toEqual({
      folder: 'code/parts',
      modulePrefix: '',
    });
  });

  test('one of them is found by its label or module', () => {
    const files = memoryFiles({
      'manage.py': managePy('shop.settings'),
      'shop/settings.py': 'INSTALLED_APPS = ["django.contrib.auth", "apps.blog.apps.BlogConfig", "news"]\n',
      'apps/blog/apps.py': 'class BlogConfig(AppConfig):\n    name = "apps.blog"\n    label = "weblog"\n',
      'news/models.py': '',
    });
    const found = findSettings(files);
    const app = {
      label: 'weblog',
      module: 'apps.blog',
      folder: 'apps/blog',
      entry: 'apps.blog.apps.BlogConfig',
    };
    expect(locateApp(files, found, 'weblog')).toEqual(app);
    expect(locateApp(files, found, 'apps.blog')).toEqual(app);
    expect(locateApp(files, found, 'blog')).toBeUndefined();
    expect(locateApp(files, found, 'news')).toEqual({
      label: 'news',
      module: 'news',
      folder: 'news',
      entry: 'news',
    });
    expect(locateApp(files, found, 'auth')).toBeUndefined();
  });
});
