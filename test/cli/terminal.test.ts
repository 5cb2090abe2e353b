// The questions in a terminal: answers, the way back, the review, and when nothing is asked.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keys, run, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { flaws, listing, projectListing, silently } from './helpers.ts';
import { answer, flagsFor, local, question, someAnswers, waiting } from './questions.ts';

const { enter, escape: back, down, up, clearLine } = keys;

const { django, database, features } = someAnswers;

const record = (project: string) => JSON.parse(readFileSync(join(project, '.mvt.json'), 'utf8'));

test('six answers, what a feature wants to know, and a review make a project, as the flags do', async () => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, local);
  await answer(
    terminal,
    ['directory', `web${enter}`],
    ['title', `Größe "X"${enter}`],
    ['django', down + enter],
    ['database', down + enter],
    ['app', `my-wares${enter}`],
    ['features', ` ${down} ${enter}`],
    ['social', enter],
    ['pagination', down + enter],
  );
  await terminal.waitFor(waiting('review'));
  const review = terminal.text();
  for (const row of [
    /Folder +web/,
    /Title +Größe "X"/,
    /Package +web/,
    /Django +Django 6\.1/,
    /Database +PostgreSQL/,
    /App +my_wares/,
    /Features +Accounts, REST API/,
    /Pagination +limit and offset/,
  ]) {
    expect(review).toMatch(row);
  }
  expect(review.match(/^[✔?] .*\?/gm)).toHaveLength(9);
  expect(listing(folder)).toEqual({});
  terminal.type(enter);
  expect(await terminal.exitCode).toBe(0);
  expect(flaws(join(folder, 'web'))).toEqual([]);

  const other = temporaryFolder();
  const flags = [
    '--title',
    'Größe "X"',
    '--django',
    '6.1',
    '--database',
    'postgresql',
    '--app',
    'my-wares',
    '--features',
    'auth,api',
    '--pagination',
    'limit',
  ];
  expect((await run(other, ['web', ...flags, ...silently])).exitCode).toBe(0);
  expect(projectListing(join(folder, 'web'))).toEqual(projectListing(join(other, 'web')));
});

test('Enter takes the default that is shown, and what is known is not asked', async () => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, ['my-shop', '--database', 'postgresql', '--title', 'T', ...local]);
  await answer(terminal, ['django', enter], ['app', enter], ['features', enter], ['review', enter]);
  expect(await terminal.exitCode).toBe(0);
  await terminal.waitFor('To do the same again');
  for (const name of ['directory', 'title', 'database'] as const)
    expect(terminal.text()).not.toContain(question[name]);
  expect(record(join(folder, 'my-shop'))).toMatchObject({
    title: 'T',
    package: 'my_shop',
    database: 'postgresql',
    app: 'pages',
  });
});

test('Escape goes back, from the review to the first question, and answers can be changed', async () => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, ['shop', ...flagsFor({ django, features }), ...local]);
  await answer(
    terminal,
    ['title', `First${enter}`],
    ['database', down + enter],
    ['app', `wares${enter}`],
    ['review', back],
    ['app', back],
    ['database', back],
    ['title', `Second${enter}`],
    ['database', up + enter],
    ['app', enter],
  );
  await terminal.waitFor(waiting('review'));
  expect(terminal.text()).toMatch(/Title +Second/);
  terminal.type(enter);
  expect(await terminal.exitCode).toBe(0);
  expect(record(join(folder, 'shop'))).toMatchObject({ title: 'Second', database: 'sqlite', app: 'wares' });
});

test('the review leads back to the questions, and each question is on the screen once', async () => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, ['shop', ...flagsFor({ django, database, features }), ...local]);
  await answer(terminal, ['title', `First${enter}`], ['app', enter], ['review', down + enter]);
  await answer(terminal, ['app', back], ['title', `Second${enter}`], ['app', enter]);
  await terminal.waitFor(waiting('review'));
  for (const name of ['title', 'app', 'review'] as const) {
    expect(terminal.text().split(question[name])).toHaveLength(2);
  }
  expect(terminal.text()).not.toContain('First');
  terminal.type(enter);
  expect(await terminal.exitCode).toBe(0);
});

test('a bad answer is named in the question and can be corrected', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'occupied'));
  writeFileSync(join(folder, 'occupied/notes.txt'), '');
  const terminal = runInTerminal(folder, local);
  const bad = async (name: keyof typeof question, value: string, message: string) => {
    await terminal.waitFor(waiting(name));
    terminal.type(value + enter);
    await terminal.waitFor(message);
    terminal.type(clearLine);
  };
  await bad('directory', 'occupied', 'occupied is not empty: it contains notes.txt');
  terminal.type(`shop${enter}`);
  await bad('title', '   ', 'is empty');
  terminal.type(`Shop${enter}`);
  await answer(terminal, ['django', enter], ['database', enter]);
  await bad('app', 'test', "is a module of Python's standard library");
  await bad('app', 'shop', 'are both called "shop"');
  terminal.type(`wares${enter}`);
  await answer(terminal, ['features', enter], ['review', enter]);
  expect(await terminal.exitCode).toBe(0);
  expect(record(join(folder, 'shop'))).toMatchObject({ package: 'shop', app: 'wares' });
});

test.each([
  ['My Blog', 'my_blog'],
  ['Größe', 'groesse'],
  ['123', 'site_123'],
  ['CamelApp', 'camel_app'],
  ['test', 'test_site'],
])('for the name %s, %s is filled in, and can be changed', async (typed, proposal) => {
  const folder = temporaryFolder();
  const given = { title: 'Shop', django, database, features };
  const terminal = runInTerminal(folder, ['shop', ...flagsFor(given), ...local]);
  await terminal.waitFor(waiting('app'));
  terminal.type(typed + enter);
  await terminal.waitFor(`) ${proposal}`);
  terminal.type(`s${enter}`);
  await answer(terminal, ['review', enter]);
  expect(await terminal.exitCode).toBe(0);
  expect(record(join(folder, 'shop'))).toMatchObject({ app: `${proposal}s` });
});

test('--on-conflict ask asks about each file that differs', async () => {
  const folder = temporaryFolder();
  const shop = join(folder, 'shop');
  mkdirSync(shop);
  for (const name of ['README.md', 'manage.py', 'requirements.txt'])
    writeFileSync(join(shop, name), 'mine\n');
  const start = () =>
    runInTerminal(folder, ['shop', ...flagsFor(someAnswers), '--on-conflict', 'ask', ...local]);
  const before = listing(folder);

  const stopped = start();
  await stopped.waitFor('? README.md already exists and differs');
  stopped.type(enter);
  await stopped.waitFor('? manage.py already exists and differs');
  stopped.type(up + enter);
  expect(await stopped.exitCode).toBe(2);
  expect(listing(folder)).toEqual(before);

  const finished = start();
  await finished.waitFor('? README.md already exists and differs');
  finished.type(enter);
  await finished.waitFor('? manage.py already exists and differs');
  finished.type(down + enter);
  await finished.waitFor('? requirements.txt already exists and differs');
  finished.type(enter);
  expect(await finished.exitCode).toBe(0);
  await finished.waitFor('To do the same again');
  expect(finished.text()).toMatch(
    / skip {2}README\.md\n[\s\S]* change {2}manage\.py\n[\s\S]* skip {2}requirements\.txt/,
  );
  const after = listing(shop);
  expect([after['README.md'], after['requirements.txt']]).toEqual([
    before['shop/README.md'],
    before['shop/requirements.txt'],
  ]);
  expect(after['manage.py']).toContain('DJANGO_SETTINGS_MODULE');
});

test('--yes asks nothing', async () => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, ['shop', ...silently]);
  expect(await terminal.exitCode).toBe(0);
  await terminal.waitFor('To do the same again');
  expect(terminal.text()).not.toContain('?');
  expect(flaws(join(folder, 'shop'))).toEqual([]);
});

test.each([
  ['CI=1', { CI: '1' }, []],
  ['--quiet', {}, ['--quiet']],
])('%s asks nothing, though there is a terminal', async (_what, env: Record<string, string>, args) => {
  const folder = temporaryFolder();
  const terminal = runInTerminal(folder, ['shop', ...local, ...args], env);
  expect(await terminal.exitCode).toBe(2);
  await terminal.waitFor('error');
  expect(terminal.text()).toMatch(
    /^error: Answers are missing, and questions cannot be asked here: use --title/,
  );
  expect(listing(folder)).toEqual({});
});

test('languages are asked for, at creation and later, until they are some that Django knows', async () => {
  const folder = temporaryFolder();
  const { title, ...others } = someAnswers;
  const flags = flagsFor({ ...others, features: 'i18n' });
  const terminal = runInTerminal(folder, ['web', ...flags, ...local]);
  await answer(terminal, ['title', title + enter], ['languages', `dee${enter}`]);
  await terminal.waitFor('did you mean de?');
  terminal.type(`${clearLine}de, en${enter}`);
  await answer(terminal, ['review', enter]);
  expect(await terminal.exitCode).toBe(0);
  expect(record(join(folder, 'web')).languages).toBe('de,en');

  const later = temporaryFolder();
  await run(later, ['web', ...flagsFor(someAnswers), ...local]);
  const adding = runInTerminal(join(later, 'web'), ['add', 'i18n', '--force', '--no-install']);
  await answer(adding, ['languages', `de, en${enter}`]);
  expect(await adding.exitCode).toBe(0);
  expect(projectListing(join(later, 'web'))).toEqual(projectListing(join(folder, 'web')));
});
