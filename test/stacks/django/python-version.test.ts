// The Python that the files of a project name: the recorded one, the same in all of them.
import { expect, test } from 'vitest';
import { recordName } from '../../../lib/core/blueprint/record.ts';
import type { Tree } from '../../../lib/core/files/tree.ts';
import { shop } from '../../helpers/blueprints.ts';
import { execute, plain } from '../../helpers/changes.ts';
import { featureNames, type Project, render, targetNames } from '../../helpers/django.ts';

const everything: Project = { ...shop, features: featureNames, deploy: targetNames };
const textOf = (tree: Tree, path: string) => tree.get(path)?.content ?? '';
const versionsIn = (text: string, line: RegExp) => [...text.matchAll(line)].map(([, version]) => version);

/** Every version of Python that files of a project ask a machine for. */
function namedBy(tree: Tree): (string | undefined)[] {
  return [
    textOf(tree, '.python-version').trim(),
    ...versionsIn(textOf(tree, '.github/workflows/azure.yml'), /python-version: "(.+)"/g),
    ...versionsIn(textOf(tree, '.github/workflows/ci.yml'), /python-version: "(.+)"/g),
    ...versionsIn(textOf(tree, 'README.md'), /--platform python-(\S+)|"PYTHON:(.+)"/g),
  ].filter((version) => version !== undefined);
}

test('is 3.13 where nothing was said', () => {
  expect(new Set(namedBy(render(everything)))).toEqual(new Set(['3.13']));
});

test.each(['3.11', '3.14'] as const)('is %s in all files when the blueprint says so', (pythonVersion) => {
  const tree = render({ ...everything, pythonVersion });
  const named = namedBy(tree);

  expect(named.length).toBeGreaterThan(4);
  expect(new Set(named)).toEqual(new Set([pythonVersion]));
  expect(JSON.parse(textOf(tree, recordName))).toMatchObject({ pythonVersion });
});

test('is one that Elastic Beanstalk has', () => {
  const guide = textOf(render({ ...everything, pythonVersion: '3.10' }), 'README.md');
  expect(guide).toMatch(/eb init .* --platform python-3\.11$/m);
  expect(guide).toContain(
    '\nElastic Beanstalk has no Python 3.10: run the tests on 3.11 as well.\n\nThen enable',
  );
  expect(guide).toContain('"PYTHON:3.10"');
});

test('is tested by the workflow beside the oldest that Django runs on', () => {
  const matrix = (project: Partial<Project>) =>
    /python-version: \[.+\]/.exec(
      textOf(render({ ...everything, ...project }), '.github/workflows/ci.yml'),
    )?.[0];

  expect(matrix({})).toBe('python-version: ["3.11", "3.13"]');
  expect(matrix({ pythonVersion: '3.12' })).toBe('python-version: ["3.11", "3.12"]');
  expect(matrix({ pythonVersion: '3.12', django: '6.1' })).toBe('python-version: ["3.12"]');
});

test('can be changed by an update, and changed back', async () => {
  const before = render(everything);
  const { tree } = await execute(before, 'update', '--python-version', '3.12');

  expect(plain(tree)).toEqual(plain(render({ ...everything, pythonVersion: '3.12' })));
  expect(plain((await execute(tree, 'update', '--python-version', '3.13')).tree)).toEqual(plain(before));
});

test('is 3.13 in a project whose record is older than the answer', async () => {
  const before = render({ ...shop, features: ['ci'] });
  const { pythonVersion: _, ...older } = JSON.parse(textOf(before, recordName));
  const project = new Map(before).set(recordName, { content: `${JSON.stringify(older, null, 2)}\n` });
  const { tree } = await execute(project, 'deploy', 'heroku');

  expect(plain(tree)).toEqual(plain(render({ ...shop, features: ['ci'], deploy: ['heroku'] })));
});

test('is refused where Django does not run on it, before anything is written', async () => {
  const tooOld =
    'A project with Django 6.1 needs Python 3.12 or newer, not 3.11: choose others with --django or --python-version.';

  await expect(
    execute(new Map(), '/srv/x', '--yes', '--django', '6.1', '--python-version', '3.11'),
  ).rejects.toThrow(tooOld);
  await expect(
    execute(render({ ...shop, pythonVersion: '3.11' }), 'update', '--django', '6.1'),
  ).rejects.toThrow(tooOld);
});
