// Escape at questions after a project was created: back to the one before, and nothing at the first.
import { expect } from 'vitest';
import { inTurn } from '../../generators/ask/in-turn.ts';
import { GoBack } from '../../lib/core/terminal/question.ts';
import { keys, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { commit } from './committed.ts';
import { makeProject } from './helpers.ts';

const test = testWith({ git: runs('git', '--version') });

test('Escape goes back, and at the first question nothing happens', async () => {
  const asked: string[] = [];
  const replies = ['esc', 'one', 'esc', 'esc', 'uno', 'two', 'esc', 'deux', 'three'];
  const ask = async (item: string) => {
    asked.push(item);
    const reply = replies.shift() ?? '';
    if (reply === 'esc') throw new GoBack();
    return reply;
  };
  expect(await inTurn(['a', 'b', 'c'], ask)).toEqual(['uno', 'deux', 'three']);
  expect(asked.join('')).toBe('aabaabcbc');
  const stopping = await inTurn(
    ['a', 'b'],
    async () => 'abort',
    (answer) => answer === 'abort',
  );
  expect(stopping).toEqual(['abort']);
  await expect(inTurn(['a'], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('two questions of features, with Escape at each of them', async () => {
  const shop = await makeProject(temporaryFolder());
  commit(shop);
  const terminal = runInTerminal(shop, ['add', 'api', 'i18n', '--no-install']);
  await terminal.waitFor('? How should the API');
  terminal.type(keys.escape);
  terminal.type(keys.enter);
  await terminal.waitFor('? Which languages');
  terminal.type(keys.escape);
  await terminal.waitFor('? How should the API');
  terminal.type(keys.enter);
  await terminal.waitFor('? Which languages');
  terminal.type(keys.enter);
  await terminal.waitFor('Done. Features: api, i18n.');
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.text()).not.toContain('error:');
});
