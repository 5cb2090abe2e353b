// The helpers for authors: an addition of one's own keeps the promises, and each helper notices when its promise is broken.
import { expect, test } from 'vitest';
import {
  type Addition,
  django,
  overlay,
  ownTemplates,
  type Stack,
  templatesInMemory,
} from '../../lib/api/index.ts';
import * as testing from '../../lib/api/testing.ts';
import { shop } from '../helpers/blueprints.ts';

const hello: Addition = { name: 'hello', title: 'Hello', hint: 'A file that says hello' };

/** The stack with a feature that makes one file out of a template. */
const withHello = (template: string): Stack =>
  django({
    templates: overlay(
      templatesInMemory({ 'django/features/hello/project/hello.txt.ejs': template }),
      ownTemplates(),
    ),
    features: [hello],
  });

const good = testing.feature('hello', shop, withHello('Hello, <%- app %>!\n'));

test.each(Object.entries(testing.promises))('a feature of one file is %s', async (_, hold) => {
  await hold(good);
});

/** A stack whose template gives another text each time. */
function counting(): Stack {
  const stack = withHello('Hello <%- count %>!\n');
  let count = 0;
  return {
    ...stack,
    locals: (blueprint) => {
      count += 1;
      return { ...stack.locals(blueprint), count };
    },
  };
}

test.each<[string, testing.Promised, Partial<testing.Subject>, string]>([
  [
    'another text each time',
    testing.deterministic,
    { stack: counting() },
    'The feature hello is the same every time, but hello.txt has in line 1 "Hello ',
  ],
  [
    'another project than from the start',
    testing.pathIndependent,
    { whole: shop },
    'The feature hello is the same from the start and added later, but hello.txt should not be there.',
  ],
  [
    'a change when it is added again',
    testing.idempotent,
    { whole: shop },
    'The feature hello changes nothing when it is added again, but hello.txt should not be there.',
  ],
  [
    'something left behind',
    testing.reversible,
    { remove: [] },
    'The feature hello leaves no trace when it is removed, but hello.txt should not be there.',
  ],
  [
    'another end after an interruption',
    testing.allOrNothing,
    { stack: counting() },
    'The feature hello is completed by update if it was interrupted when 0 of',
  ],
])('%s is noticed', async (_, hold, broken, message) => {
  await expect(hold({ ...good, ...broken })).rejects.toThrow(message);
});

test('a command that is refused is shown as it is', async () => {
  const misspelt = { ...good, add: [['add', 'helo']] };
  await expect(testing.pathIndependent(misspelt)).rejects.toThrow('did you mean hello?');
});
