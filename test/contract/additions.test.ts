// The promises for every feature and every target of the stack, in a project that has an app with a model.
import { describe, test } from 'vitest';
import { feature, promises, type Subject, target } from '../../lib/api/testing.ts';
import { shop } from '../helpers/blueprints.ts';
import { stack } from '../helpers/django.ts';

const apps = [{ name: 'blog', models: ['Post title:char:200 cover:image author:fk:auth.User'] }];
const project = { ...shop, apps };

const additions: Subject[] = [
  ...stack.features.map(({ name }) => feature(name, project, stack)),
  ...stack.targets.map(({ name }) => target(name, project, stack)),
];

describe.each(additions.map((subject) => [subject.title, subject] as const))('%s', (_, subject) => {
  test.each(Object.entries(promises))('is %s', async (_name, hold) => {
    await hold(subject);
  });
});
