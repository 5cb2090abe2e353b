// What a project that this tool did not make asks pip for already, however it writes that.
import { expect, test } from 'vitest';
import type { Found } from '../../../../lib/stacks/django/foreign/found.ts';
import { requirementsElsewhere } from '../../../../lib/stacks/django/foreign/requirements.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { blueprintOf, stack } from '../../../helpers/django.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const heroku = blueprintOf({ ...shop, deploy: ['heroku'] });
const requirementsOf = (files: Record<string, string>) =>
  requirementsElsewhere(memoryFiles(files), heroku, { django: '5.2' } as Found, stack);
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
  ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.12"\n'],
  ['pyproject.toml', '[tool.x]\n"dependencies" = ["Django"]\n'],
  ['setup.cfg', '[options]\ninstall_requires =\n    Django\n'],
  ['Pipfile', ''],
  ['requirements/base.txt', 'Django\n'],
])('%s with %j lists requirements, and they are left alone', (path, text) => {
  const { files, byHand } = requirementsOf({ [path]: text });
  expect(files.size).toBe(0);
  expect(byHand).toHaveLength(1);
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
