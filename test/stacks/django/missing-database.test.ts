// What a failed migration says when the database is missing on its server.
import { expect, test } from 'vitest';
import type { StepResult } from '../../../lib/core/run/step.ts';
import { withDatabase } from '../../../lib/stacks/django/install/missing-database.ts';

const failed: StepResult = { status: 'failed', detail: 'it failed', output: ['…'], command: 'again' };
const words = ['.venv/bin/python', 'manage.py', 'migrate'];
const result = (...output: string[]) => ({
  ok: false,
  missing: false,
  stdout: '',
  output,
  lastLines: output,
});

test('a database that does not exist is to be created, and then migrated', () => {
  const line = 'django.db.utils.OperationalError: FATAL:  database "my shop" does not exist';
  expect(withDatabase(failed, result('Traceback …', line), '/srv/shop', words)).toEqual({
    status: 'failed',
    detail:
      "the database my shop does not exist: create it with createdb 'my shop', and check DATABASE_URL in .env",
    output: [],
    command: "cd /srv/shop && createdb 'my shop' && .venv/bin/python manage.py migrate",
  });
});

test('any other failure stays as it is', () => {
  expect(withDatabase(failed, result('relation "x" does not exist'), '/srv/shop', words)).toBe(failed);
  expect(withDatabase({ status: 'done' }, result(), '/srv/shop', words)).toEqual({ status: 'done' });
});
