// Faults in the specifications of models: all at once, each with its position and a suggestion, and nothing written.
import { expect, test } from 'vitest';
import { change, foreign, startedApp } from './apps.ts';
import { listing } from './helpers.ts';

const polls = {
  ...startedApp,
  'mysite/settings.py':
    'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "polls",\n]\nROOT_URLCONF = "mysite.urls"\n',
  'polls/models.py':
    'from django.db import models\n\n\nclass Question(models.Model):\n    text = models.TextField()\n',
};

/** Runs a command that has faults in its models, and gives back the line for each. */
async function faultsOf(line: string, ...more: string[]): Promise<string[]> {
  const site = foreign(polls);
  const before = listing(site);
  const { exitCode, stdout, stderr } = await change(site, line, ...more);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).not.toMatch(/^ +at .*:\d+/m);
  expect(stderr).not.toMatch(/[^\P{Cc}\n]/u);
  expect(listing(site)).toEqual(before);
  const [first, ...faults] = stderr.split('\n').map((text) => text.trim());
  expect(first).toMatch(
    faults.length === 1
      ? /^error: The models have an error, and nothing was written:$/
      : new RegExp(`^error: The models have ${faults.length} errors, and nothing was written:$`),
  );
  return faults;
}

test.each([
  ['a type that is unknown', 'Post title:chr', /^--model 1: .*"title:chr".*chr.*did you mean char\?/],
  ['a type of Rails is none', 'Post title:strnig', /strnig.*did you mean string\?/],
  ['a keyword as a name', 'Post class:char', /class.*keyword/],
  ['a name that Django has', 'Post objects:char', /objects/],
  ['a name with two underscores', 'Post a__b:char', /a__b/],
  ['a name twice', 'Post title title:text', /title/],
  ['a word that is unknown', 'Post title:char:unqiue', /unqiue.*did you mean unique\?/],
  ['a length of nothing', 'Post title:char:0', /0/],
  ['a decimal that holds no places', 'Post price:decimal:2,8', /price/],
  ['a choice without choices', 'Post status:choice', /status/],
  ['a default that is no choice', 'Post status:choice:a,b:default=c', /default=c/],
  ['a default of another type', 'Post size:int:default=big', /default=big/],
  ['a target that is missing', 'Post question:fk:polls.Qestion', /Qestion.*did you mean .*Question\?/],
  ['an app that is missing', 'Post question:fk:pols.Question', /pols.*did you mean .*polls/],
  ['a relation to nothing', 'Post question:fk', /question/],
  [
    'an on_delete that is unknown',
    'Post question:fk:polls.Question:on_delete=casacde',
    /casacde.*did you mean cascade\?/,
  ],
  ['accessors that clash', 'Post one:fk:polls.Question two:fk:polls.Question', /related/],
  ['a model name that is a keyword', 'None title', /None/],
  ['a model name in small letters', 'post title', /post.*Post/],
  ['control characters', 'Post title\x1b[2J:char', /title/],
  ['no fields', 'Post', /has no fields/],
  ['an empty specification', ' ', /./],
])('%s', async (_what, spec, message) => {
  const [fault, ...others] = await faultsOf('add app blog', '--model', spec);
  expect(fault).toMatch(message);
  expect(others).toEqual([]);
});

test('all at once, in the order they were written', async () => {
  const faults = await faultsOf(
    'add app blog',
    '--model',
    'Post title:chr body:txet',
    '--model',
    'Tag name:char:unqiue post:fk:Pots',
  );
  expect(faults.map((fault) => fault.slice(0, '--model 1'.length))).toEqual([
    '--model 1',
    '--model 1',
    '--model 2',
    '--model 2',
  ]);
  for (const [at, hint] of ['char', 'text', 'unique', 'Post'].entries()) {
    expect(faults[at]).toMatch(new RegExp(`did you mean (\\w+\\.)?${hint}\\?`));
  }
});

test('two models of one name', async () => {
  const faults = await faultsOf('add app blog', '--model', 'Post title', '--model', 'Post name');
  expect(faults.join('\n')).toMatch(/Post/);
});

test.each([
  ['in words of their own', ['title:chr', 'body:txet']],
  ['in one word', ['title:chr body:txet']],
])('of add model, %s', async (_what, words) => {
  const site = foreign(polls);
  const before = listing(site);
  const { exitCode, stdout, stderr } = await change(site, 'add model polls.Post', ...words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/polls\.Post: word 2 .*chr.*did you mean char\?/);
  expect(stderr).toMatch(/polls\.Post: word 3 .*txet.*did you mean text\?/);
  expect(listing(site)).toEqual(before);
});

test('a model that its owner wrote is there already', async () => {
  const [fault] = await faultsOf('add model polls.Question text');
  expect(fault).toMatch(/Question/);
});

test('more faults than anybody reads are counted', async () => {
  const fields = Array.from({ length: 60 }, (_, index) => `field_${index}:chr`);
  const site = foreign(polls);
  const { stderr } = await change(site, 'add app blog', '--model', `Post ${fields.join(' ')}`);
  expect(stderr).toContain('The models have 60 errors');
  expect(stderr.split('\n')).toHaveLength(52);
  expect(stderr).toContain('… and 10 more.');
});
