// What a server starts of a foreign project: its application and its settings, wherever they are.
import { expect, test } from 'vitest';
import { applications, servedSettings } from '../../../../lib/stacks/django/foreign/served.ts';
import { managePy, memoryFiles } from '../../../helpers/memory-files.ts';

const apps = 'INSTALLED_APPS = []\n';
const wsgi = (module: string) =>
  `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\napplication = get_wsgi_application()\n`;

test.each([
  ['in the package', { 'shop/wsgi.py': wsgi('x') }, 'shop.wsgi:application'],
  ['next to manage.py', { 'wsgi.py': wsgi('x') }, 'wsgi:application'],
  ['a package', { 'shop/wsgi/__init__.py': wsgi('x') }, 'shop.wsgi:application'],
  ['in a folder of that name', { 'wsgi/app.py': wsgi('x') }, 'wsgi.app:application'],
  ['two folders down', { 'shop/config/wsgi.py': wsgi('x') }, 'shop.config.wsgi:application'],
  ['by another name', { 'shop/wsgi.py': 'app = get_wsgi_application()\n' }, 'shop.wsgi:app'],
])('the application is %s', (_, texts, expected) => {
  const [found] = applications(memoryFiles(texts), 'wsgi');
  expect(`${found?.module}:${found?.name}`).toBe(expected);
});

test('WSGI_APPLICATION comes first', () => {
  const files = memoryFiles({ 'a/wsgi.py': wsgi('x'), 'b/server.py': wsgi('y') });
  expect(applications(files, 'wsgi', ['b.server.app'])[0]).toEqual({
    file: 'b/server.py',
    module: 'b.server',
    name: 'app',
  });
});

test.each([
  ['what wsgi.py names', 'shop.settings', { 'shop/settings.py': apps }, 'shop.settings'],
  [
    'those for production, where wsgi.py names an empty package',
    'shop.settings',
    { 'shop/settings/__init__.py': '', 'shop/settings/production.py': apps, 'shop/settings/local.py': apps },
    'shop.settings.production',
  ],
  [
    'those for production, where wsgi.py names those for development',
    'shop.settings.dev',
    { 'shop/settings/dev.py': apps, 'shop/settings/prod.py': apps },
    'shop.settings.prod',
  ],
  [
    'those for production, where the package passes on those for development',
    'shop.settings',
    {
      'shop/settings/__init__.py': 'from .local import *\n',
      'shop/settings/local.py': apps,
      'shop/settings/production.py': apps,
    },
    'shop.settings.production',
  ],
  [
    'a module beside the other',
    'shop.settings_dev',
    { 'shop/settings_dev.py': apps, 'shop/settings_production.py': apps },
    'shop.settings_production',
  ],
  ['those for development, where there are no others', 'shop.local', { 'shop/local.py': apps }, 'shop.local'],
  [
    'nothing, where what wsgi.py names is empty',
    'shop.settings',
    { 'shop/settings/__init__.py': '' },
    undefined,
  ],
])('the settings of servers are %s', (_, named, texts, expected) => {
  const files = { 'manage.py': managePy('shop.settings.local'), 'shop/wsgi.py': wsgi(named), ...texts };
  expect(servedSettings(memoryFiles(files))).toBe(expected);
});
