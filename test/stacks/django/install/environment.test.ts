// Which variables of the shell reach the steps of a project.
import { expect, test } from 'vitest';
import {
  exampleIn,
  installerVariables,
  newProjectVariables,
  variablesInTheWay,
} from '../../../../lib/stacks/django/install/environment.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { featureNames, render, settle, targetNames } from '../../../helpers/django.ts';

const tree = render(settle({ ...shop, features: featureNames, deploy: targetNames }));
const files = [...tree].map(([path, { content }]) => ({ path, content }));
const example = exampleIn(files);

test('a new project gets none of the variables that its settings read', () => {
  const settings = files.filter(({ path }) => /^shop\/.*\.py$/.test(path));
  const read = settings.flatMap(({ content }) =>
    [...content.matchAll(/\benv(?:\.\w+)?\(\s*"([A-Z][A-Z0-9_]*)"/g)].map(([, name = '']) => name),
  );
  expect(read).toContain('DATABASE_URL');
  const variables = newProjectVariables(example);
  for (const name of read) expect(variables, name).toHaveProperty(name, undefined);
});

test.each([
  'DATABASE_URL',
  'DEBUG',
  'DJANGO_SETTINGS_MODULE',
  'PYTHONPATH',
  'PYTHONHOME',
  'PYTHONSAFEPATH',
  'VIRTUAL_ENV',
  'PIP_USER',
  'PIP_TARGET',
  'UV_PROJECT_ENVIRONMENT',
])('it does not get %s', (name) => {
  expect(newProjectVariables(example)).toHaveProperty(name, undefined);
});

test.each([
  'PATH',
  'HOME',
  'PGHOST',
  'PIP_INDEX_URL',
  'PIP_EXTRA_INDEX_URL',
  'PIP_CERT',
  'UV_INDEX_URL',
  'UV_DEFAULT_INDEX',
  'UV_CACHE_DIR',
  'SSL_CERT_FILE',
  'HTTPS_PROXY',
  'PYTHONUTF8',
])('%s stays', (name) => {
  expect({ ...newProjectVariables(example), ...installerVariables }).not.toHaveProperty(name);
});

test('those that the project would prefer to its .env are named', () => {
  const shell = { DATABASE_URL: 'x', DEBUG: '', PYTHONPATH: '.', PIP_USER: '1', HOME: '/' };
  expect(variablesInTheWay(example, shell)).toEqual(['DATABASE_URL', 'DEBUG', 'PYTHONPATH']);
  expect(variablesInTheWay(example, { HOME: '/' })).toEqual([]);
});
