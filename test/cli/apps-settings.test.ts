// INSTALLED_APPS as other people write it: one element more, every other byte as before, and the way back.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import {
  change,
  done,
  expectOneMore,
  expectPython,
  foreign,
  managePy,
  owned,
  post,
  type Texts,
  withPython,
} from './apps.ts';
import { listing } from './helpers.ts';

const urlconf = 'ROOT_URLCONF = "mysite.urls"\n';
const settings = (text: string): Texts => ({ 'mysite/settings.py': text + urlconf });
const latin = (text: string) => Buffer.from(text, 'latin1');

/** Adds an app and removes it, and looks at the file that says which apps there are. */
async function addAndRemove(
  texts: Texts,
  path = 'mysite/settings.py',
  entry = 'blog.apps.BlogConfig',
  args: readonly string[] = [],
): Promise<Buffer> {
  const site = foreign(texts);
  const before = listing(site);
  const bytes = readFileSync(join(site, path));
  await done(site, 'add app blog', '--model', post, ...args);
  expectOneMore(site, path, bytes, `"${entry}"`);
  const changed = Object.entries(before).filter(([name, what]) => owned(site)[name] !== what);
  expect(changed.map(([name]) => name)).toEqual(expect.arrayContaining([path]));
  expect(changed).toHaveLength(2);
  expectPython(site);
  const after = readFileSync(join(site, path));
  const added = listing(site);
  await done(site, 'add app blog', '--model', post, ...args);
  expect(listing(site)).toEqual(added);
  await done(site, 'remove app blog', ...args);
  expect(listing(site)).toEqual(before);
  return after;
}

const styles: readonly (readonly [what: string, text: string])[] = [
  ['a list', 'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "shop",\n]\n'],
  ['single quotes', "INSTALLED_APPS = [\n    'django.contrib.auth',\n    'shop',\n]\n"],
  ['a tuple', 'INSTALLED_APPS = (\n    "django.contrib.auth",\n    "shop",\n)\n'],
  ['a tuple of one', 'INSTALLED_APPS = ("django.contrib.auth",)\n'],
  ['no trailing comma', 'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "shop"\n]\n'],
  [
    'no trailing comma, and a comment',
    'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "shop"  # ours\n    # the end\n]\n',
  ],
  ['one line', 'INSTALLED_APPS = ["django.contrib.auth", "shop"]\n'],
  ['an empty list', 'INSTALLED_APPS = []\n'],
  ['+=', 'INSTALLED_APPS = ["django.contrib.auth"]\nINSTALLED_APPS += ["shop"]\n'],
  [
    '+= under a condition',
    'DEBUG = True\nINSTALLED_APPS = [\n    "django.contrib.auth",\n]\nif DEBUG:\n    INSTALLED_APPS += ["debug_toolbar"]\n',
  ],
  ['.append()', 'INSTALLED_APPS = ["django.contrib.auth"]\nINSTALLED_APPS.append("shop")\n'],
  [
    'a sum of three lists',
    'DJANGO_APPS = [\n    "django.contrib.auth",\n]\nTHIRD_PARTY_APPS = [\n    "rest_framework",\n]\nLOCAL_APPS = [\n    "shop",\n]\nINSTALLED_APPS = DJANGO_APPS + THIRD_PARTY_APPS + LOCAL_APPS\n',
  ],
  [
    'a sum with an empty list of our own',
    'DJANGO_APPS = ("django.contrib.auth",)\nLOCAL_APPS = ()\nINSTALLED_APPS = DJANGO_APPS + LOCAL_APPS\n',
  ],
  ['unpacking', 'BASE = ["django.contrib.auth"]\nINSTALLED_APPS = [\n    *BASE,\n    "shop",\n]\n'],
  ['an annotation', 'INSTALLED_APPS: list[str] = [\n    "django.contrib.auth",\n]\n'],
  ['tabs', 'INSTALLED_APPS = [\n\t"django.contrib.auth",\n\t"shop",\n]\n'],
  ['eight spaces', 'INSTALLED_APPS = [\n        "django.contrib.auth",\n        ]\n'],
  [
    'comments in odd places',
    'INSTALLED_APPS = [  # first\n    # Django\n    "django.contrib.auth",  # users\n\n    # "off",\n]  # last\n',
  ],
  ['no line break at the end', `INSTALLED_APPS = ["shop"]; ${urlconf.trim()}`],
];

describe('INSTALLED_APPS', () => {
  withPython.each(styles)('as %s', async (_what, text) => {
    await addAndRemove(text.endsWith('\n') ? settings(text) : { 'mysite/settings.py': text });
  });

  withPython.each([
    ['with the line breaks of Windows', styles[1]?.[1] ?? ''],
    ['on one line, with the line breaks of Windows', 'INSTALLED_APPS = ["shop"]\n'],
  ])('%s', async (_what, text) => {
    const after = await addAndRemove({
      'mysite/settings.py': (text + urlconf).replaceAll('\n', '\r\n'),
      'mysite/urls.py': 'from django.urls import path\r\n\r\nurlpatterns = [\r\n]\r\n',
    });
    expect(after.toString('latin1')).not.toMatch(/[^\r]\n/);
  });

  withPython('after a byte order mark', async () => {
    const after = await addAndRemove(settings(`\ufeff${styles[0]?.[1]}`));
    expect([...after.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  withPython.each(['latin-1', 'cp1252'])('in a file that is %s', async (coding) => {
    const text = `# -*- coding: ${coding} -*-\nTITLE = "Caf\xe9 \xfc\x80"\nINSTALLED_APPS = [\n    "shop",  # \xdf\n]\n`;
    const after = await addAndRemove({ 'mysite/settings.py': latin(text + urlconf) });
    expect(after.includes(latin('Caf\xe9 \xfc\x80'))).toBe(true);
  });
});

describe('settings that are', () => {
  const base = 'INSTALLED_APPS = [\n    "django.contrib.auth",\n]\nROOT_URLCONF = "mysite.urls"\n';

  withPython('a package that imports its base', async () => {
    const texts = {
      'manage.py': managePy('mysite.config.dev'),
      'mysite/config/__init__.py': '',
      'mysite/config/base.py': base,
      'mysite/config/dev.py': 'from .base import *\n\nDEBUG = True\n',
    };
    await addAndRemove(texts, 'mysite/config/base.py');
  });

  withPython('a package whose development adds apps of its own', async () => {
    const texts = {
      'manage.py': managePy('mysite.config.dev'),
      'mysite/config/__init__.py': '',
      'mysite/config/base.py': base,
      'mysite/config/dev.py': 'from .base import *\n\nINSTALLED_APPS += ["debug_toolbar"]\n',
    };
    await addAndRemove(texts, 'mysite/config/base.py');
  });

  withPython('a class of django-configurations', async () => {
    const manage = managePy().replace(
      '    from django',
      '    os.environ.setdefault("DJANGO_CONFIGURATION", "Dev")\n    from django',
    );
    const texts = {
      'manage.py': manage,
      'mysite/settings.py':
        'from configurations import Configuration\n\n\nclass Base(Configuration):\n    ROOT_URLCONF = "mysite.urls"\n    INSTALLED_APPS = [\n        "django.contrib.auth",\n    ]\n\n\nclass Dev(Base):\n    DEBUG = True\n',
    };
    await addAndRemove(texts);
  });

  withPython('one of two that could be meant, named with --settings', async () => {
    const texts = {
      'manage.py':
        'import sys\n\nfrom django.core.management import execute_from_command_line\n\nexecute_from_command_line(sys.argv)\n',
      'mysite/settings.py': base,
      'mysite/other.py': base,
    };
    await addAndRemove(texts, 'mysite/other.py', undefined, ['--settings', 'mysite.other']);
  });
});

withPython('an app goes where the others are: into the folder apps', async () => {
  const texts = {
    'apps/__init__.py': '',
    'apps/shop/__init__.py': '',
    'apps/users/__init__.py': '',
    ...settings('INSTALLED_APPS = [\n    "django.contrib.auth",\n    "apps.shop",\n    "apps.users",\n]\n'),
  };
  await addAndRemove(texts, 'mysite/settings.py', 'apps.blog');
  const site = foreign(texts);
  await done(site, 'add app blog');
  expect(readFileSync(join(site, 'apps/blog/apps.py'), 'utf8')).toContain('name = "apps.blog"');
  expect(readFileSync(join(site, 'mysite/urls.py'), 'utf8')).toContain('include("apps.blog.urls")');
});

const unsure: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
  [
    'computed',
    'INSTALLED_APPS = find_apps()\n',
    ['INSTALLED_APPS = [*INSTALLED_APPS, "blog.apps.BlogConfig"]'],
  ],
];

withPython('an app is in each of the lists that a condition chooses from', async () => {
  const text =
    'import os\n\nif os.getenv("LIVE"):\n    INSTALLED_APPS = ["a"]\nelse:\n    INSTALLED_APPS = ["b"]\n';
  const site = foreign(settings(text));
  const before = listing(site);
  await done(site, 'add app blog', '--model', post);
  expect(readFileSync(join(site, 'mysite/settings.py'), 'utf8')).toBe(
    `${text.replace('"a"', '"a", "blog.apps.BlogConfig"').replace('"b"', '"b", "blog.apps.BlogConfig"')}${urlconf}`,
  );
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
});

describe('INSTALLED_APPS that nobody can be sure of', () => {
  withPython.each(unsure)('is left alone, and the rest is done: %s', async (_what, text, lines) => {
    const site = foreign(settings(text));
    const before = listing(site);
    const result = await change(site, 'add app blog', '--model', post);
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain(
      'By hand: add at the end in mysite/settings.py, because INSTALLED_APPS is ',
    );
    for (const line of lines) expect(result.stdout.split('\n')).toContain(`    ${line}`);
    const after = listing(site);
    expect(after['mysite/settings.py']).toBe(before['mysite/settings.py']);
    expect(after['mysite/urls.py']).toContain('path("blog/", include("blog.urls")),');
    expect(after).toHaveProperty('blog/models.py');
    expectPython(site);
    await done(site, 'remove app blog');
    expect(listing(site)).toEqual(before);
  });

  withPython.each(unsure)('is right once the lines are in: %s', async (_what, text, lines) => {
    const site = foreign(settings(text));
    const before = listing(site);
    await change(site, 'add app blog');
    appendFileSync(join(site, 'mysite/settings.py'), `${lines.join('\n')}\n`);
    const again = await done(site, 'add app blog');
    expect(again.stdout).toContain('is already up to date');
    const removal = await change(site, 'remove app blog');
    const left = listing(site)['mysite/settings.py'] ?? '';
    expect(removal.exitCode === 1 || !left.includes('blog')).toBe(true);
    expect(Object.keys(listing(site)).filter((path) => path.startsWith('blog'))).toEqual([]);
    expect(left).toContain(before['mysite/settings.py']);
  });
});
