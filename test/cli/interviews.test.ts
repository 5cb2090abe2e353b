// Commands that lack words ask for them in a terminal: what is on the screen, what is written, and what leaves no trace.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { keys, run, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { patience } from '../helpers/patience.ts';
import { listing, makeProject, projectListing } from './helpers.ts';
import { flagsFor, local, question, someAnswers } from './questions.ts';

const { enter, escape: back, down, up, ctrlC } = keys;

/** Waits for each question, then types. */
async function through(
  terminal: ReturnType<typeof runInTerminal>,
  ...answers: readonly (readonly [string, string])[]
) {
  for (const [question, typed] of answers) {
    await terminal.waitFor(`? ${question}`);
    terminal.type(typed);
  }
}

test('a model is described in a wide terminal, and is the one that the line at the end makes', async () => {
  const [shop, other] = [await makeProject(temporaryFolder()), await makeProject(temporaryFolder())];
  const terminal = runInTerminal(shop, ['add', 'model', '--no-install'], {}, { cols: 120, rows: 40 });
  await through(
    terminal,
    ['Which app should the model belong to?', enter],
    ['What should the model be called', `Note${enter}`],
    ['Name of a field', `title${enter}`],
    ['title: which type?', `line of${enter}`],
    ['title: how many characters', `80${enter}`],
    ['title: what else?', back],
    ['title: how many characters', enter],
    ['title: what else?', `${down} ${enter}`],
    ['Name of another field?', `author${enter}`],
    ['author: which type?', `belongs${enter}`],
    ['author: which model', `user${enter}`],
    ['author: what else?', enter],
    ['Name of another field?', enter],
    ['Who may do what', `priv${enter}`],
  );
  await terminal.waitFor('? Do this?');
  const line = 'create-mvt-app add model pages.Note title:char:80:unique author:fk:auth.User access=private';
  expect(terminal.text()).toBe(
    [
      'Esc goes back to the previous question, Ctrl-C cancels.',
      `  ${line}`,
      '? Do this?',
      '❯ Yes',
      '  No, go back to the questions',
      '  Cancel',
      '',
      '↑↓ navigate • ⏎ select',
    ].join('\n'),
  );
  terminal.type(enter);
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.text()).toContain(`To do the same again without questions:\n  npx ${line} --no-install`);

  expect((await run(other, [...line.split(' ').slice(1), '--no-install'])).exitCode).toBe(0);
  expect(projectListing(shop)).toEqual(projectListing(other));
});

test('a small terminal shows each question once; what is pasted answers one question; Ctrl-C leaves nothing', async () => {
  const shop = await makeProject(temporaryFolder());
  const before = listing(shop);
  const terminal = runInTerminal(shop, ['add', 'app'], {}, { cols: 60, rows: 20 });
  await through(
    terminal,
    ['What should the app be called?', `news${enter}pasted${enter}`],
    ['Name of its first model?', `Item${enter}`],
    ['Name of a field', `headline:char:200:unique${enter}`],
    ['Name of another field?', `published_at:datetime:null${enter}`],
  );
  // The next question is worded as the one before.
  await terminal.waitFor("published_at:datetime:null'");
  await through(
    terminal,
    ['Name of another field?', `status${enter}`],
    ['status: which type?', `enum${enter}`],
    ['status: which choices', `draft, in progress${enter}`],
    ['status: what else?', back + back],
  );
  await terminal.waitFor('status: which');
  expect(terminal.text().match(/Esc goes back/g)).toHaveLength(1);
  expect(terminal.text().match(/create-mvt-app/g)).toHaveLength(1);
  expect(terminal.text()).toContain(
    [
      "  create-mvt-app add app news --model 'Item",
      '                 headline:char:200:unique',
      '                 published_at:datetime:null status:choice',
    ].join('\n'),
  );
  terminal.type(ctrlC);
  expect(await terminal.exitCode).toBe(130);
  expect(terminal.text()).toMatch(/\nCancelled: nothing was written\.$/);
  expect(listing(shop)).toEqual(before);
});

test('nothing but the name of the program, inside a project, offers what can be done there', async () => {
  const shop = await makeProject(temporaryFolder());
  const terminal = runInTerminal(shop, []);
  await through(
    terminal,
    ['What do you want to do?', `app${enter}`],
    ['What should the app be called?', back],
    ['What do you want to do?', `remove a${enter}`],
  );
  await terminal.waitFor('error: There is nothing to choose from here');
  expect(await terminal.exitCode).toBe(2);

  const adding = runInTerminal(shop, []);
  await through(
    adding,
    ['What do you want to do?', `add app${enter}`],
    ['What should the app be called?', `news${enter}`],
    ['Name of its first model?', enter],
    ['Do this?', enter],
  );
  await adding.waitFor('npx create-mvt-app add app news');
  expect(await adding.exitCode).toBe(0);
  expect(Object.keys(listing(shop))).toContain('news/models.py');
});

test('a command that merges does not ask before everything is committed, and none asks with --yes', async () => {
  const shop = await makeProject(temporaryFolder());
  const merging = runInTerminal(shop, ['add', 'field']);
  expect(await merging.exitCode).toBe(2);
  expect(merging.text()).toMatch(/^error: .* is not in a git repository/);

  const silent = runInTerminal(shop, ['add', 'field', '--yes']);
  expect(await silent.exitCode).toBe(2);
  expect(silent.text()).toMatch(/^error: The name is missing: create-mvt-app add field/);
});

test('a new project gets a model at once, and the lines at the end make the same', async () => {
  const folder = temporaryFolder();
  const { features: _asked, ...given } = someAnswers;
  const terminal = runInTerminal(folder, ['shop', ...flagsFor(given), ...local]);
  const model: (readonly [string, string])[] = [
    ['What should the model be called', `Note${enter}`],
    ['Name of a field', `body:text${enter}`],
    ['Name of another field?', enter],
    ['Who may do what', enter],
    ['Do this?', enter],
  ];
  await through(terminal, [question.features, enter], [question.review, up + up + enter]);
  await through(terminal, ['What should the model be called', back]);
  await through(terminal, [question.review, up + up + enter], ...model);
  // Escape takes the model back.
  await through(terminal, [question.review, back]);
  await vi.waitUntil(() => !terminal.text().includes('pages.Note'), { timeout: patience });
  await through(terminal, [question.review, up + up + enter], ...model);
  await through(terminal, [question.review, enter]);
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.text()).toMatch(/Models +pages\.Note\n/);
  const lines = /without questions:\n {2}(.*)\n {2}(.*)$/.exec(terminal.text()) ?? [];

  const other = temporaryFolder();
  for (const line of lines.slice(1)) {
    expect(await run(other, line.split(' ').slice(2))).toMatchObject({ exitCode: 0, stderr: '' });
  }
  expect(projectListing(join(folder, 'shop'))).toEqual(projectListing(join(other, 'shop')));
});
