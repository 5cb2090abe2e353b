// A terminal that cannot move its cursor (TERM=dumb): questions in plain lines, and nothing that such a terminal would show as rubbish.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { flaws, rawTerminal } from './helpers.ts';
import { flagsFor, local, question, someAnswers } from './questions.ts';

const dumb = { TERM: 'dumb' };
const { app: _app, ...others } = someAnswers;

const record = (project: string) => JSON.parse(readFileSync(join(project, '.mvt.json'), 'utf8'));

test('questions are answered with texts, numbers and Enter', async () => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, local, dumb);
  for (const [wanted, typed] of [
    [question.directory, 'web'],
    [question.title, 'Tea & more'],
    [question.django, '3'],
    ['Type a number from 1 to 2.', '2'],
    [question.database, ''],
    [question.app, 'class'],
    ['is a Python keyword', 'wares'],
    [question.features, '1, 2'],
    [question.social, ''],
    [question.pagination, 'x'],
    ['Type a number from 1 to 3.', '3'],
    [question.review, ''],
  ] as const) {
    await terminal.waitFor(wanted);
    terminal.type(`${typed}\r`);
  }
  expect(await terminal.exitCode).toBe(0);
  expect(flaws(join(folder, 'web'))).toEqual([]);
  expect(record(join(folder, 'web'))).toMatchObject({
    title: 'Tea & more',
    django: '6.1',
    database: 'sqlite',
    app: 'wares',
    features: ['auth', 'api'],
    pagination: 'cursor',
  });
});

test.each([dumb, { TERM: 'xterm-256color' }])(
  'lines that end with CR and LF are one answer each (%j)',
  async (env) => {
    const folder = temporaryFolder();
    const { title: _title, ...known } = others;
    const terminal = runInTerminal(folder, ['shop', ...flagsFor(known), ...local], env);
    for (const [wanted, typed] of [
      [question.title, 'Tea'],
      [question.app, 'wares'],
      [question.review, ''],
    ] as const) {
      await terminal.waitFor(wanted);
      terminal.type(`${typed}\r\n`);
    }
    expect(await terminal.exitCode).toBe(0);
    expect(record(join(folder, 'shop'))).toMatchObject({ title: 'Tea', app: 'wares' });
  },
);

test('the answer < goes back to the question before', async () => {
  const folder = temporaryFolder();
  const { title: _title, ...known } = others;
  const terminal = runInTerminal(folder, ['shop', ...flagsFor(known), ...local], dumb);
  await terminal.waitFor('Type < to go back');
  for (const [wanted, typed] of [
    [question.title, 'First'],
    [question.app, '<'],
    ['[First] >', 'Second'],
    [question.app, 'wares'],
    [question.review, '2'],
    ['[wares] >', 'goods'],
    [question.review, '1'],
  ] as const) {
    await terminal.waitFor(wanted);
    terminal.type(`${typed}\r`);
  }
  expect(await terminal.exitCode).toBe(0);
  expect(record(join(folder, 'shop'))).toMatchObject({ title: 'Second', app: 'goods' });
});

test.each([
  ['Ctrl-C', '\x03'],
  ['the end of the input', '\x04'],
])('%s cancels', async (_what, key) => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, ['shop', ...flagsFor(others), ...local], dumb);
  await terminal.waitFor(question.app);
  terminal.type(key);
  expect(await terminal.exitCode).toBe(130);
  expect(terminal.text()).toContain('Cancelled: nothing was written.');
});

test.each([
  ['a project', ['shop', '--yes', ...local]],
  ['its questions', ['shop', ...flagsFor(others)]],
  ['help', ['--help']],
  ['an error', ['--bogus']],
])('nothing moves the cursor or has colours: %s', async (_what, args) => {
  const written = await rawTerminal(temporaryFolder(), args, dumb, question.app);
  expect(written).not.toContain('\x1b');
  expect(written).not.toMatch(/[⠋⠙⠹⠸]/);
});
