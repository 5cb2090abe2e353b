// Names as long as they can be leave no line of Python longer than ruff format allows.
import { expect, test } from 'vitest';
import { shop } from '../../helpers/blueprints.ts';
import { featureNames, render, settle, targetNames } from '../../helpers/django.ts';

test.each([
  ['package', { package: 'p'.repeat(50) }],
  ['app', { app: 'a'.repeat(50) }],
])('a %s with a long name', (_what, names) => {
  const project = settle({ ...shop, ...names, features: featureNames, deploy: targetNames });
  const files = [...render(project)].filter(([path]) => path.endsWith('.py'));
  const long = files.flatMap(([, { content }]) => content.split('\n').filter((line) => line.length > 88));
  const isUnbreakable = (line: string) => /^ *(#|(\w+=|"[^"]*": )?"[^"]*",?$)/.test(line);
  expect(long.filter((line) => !isUnbreakable(line))).toEqual([]);
});
