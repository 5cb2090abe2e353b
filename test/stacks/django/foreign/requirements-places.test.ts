// Where the requirements of a project are: above manage.py, and in files of constraints.
import { expect, test } from 'vitest';
import type { Found } from '../../../../lib/stacks/django/foreign/found.ts';
import { requirementsElsewhere } from '../../../../lib/stacks/django/foreign/requirements.ts';
import { versionsOf } from '../../../../lib/stacks/django/versions/versions.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { blueprintOf, stack } from '../../../helpers/django.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const heroku = blueprintOf({ ...shop, deploy: ['heroku'] });

test('a requirements.txt above manage.py is the one of the project, up to its repository', () => {
  const files: Record<string, string> = {
    '../requirements.txt': '-r requirements/base.txt\n',
    '../requirements/base.txt': 'gunicorn\npsycopg2\n',
  };
  const inRepository = {
    ...memoryFiles(files),
    list: (folder: string) => (folder === '..' ? ['.git/', 'requirements.txt'] : ['manage.py']),
  };
  const {
    lines,
    files: made,
    byHand,
  } = requirementsElsewhere(inRepository, heroku, { django: '5.2' } as Found, stack);
  expect([lines, made.size]).toEqual([[], 0]);
  expect(byHand[0]?.path).toBe('../requirements.txt');
  expect(byHand[0]?.lines.map((line) => line.replace(/[[>].*/, ''))).toEqual([
    'dj-database-url',
    'environs',
    'whitenoise',
  ]);

  const without = { ...inRepository, list: () => ['manage.py'] };
  expect(requirementsElsewhere(without, heroku, { django: '5.2' } as Found, stack).files.size).toBe(1);
});

test('constraints say the version, also in a file that is included', () => {
  const files = {
    'requirements.txt': '-r requirements/base.txt\nDjango[argon2]\n',
    'requirements/base.txt': '-c ../constraints.txt\n',
    'constraints.txt': 'django==4.2.11\ngunicorn==22.0\npsycopg==3.1\n',
  };
  const { lines } = requirementsElsewhere(memoryFiles(files), heroku, { django: '5.2' } as Found, stack);
  expect(lines.slice(2)).toEqual([
    'gunicorn',
    'psycopg[binary]',
    expect.stringMatching(/^whitenoise\[brotli\]>=/),
  ]);
  expect(versionsOf(memoryFiles(files), () => undefined).django).toMatchObject({ version: '4.2.11' });
});
