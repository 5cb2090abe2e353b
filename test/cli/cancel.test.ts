// Ctrl-C in a terminal: one line, exit code 130, and nothing half-made.
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keys, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { endlessGit, flaws, listing } from './helpers.ts';
import { answer, local, waiting } from './questions.ts';

const { enter, up, ctrlC } = keys;

describe('Ctrl-C', () => {
  const answers = [
    ['directory', `shop${enter}`],
    ['title', enter],
    ['django', enter],
    ['database', enter],
    ['app', enter],
    ['features', enter],
  ] as const;

  test.each([
    ['at the first question', 0, 'directory'],
    ['in the middle', 2, 'django'],
    ['at the review', 6, 'review'],
  ] as const)('%s leaves one line and nothing else', async (_where, count, last) => {
    const folder = temporaryFolder();
    const terminal = runInTerminal(folder, local);
    await answer(terminal, ...answers.slice(0, count));
    await terminal.waitFor(waiting(last));
    const before = terminal.text();
    terminal.type(ctrlC);
    expect(await terminal.exitCode).toBe(130);
    await terminal.waitFor('Cancelled');
    const added = terminal
      .text()
      .split('\n')
      .filter((line) => !before.includes(line));
    expect(added).toEqual(['Cancelled: nothing was written.']);
    expect(terminal.text()).toMatch(/Cancelled: nothing was written\.$/);
    expect(listing(folder)).toEqual({});
  });

  test('and "Cancel" at the review are the same', async () => {
    const folder = temporaryFolder();
    const terminal = runInTerminal(folder, local);
    await answer(terminal, ...answers, ['review', up + enter]);
    expect(await terminal.exitCode).toBe(130);
    await terminal.waitFor('Cancelled');
    expect(terminal.text()).toMatch(/\nCancelled: nothing was written\.$/);
    expect(listing(folder)).toEqual({});
  });

  test('after the files are made says where the project is', async () => {
    const folder = temporaryFolder();
    const { tools } = endlessGit();
    const PATH = `${tools}${delimiter}${process.env.PATH}`;
    const terminal = runInTerminal(folder, ['shop', '--yes', '--no-install'], { PATH });
    await terminal.waitFor('Making a git repository');
    terminal.type(ctrlC);
    expect(await terminal.exitCode).toBe(130);
    await terminal.waitFor('Cancelled');
    const text = terminal.text().replace(/\s/g, ''); // the line is longer than the screen is wide
    expect(text).toMatch(
      /Cancelled:theprojectisin.*shop,andrunningthesamecommandagainfinishesitsinstallation\.$/,
    );
    expect(flaws(join(folder, 'shop'))).toEqual([]);
  });
});
