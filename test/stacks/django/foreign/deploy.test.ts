// `deploy` in foreign projects: the names of variables in every table, warnings, and files that are there already.
import { expect, test } from 'vitest';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import { execute, plain } from '../../../helpers/changes.ts';

const middleware = 'MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]\n';
const rest = `INSTALLED_APPS = []\n${middleware}ROOT_URLCONF = "shop.urls"\n`;
const environ = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';

const own = `import environ

env = environ.Env()
SECRET_KEY = env("DJANGO_SECRET_KEY", default="django-insecure-x")
DEBUG = env.bool("DJANGO_DEBUG", default=True)
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=["*"])
DATABASES = {"default": env.db("SHOP_DATABASE_URL", default="postgres:///shop")}
EMAIL_HOST = env("MAIL_HOST")
${rest}`;

const parts = own.replace(
  /DATABASES.*/,
  `DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": env("DB_NAME"), "USER": env("DB_USER"), "PASSWORD": env("DB_PASSWORD"), "HOST": env("DB_HOST")}}`,
);

const project = (settings: string, more: Readonly<Record<string, string>> = {}): Tree =>
  new Map(
    Object.entries({
      'manage.py': environ,
      'shop/__init__.py': '',
      'shop/settings.py': settings,
      'shop/wsgi.py': `${environ}application = get_wsgi_application()\n`,
      'requirements.txt': 'Django~=5.2\n',
      ...more,
    }).map(([path, content]) => [path, { content }]),
  );

const all = ['deploy', 'heroku', 'aws', 'digitalocean', 'azure', '--digitalocean', 'both'];
const read = (tree: Tree, path: string) => tree.get(path)?.content ?? '';

test('middleware goes into the one of several lists that has SecurityMiddleware', async () => {
  const settings = own.replace(middleware, `${middleware.trim()} + ["shop.doors.Guard"]\n`);
  const { tree, change } = await execute(project(settings), 'deploy', 'heroku');
  expect(change.byHand).toEqual([]);
  expect(read(tree, 'shop/settings.py')).toMatch(
    /MIDDLEWARE = \[.*SecurityMiddleware", .+\] \+ \["shop\.doors\.Guard"\]/,
  );
});

test('tables of all targets have the names that the settings read', async () => {
  const { tree, change } = await execute(project(own), ...all);
  const app = JSON.parse(read(tree, 'app.json'));
  expect(Object.keys(app.env).slice(0, 4)).toEqual([
    'DJANGO_SECRET_KEY',
    'DJANGO_ALLOWED_HOSTS',
    'DJANGO_DEBUG',
    'MAIL_HOST',
  ]);
  expect(app.env.DJANGO_DEBUG.value).toBe('False');
  expect(app.addons).toContainEqual({ plan: 'heroku-postgresql:essential-0', as: 'SHOP_DATABASE' });
  for (const path of [
    'DEPLOY.md',
    '.env.example',
    'deploy/setup.sh',
    '.do/app.yaml',
    '.github/workflows/azure.yml',
  ]) {
    const text = read(tree, path);
    for (const name of [
      'DJANGO_SECRET_KEY',
      'DJANGO_ALLOWED_HOSTS',
      'SHOP_DATABASE_URL',
      'DJANGO_DEBUG',
      'MAIL_HOST',
    ])
      expect(text, path).toContain(name);
    if (path !== 'DEPLOY.md') expect(text, path).not.toMatch(/(?<![A-Z_])(SECRET_KEY|ALLOWED_HOSTS)\b/);
  }
  expect(change.notes.join('\n')).toMatch(
    /DJANGO_SECRET_KEY has a default[\s\S]*DJANGO_DEBUG=False[\s\S]*any host[\s\S]*MAIL_HOST/,
  );
});

test('a database that is read in parts gets its parts', async () => {
  const { tree } = await execute(project(parts), ...all);
  expect(read(tree, '.do/app.yaml')).toMatch(
    /- key: DB_HOST\n +scope: RUN_TIME\n +value: \$\{db\.HOSTNAME\}/,
  );
  expect(read(tree, 'deploy/setup.sh')).toContain('DB_HOST=/var/run/postgresql\n');
  expect(JSON.parse(read(tree, 'app.json')).env.DB_NAME.value).toBe('unused');
  expect(read(tree, 'shop/settings.py')).toContain(
    'DATABASES["default"] = _env.dj_db_url(\n        "DATABASE_URL"',
  );
});

test('what settings do not define is not read from them', async () => {
  const { tree } = await execute(project(rest), 'deploy', 'heroku');
  expect(read(tree, 'shop/settings.py')).toMatch(/^DEBUG = False$[\s\S]*^DATABASES = \{\}$/m);
});

test('code goes above the statement at which dynaconf takes the settings over, and comes out again', async () => {
  const end = '# The end.\nimport dynaconf  # noqa\nsettings = dynaconf.DjangoDynaconf(__name__)  # noqa\n';
  const before = project(`DEBUG = True\nDATABASES = {}\n${rest}\n${end}`);
  const { tree } = await execute(before, 'deploy', 'heroku');
  expect(read(tree, 'shop/settings.py')).toMatch(
    /# Deployment\.[\s\S]*# The end\.\nimport dynaconf {2}# noqa\nsettings = .*\n$/,
  );
  const { tree: after } = await execute(tree, 'remove', 'deploy');
  expect(plain(after)).toEqual(plain(before));
});

test('the tools of the owner are left alone: no settings of tools, and no requirements of development', async () => {
  const { tree: deployed } = await execute(project(own), 'deploy', 'heroku', 'azure');
  const { tree } = await execute(deployed, 'add', 'app', 'blog', '--model', 'Post title');
  expect([...tree.keys()]).not.toEqual(expect.arrayContaining([expect.stringMatching(/toml$|-dev/)]));
});

test.each([
  'append("whitenoise.middleware.WhiteNoiseMiddleware")',
  "insert(1, 'whitenoise.middleware.WhiteNoiseMiddleware')",
])('an entry that MIDDLEWARE.%s adds is not added again, and stays when the targets go', async (call) => {
  const before = project(`${rest}MIDDLEWARE.${call}\n`);
  const { tree } = await execute(before, 'deploy', 'heroku');
  expect(read(tree, 'shop/settings.py').match(/whitenoise\.middleware/g)).toHaveLength(1);
  const { tree: after, change } = await execute(tree, 'remove', 'deploy', 'heroku');
  expect(change.byHand).toEqual([]);
  expect(plain(after)).toEqual(plain(before));
});

test('a call under a condition may not happen, so the entry is added', async () => {
  const call = 'if DEBUG:\n    MIDDLEWARE.append("whitenoise.middleware.WhiteNoiseMiddleware")\n';
  const { tree } = await execute(project(`${rest}DEBUG = False\n${call}`), 'deploy', 'heroku');
  expect(read(tree, 'shop/settings.py').match(/whitenoise\.middleware/g)).toHaveLength(2);
});

test('settings without INSTALLED_APPS are refused', async () => {
  await expect(execute(project('DEBUG = True\n'), 'deploy', 'heroku')).rejects.toThrow(/INSTALLED_APPS/);
});

test('harmless files that are there stay, and get what they lack', async () => {
  const more = {
    '.gitattributes': '* text=auto',
    '.python-version': '3.12\n',
    Procfile: 'web: gunicorn shop.wsgi\n',
    'app.json': '{}\n',
    'gunicorn.conf.py': 'workers = 2\n',
    '.env.example': 'A=1\n',
  };
  const before = project(own, more);
  const { tree, change } = await execute(before, 'deploy', 'heroku', 'digitalocean');
  expect(read(tree, '.gitattributes')).toBe('* text=auto\n*.sh text eol=lf\n');
  expect(read(tree, 'gunicorn.conf.py')).toMatch(
    /^workers = 2\n[\s\S]*^wsgi_app = "shop\.wsgi:application"$/m,
  );
  for (const path of ['.python-version', 'app.json', '.env.example'])
    expect(read(tree, path)).toBe(more[path as keyof typeof more]);
  expect(read(tree, 'Procfile')).toMatch(/^web: gunicorn shop\.wsgi\nrelease: .*migrate --no-input\n$/);
  expect(change.notes.join('\n')).toMatch(/Procfile already existed: its web was kept/);
  const { tree: again } = await execute(tree, 'deploy', 'heroku');
  expect(plain(again)).toEqual(plain(tree));
  const { tree: after } = await execute(tree, 'remove', 'deploy');
  expect(plain(after)).toEqual(plain(before));
});

test('what an app.json that is there lacks is said, until nothing is missing', async () => {
  const theirs =
    '{"env": {"DJANGO_SECRET_KEY": {"generator": "secret"}}, "addons": ["heroku-postgresql:mini"]}\n';
  const before = project(own, { 'app.json': theirs });
  const { tree, change } = await execute(before, 'deploy', 'heroku');
  expect(read(tree, 'app.json')).toBe(theirs);
  const [found] = change.byHand.filter(({ path }) => path === 'app.json');
  expect(found?.lines.join('\n')).toMatch(/^env: "DJANGO_ALLOWED_HOSTS": \{.*"value":"\.herokuapp\.com"\}$/m);
  expect(found?.lines.join('\n')).not.toMatch(/DJANGO_SECRET_KEY|addons/);
  const full = read((await execute(project(own), 'deploy', 'heroku')).tree, 'app.json');
  const other = await execute(
    project(own, { 'app.json': full.replace('"name"', '"title"') }),
    'deploy',
    'heroku',
  );
  expect(other.change.byHand).toEqual([]);
  expect(other.change.notes).toContain('app.json already existed and was left as it is.');
  const kept = await execute(before, 'deploy', 'heroku', '--on-conflict', 'keep');
  expect(kept.change.byHand).toEqual([]);
  expect(
    (await execute(project(own, { 'app.json': '[' }), 'deploy', 'heroku')).change.byHand[0]?.lines,
  ).toContainEqual(expect.stringMatching(/^addons: \{"plan":"heroku-postgresql/));
});

test('an application below src/ is named where deploy cannot start it', async () => {
  const inner = Object.entries({
    'manage.py': `import sys\nsys.path.insert(0, "src")\n${environ}`,
    'src/shop/__init__.py': '',
    'src/shop/config/__init__.py': '',
    'src/shop/config/settings.py': `${rest}WSGI_APPLICATION = "shop.config.wsgi.application"\n`,
    'src/shop/config/wsgi.py': 'from django.core.wsgi import get_wsgi_application\n',
  }).map(([path, content]) => [path.replace('config/settings', 'settings'), { content }] as const);
  await expect(execute(new Map(inner), 'deploy', 'heroku')).rejects.toThrow(
    /^The application is in src\/shop\/config\/wsgi\.py, but .* move the project's packages there/,
  );
});
