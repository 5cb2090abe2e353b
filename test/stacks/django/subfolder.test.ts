// Projects in a folder of a larger repository: what is said about files that GitHub and platforms look for at its top.
import { expect, test } from 'vitest';
import { subfolderNotes } from '../../../lib/stacks/django/subfolder.ts';
import { shop } from '../../helpers/blueprints.ts';
import { render, settle, targetNames } from '../../helpers/django.ts';

test('every workflow and platform that looks at the top is named, with the folder', () => {
  const tree = render(
    settle({ ...shop, features: ['ci'], deploy: targetNames, digitalocean: 'both' } as typeof shop),
  );
  const notes = subfolderNotes('web/backend', [...tree.keys()]);
  for (const wanted of [
    /move web\/backend\/\.github\/workflows\/ci\.yml .*working-directory: web\/backend.*"web\/backend\/\*\*"/,
    /move web\/backend\/\.github\/workflows\/azure\.yml/,
    /"package: web\/backend"/,
    /git subtree push --prefix web\/backend heroku main/,
    /source_dir: web\/backend/,
    /all eb commands in web\/backend/,
  ]) {
    expect(notes.join('\n')).toMatch(wanted);
  }
  const workflow = tree.get('.github/workflows/azure.yml')?.content ?? '';
  expect(workflow).toMatch(/^ +package: \.$/m);
});

test('nothing is said about files that work anywhere', () => {
  expect(subfolderNotes('backend', ['manage.py', 'DEPLOY.md', 'deploy/deploy.sh'])).toEqual([]);
});
