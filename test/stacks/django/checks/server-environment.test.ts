// The variables of a server with which a project is checked, by the names that its settings read.
import { expect, test } from 'vitest';
import type { Subject } from '../../../../lib/core/check/validator.ts';
import { serverEnvironment } from '../../../../lib/stacks/django/checks/server-environment.ts';
import { managePy, memoryFiles } from '../../../helpers/memory-files.ts';

const environmentOf = (settings: string, dotEnv = '') => {
  const files = memoryFiles({
    '.env': dotEnv,
    'manage.py': managePy('shop.settings'),
    'shop/settings.py': `INSTALLED_APPS = []\n${settings}`,
  });
  return serverEnvironment({ files, settings: 'shop.settings' } as Subject);
};

const settings = `SECRET_KEY = env("APP_KEY")
DEBUG = env.bool("APP_DEBUG", True)
ALLOWED_HOSTS = env.list("APP_HOSTS")
DATABASES = {"default": env.db("APP_DATABASE_URL")}
EMAIL_PORT = env.int("MAIL_PORT")
`;

test('what the settings read is set, by its own name', () => {
  const { env, faults } = environmentOf(settings);
  expect(env).toMatchObject({
    APP_KEY: expect.stringMatching(/^.{64}$/),
    APP_DEBUG: 'False',
    APP_HOSTS: 'example.com',
    APP_DATABASE_URL: 'sqlite:///:memory:',
    MAIL_PORT: '1025',
    DJANGO_SETTINGS_MODULE: 'shop.settings',
  });
  expect(env).not.toHaveProperty('ALLOWED_HOSTS');
  expect(faults).toEqual([]);
});

test('values of .env are checked as they are', () => {
  const { env } = environmentOf(settings, 'APP_HOSTS="https://example.com"\nAPP_DEBUG=True\n');
  expect(env).not.toHaveProperty('APP_HOSTS');
  expect(env).toMatchObject({ APP_DEBUG: 'False' });
});

test.each([
  ['postgres://user:pa#ss@host:5432/name', true],
  ['postgres://user:pa?ss@host:5432/name', true],
  ['postgres://user:pa/ss@host:5432/name', true],
  ['postgres://user:pa%23ss@host:5432/name', false],
  ['postgres://host:5432/name', false],
  ['postgres:///name', false],
  ['sqlite:////srv/db.sqlite3', false],
])('%s: special characters %s', (address, isBroken) => {
  const { faults } = environmentOf(settings, `APP_DATABASE_URL=${address}\n`);
  expect(faults.join('')).toBe(
    isBroken
      ? 'APP_DATABASE_URL has special characters in the name or password: percent-encode them, # as %23, / as %2F, ? as %3F, @ as %40.'
      : '',
  );
});

test('a variable that .env leaves empty is set', () => {
  expect(environmentOf(settings, 'APP_HOSTS=\n\n# The database\nX=1\n').env).toMatchObject({
    APP_HOSTS: expect.stringContaining('example.com'),
  });
});
