// What a project that this tool did not make asks pip for already, however it writes that.
import { expect, test } from 'vitest';
import { lineOf } from '../../../../lib/core/run/handover.ts';
import type { Found } from '../../../../lib/stacks/django/foreign/found.ts';
import { requirementsElsewhere } from '../../../../lib/stacks/django/foreign/requirements.ts';
import { askedBy } from '../../../../lib/stacks/django/packages/managed.ts';
import { managerInCharge, packageManagerOf } from '../../../../lib/stacks/django/packages/managers.ts';
import { nameIn } from '../../../../lib/stacks/django/requirements-file.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { blueprintOf, stack } from '../../../helpers/django.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const heroku = blueprintOf({ ...shop, deploy: ['heroku'] });
const requirementsOf = (files: Record<string, string>, blueprint = heroku) =>
  requirementsElsewhere(memoryFiles(files), blueprint, { django: '5.2' } as Found, stack);
const deploying = (deploy: string[], answers = {}) =>
  blueprintOf({ ...shop, deploy, ...answers } as typeof shop);
const namesOf = (files: Record<string, string>) =>
  requirementsOf(files).lines.map((line) => line.replace(/[[>].*/, ''));
const all = ['dj-database-url', 'environs', 'gunicorn', 'psycopg', 'whitenoise'];

test.each([
  ['', all],
  ['gunicorn==22\nWhiteNoise==6.5\n', ['dj-database-url', 'environs', 'psycopg']],
  ['psycopg2-binary \\\n  ==2.9\n', all.filter((name) => name !== 'psycopg')],
  ['psycopg[c]\n', all.filter((name) => name !== 'psycopg')],
  ['# psycopg2\npsycopg-pool\ndjango-environ\n', all],
  ['-r requirements/production.txt\n', ['dj-database-url', 'environs', 'psycopg', 'whitenoise']],
])('%j lacks %j', (text, lacking) => {
  expect(namesOf({ 'requirements.txt': text, 'requirements/production.txt': 'gunicorn==22\n' })).toEqual(
    lacking,
  );
});

test.each([
  ['pyproject.toml', '[project]\nname = "mysite"\n'],
  ['pyproject.toml', '[tool.x]\n"dependencies" = ["Django"]\n'],
  ['setup.cfg', '[options]\ninstall_requires =\n    Django\n'],
  ['requirements/base.txt', 'Django\n'],
])('%s with %j lists requirements, and they are left alone', (path, text) => {
  const { files, byHand } = requirementsOf({ [path]: text });
  expect(files.size).toBe(0);
  expect(byHand).toHaveLength(1);
});

test('what a pyproject.toml without a lock asks for is not named again, and servers still need their list', () => {
  const asking = (...lines: string[]) =>
    requirementsOf({ 'pyproject.toml': `[project]\ndependencies = ${JSON.stringify(lines)}\n` }).byHand;
  const [some] = asking(
    'Django',
    'Gunicorn>=22',
    'psycopg2-binary~=2.9',
    'whitenoise ; python_version < "3.9"',
  );
  expect(some?.lines.map(nameIn)).toEqual(['dj-database-url', 'environs', 'whitenoise']);
  expect(asking('Django', ...all)).toEqual([
    {
      where: 'run this',
      lines: ['pipx run uv pip compile pyproject.toml --output-file requirements.txt'],
      reason: expect.stringContaining('servers install from requirements.txt'),
    },
  ]);
});

test.each([
  [
    'pyproject.toml',
    '# dependencies = []\n[tool.ruff]\nline-length = 100\n[tool.ruff.lint]\nselect = ["E"]\n',
  ],
  ['setup.cfg', '[flake8]\nmax-line-length = 100\n# install_requires\n'],
])('%s with %j only sets up other tools', (path, text) => {
  const { files, byHand } = requirementsOf({ [path]: text });
  expect(files.get('requirements.txt')?.content).toMatch(/^Django~=5\.2\ndj-database-url/);
  expect(byHand).toEqual([]);
});

const pyproject =
  '[project]\nname = "mysite"\ndependencies = ["django>=5.2", "gunicorn>=22", "psycopg2-binary"]\n';
const rest = "'dj-database-url>=[^']+' 'environs>=[^']+' 'whitenoise\\S+'";

test.each<[string, Record<string, string>, RegExp]>([
  ['uv', { 'pyproject.toml': pyproject, 'uv.lock': 'version = 1\n' }, new RegExp(`^uv add ${rest}$`)],
  [
    'uv',
    { 'pyproject.toml': `${pyproject}[tool.uv]\ndev-dependencies = []\n` },
    new RegExp(`^uv add ${rest}$`),
  ],
  ['PDM', { 'pyproject.toml': pyproject, 'pdm.lock': '' }, new RegExp(`^pdm add ${rest}$`)],
  [
    'Poetry',
    { 'pyproject.toml': `${pyproject}[tool.poetry]\npackage-mode = false\n` },
    new RegExp(`^poetry add ${rest}$`),
  ],
  [
    'Poetry',
    {
      'pyproject.toml':
        '[tool.poetry.dependencies]\ngunicorn = "^22"\npsycopg = {version = "^3", extras = ["binary"]}\n',
    },
    new RegExp(`^poetry add ${rest}$`),
  ],
  [
    'Pipenv',
    { Pipfile: '[packages]\ndjango = "*"\n"gunicorn" = "*"\npsycopg2 = "*"\n' },
    new RegExp(`^pipenv install ${rest}$`),
  ],
  [
    'Pipenv',
    { 'Pipfile.lock': '{"default": {"gunicorn": {}, "psycopg2": {}}}', Pipfile: '' },
    /^pipenv install 'dj-[^']*' 'environs>[^']*' 'whitenoise/,
  ],
  [
    'uv',
    { '.git/HEAD': '', 'pyproject.toml': pyproject, 'uv.lock': '[[package]]\nname = "whitenoise"\n' },
    /^uv add 'dj-[^']*' 'environs>[^']*'$/,
  ],
])('%s gets its own command', (name, files, command) => {
  const { lines, files: made, byHand, handover } = requirementsOf(files);
  expect([lines, made.size, byHand]).toEqual([[], 0, []]);
  const [line = '', ...more] = handover?.commands.map(lineOf) ?? [];
  expect(line).toMatch(command);
  expect(handover).toMatchObject({ reason: expect.stringContaining(`${name} manages`) });
  // Heroku reads all locks but that of PDM.
  expect(more).toEqual(
    name === 'PDM' ? ['pdm export --prod --without-hashes --output requirements.txt'] : [],
  );
});

const locked = {
  uv: { 'uv.lock': '', 'pyproject.toml': pyproject },
  Poetry: { 'poetry.lock': '', 'pyproject.toml': pyproject },
  PDM: { 'pdm.lock': '', 'pyproject.toml': pyproject },
  Pipenv: { 'Pipfile.lock': '{}', Pipfile: '[packages]\ngunicorn = "*"\n' },
};
const everybody = Object.keys(locked);

test.each<[target: string, readers: readonly string[], answers?: object]>([
  ['heroku', ['uv', 'Poetry', 'Pipenv']],
  ['azure', everybody],
  ['aws', ['Pipenv']],
  ['digitalocean', []],
  ['digitalocean', ['Pipenv'], { digitalocean: 'app-platform' }],
])(
  'a requirements.txt is exported for %s where it does not read the lock',
  (target, readers, answers = {}) => {
    const exporting = Object.entries(locked).flatMap(([name, files]) => {
      const { handover } = requirementsOf(files, deploying([target], answers));
      return handover?.commands.some((command) => /export|requirements/.test(lineOf(command))) ? [name] : [];
    });
    expect(exporting).toEqual(everybody.filter((name) => !readers.includes(name)));
  },
);

test('Heroku does not see a requirements.txt that is there for others: two lists stop its build', () => {
  const { files } = requirementsOf(locked.uv, deploying(['heroku', 'aws']));
  expect([...files]).toEqual([['.slugignore', { content: '/requirements.txt\n' }]]);
  expect(requirementsOf(locked.PDM, deploying(['heroku', 'aws'])).files.size).toBe(0);
  expect(requirementsOf(locked.uv, deploying(['heroku', 'azure'])).files.size).toBe(0);
});

test('what the manager was told stays, and goes when no target wants it, if its versions are the same', () => {
  const uv = (lines: string[]) => ({
    'uv.lock': '',
    'pyproject.toml': `[project]\ndependencies = ["django>=5.2", ${lines.map((line) => `"${line}"`).join(', ')}]\n`,
  });
  const first = requirementsOf(uv([])).packages ?? [];
  expect(first.map(nameIn)).toEqual(all);
  const again = requirementsElsewhere(memoryFiles(uv([...first])), heroku, { django: '5.2' }, stack, {
    packages: first,
  });
  expect(again).toMatchObject({ packages: first, handover: undefined });
  const locked = memoryFiles({ ...uv([...first]), 'uv.lock': 'name = "psycopg-binary"\n' });
  const settled = requirementsElsewhere(locked, heroku, { django: '5.2' }, stack, { packages: first });
  expect(settled.handover).toBeUndefined();
  const told = ['uvicorn>=0.54,<1', 'flask>=3'];
  const there = memoryFiles(uv([...first, 'uvicorn (<1,>=0.54)', 'flask>=4']));
  const { handover } = requirementsElsewhere(there, heroku, { django: '5.2' }, stack, {
    packages: [...first, ...told],
  });
  expect(handover?.commands.map(lineOf)).toEqual(['uv remove uvicorn']);
});

test('an export of Poetry says nothing of itself: it pins what the lock has', () => {
  const files = {
    'poetry.lock': '[[package]]\nname = "django"\nversion = "5.2.1"\n',
    'pyproject.toml': pyproject,
    'requirements.txt': 'Django==5.2.1 ; python_version >= "3.11"\n',
  };
  expect(managerInCharge(memoryFiles(files))?.name).toBe('Poetry');
  for (const line of ['django>=5', 'django==5.2.1\nflask==3.0']) {
    expect(managerInCharge(memoryFiles({ ...files, 'requirements.txt': line }))).toBeUndefined();
  }
});

test('the packages that a manager asks for are those of every machine', () => {
  const files = memoryFiles({
    'pyproject.toml':
      '[project]\ndependencies = ["Django>=5", "tzdata; sys_platform == \'win32\'", "psycopg[binary]"]\n[tool.poetry.dependencies]\npython = "^3.11"\nPillow = "*"\nwin = {version = "*", markers = "x"}\n',
  });
  const manager = packageManagerOf(files);
  expect(manager && askedBy(manager, files)).toEqual(['django', 'psycopg', 'pillow']);
});

test.each([
  '# This file was autogenerated by uv via the following command:\n#    uv export -o requirements.txt\ndjango==5.2\n',
  '# This file is @generated by PDM.\n# Please do not edit it manually.\ndjango==5.2\n',
  '-i https://pypi.org/simple\ndjango==5.2\n',
])('an export is not edited: %j', (text) => {
  const { lines, handover, files } = requirementsOf({
    'uv.lock': '',
    'pyproject.toml': pyproject,
    'requirements.txt': text,
  });
  expect(lines).toEqual([]);
  expect(handover?.commands).toHaveLength(2);
  expect([...files.keys()]).toEqual(['.slugignore']);
});
