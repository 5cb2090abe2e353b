// Which variables of the environment the settings of a foreign project read, whatever library they use.
import { describe, expect, test } from 'vitest';
import { projectVariables } from '../../../../lib/stacks/django/foreign/project-variables.ts';
import { settingsFiles } from '../../../../lib/stacks/django/foreign/settings-files.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const settings = { module: 'shop.settings', file: 'shop/settings.py', roots: [''] };
const read = (text: string, more: Readonly<Record<string, string>> = {}) =>
  projectVariables(settingsFiles(memoryFiles({ 'shop/settings.py': text, ...more }), settings));

const pydantic = `from pydantic_settings import BaseSettings, SettingsConfigDict

class Config(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_")
    secret_key: str
    mail: str = Field(alias="MAIL_HOST")
    hosts: list[str] = []

config = Config()
SECRET_KEY = config.secret_key
ALLOWED_HOSTS = config.hosts
EMAIL_HOST = config.mail
`;

const helper = `import os

def get_env(name):
    try:
        return os.environ[name]
    except KeyError:
        raise ImproperlyConfigured(name)
`;

test.each([
  ['os.environ', 'SECRET_KEY = os.environ["APP_KEY"]\n', 'APP_KEY', false],
  ['os.environ.get', 'SECRET_KEY = os.environ.get("APP_KEY", "django-insecure-x")\n', 'APP_KEY', true],
  ['os.getenv', 'SECRET_KEY = os.getenv("APP_KEY") or get_random_secret_key()\n', 'APP_KEY', false],
  ['a copy', 'env = os.environ.copy()\nSECRET_KEY = env["APP_KEY"]\n', 'APP_KEY', false],
  ['environs', 'SECRET_KEY = env.str("APP_KEY", "x")\n', 'APP_KEY', true],
  ['a prefix', 'with env.prefixed("APP_"):\n    SECRET_KEY = env("KEY")\n', 'APP_KEY', false],
  ['django-environ', 'SECRET_KEY = env("APP_KEY", default="x")\n', 'APP_KEY', true],
  ['a scheme', 'env = environ.Env(APP_KEY=(str, "x"))\nSECRET_KEY = env("APP_KEY")\n', 'APP_KEY', true],
  ['decouple', 'SECRET_KEY = config("APP_KEY", default="x")\n', 'APP_KEY', true],
  ['pydantic', pydantic, 'SHOP_SECRET_KEY', false],
  ['a function', `${helper}SECRET_KEY = get_env("APP_KEY")\n`, 'APP_KEY', false],
  ['a variable', 'KEY = os.environ.get("APP_KEY", "x")\nSECRET_KEY = KEY\n', 'APP_KEY', true],
  ['nothing', 'SECRET_KEY = "django-insecure-x"\n', undefined, true],
  ['a file', 'SECRET_KEY = secrets.get("key")\n', undefined, false],
  ['a section of a file', 'SECRET_KEY = config.get("django", "secret")\n', undefined, false],
])('SECRET_KEY from %s', (_, text, secretKey, hasPublicKey) => {
  expect(read(text)).toMatchObject({ secretKey, hasPublicKey });
});

test('variables of other files of the settings', () => {
  const found = read('from .base import *\n', {
    'shop/base.py': 'from shop.env import env\nSECRET_KEY = env("APP_KEY")\nEMAIL_HOST = env("MAIL")\n',
    'shop/env.py': 'env = Env()\n',
  });
  expect(found).toMatchObject({ secretKey: 'APP_KEY', required: ['MAIL'] });
});

test.each([
  ['env.list("HOSTS")', 'comma'],
  ['os.environ["HOSTS"].split(",")', 'comma'],
  ['os.environ.get("HOSTS", "").split()', 'blank'],
  ['os.environ["HOSTS"].split(" ")', 'blank'],
  ['json.loads(os.environ["HOSTS"])', 'json'],
  ['[os.environ.get("HOSTS")]', 'one'],
  ['config("HOSTS", cast=Csv())', 'comma'],
])('ALLOWED_HOSTS = %s lists names by %s', (value, list) => {
  expect(read(`ALLOWED_HOSTS = ${value}\n`).hosts).toEqual({ name: 'HOSTS', list });
});

test('ALLOWED_HOSTS of pydantic is JSON', () => {
  expect(read(pydantic)).toMatchObject({
    hosts: { name: 'SHOP_HOSTS', list: 'json' },
    required: ['MAIL_HOST'],
  });
});

describe('the database', () => {
  test.each([
    ['{"default": env.db("DD_DATABASE_URL")}', 'DD_DATABASE_URL'],
    ['{"default": env.db()}', 'DATABASE_URL'],
    ['{"default": env.dj_db_url("DB")}', 'DB'],
    ['{"default": dj_database_url.config(default="sqlite:///x")}', 'DATABASE_URL'],
    ['{"default": dj_database_url.config(env="DB")}', 'DB'],
    ['{"default": config("DB", cast=dj_database_url.parse)}', 'DB'],
    ['{"default": dj_database_url.parse(os.environ["SHOP_DATABASE_URL"])}', 'SHOP_DATABASE_URL'],
  ])('%s', (value, databaseUrl) => {
    expect(read(`DATABASES = ${value}\n`)).toMatchObject({ databaseUrl, databaseParts: [] });
  });

  test('in parts', () => {
    const text = `NAME = config("DB_NAME")
DATABASES = {"default": {"ENGINE": "django.db.backends." + config("DB_KIND", default="sqlite3"), "NAME": NAME}}
DATABASES["default"]["HOST"] = config("DB_HOST", default="")
`;
    const { databaseParts, required } = read(text);
    expect(databaseParts).toEqual([
      { key: 'ENGINE', name: 'DB_KIND', isRequired: false, isEnding: true },
      { key: 'NAME', name: 'DB_NAME', isRequired: true, isEnding: false },
      { key: 'HOST', name: 'DB_HOST', isRequired: false, isEnding: false },
    ]);
    expect(required).toEqual([]);
  });
});

test.each([
  ['True', true, undefined],
  ['False', false, undefined],
  ['env.bool("DEBUG", default=True)', true, { name: 'DEBUG', value: 'False' }],
  ['env.bool("DEBUG", False)', false, undefined],
  ['config("DEBUG", default=True, cast=bool)', true, { name: 'DEBUG', value: 'False' }],
  ['bool(int(os.environ.get("DEBUG", 1)))', true, { name: 'DEBUG', value: '0' }],
  ['bool(os.environ.get("DEBUG", True))', true, { name: 'DEBUG', value: '' }],
  ['os.environ.get("DEBUG") == "1"', false, undefined],
  ['os.getenv("DEBUG", "true").lower() in ("1", "true")', true, { name: 'DEBUG', value: 'False' }],
  ['os.environ.get("NO_DEBUG") != "FALSE"', true, { name: 'NO_DEBUG', value: 'FALSE' }],
  ['"RENDER" not in os.environ', true, { name: 'RENDER', value: 'True' }],
  ['not os.environ.get("PRODUCTION")', true, { name: 'PRODUCTION', value: 'True' }],
  ['os.environ.get("ENV", "dev") != "production"', true, { name: 'ENV', value: 'production' }],
  ['os.environ.get("ENV", "dev") == "dev"', true, { name: 'ENV', value: 'production' }],
  ['socket.gethostname() != "live"', undefined, undefined],
])('DEBUG = %s', (value, isDebug, debugOff) => {
  expect(read(`DEBUG = ${value}\n`)).toMatchObject({ isDebug, debugOff });
});

test('what a function of the project refuses is required, unless it only refuses something else', () => {
  const secret = `import os

def secret(name, default=None):
    path = os.getenv(name + "_FILE")
    if path and not Path(path).is_file():
        raise ImproperlyConfigured(path)
    return os.getenv(name, default)

def needed(name, default=None):
    value = os.getenv(name, default)
    if value is None:
        raise ImproperlyConfigured(name)
    return value

TOKEN = secret("TOKEN")
MAIL = needed("MAIL")
`;
  expect(read(secret)).toMatchObject({ required: ['MAIL'], optional: ['TOKEN'] });
});

test('what is read in development only, or sometimes, is not required', () => {
  const text = `DEBUG = env.bool("DEBUG", False)
if DEBUG:
    TOOLS = env("TOOLS")
else:
    MAIL = env("MAIL")
if USE_S3:
    BUCKET = env("BUCKET")
TOKEN = env("API_TOKEN", default="changeme")
try:
    SENTRY = os.environ["SENTRY"]
except KeyError:
    SENTRY = None
`;
  expect(read(text)).toMatchObject({
    required: ['MAIL'],
    publicSecrets: ['API_TOKEN'],
    optional: expect.arrayContaining(['BUCKET', 'SENTRY']),
  });
  expect(read(text).optional).not.toContain('TOOLS');
});

test.each(['["*"]', 'env.list("HOSTS", default=["*"])', "os.environ.get('HOSTS', '*').split(',')"])(
  'ALLOWED_HOSTS = %s serves any host unless told otherwise',
  (value) => {
    expect(read(`ALLOWED_HOSTS = ${value}\n`).servesAnyHost).toBe(true);
  },
);
