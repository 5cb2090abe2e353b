// The command that is printed at the end really makes the same project, and the next steps can be pasted.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { command, run, temporaryFolder } from '../helpers/command.ts';
import { projectListing, silently } from './helpers.ts';

/** Runs a line in bash, as if it were pasted. */
async function paste(cwd: string, line: string): Promise<string> {
  const built = line.replace(/^npx create-mvt-app/, `node '${command}'`);
  const { exitCode, stdout, stderr } = await execa('bash', ['-c', built], { cwd, reject: false });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

/** Runs the command and gives back the line that repeats it, as it is printed and as it is in the JSON. */
async function replayOf(cwd: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(cwd, [...args, ...silently]);
  expect(stderr).toBe('');
  const printed = stdout.split('To do the same again without questions:\n  ')[1] ?? '';
  const again = await run(cwd, [...args, ...silently, '--json']);
  expect(JSON.parse(again.stdout).replay).toBe(printed);
  return printed;
}

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['quotes', `"it's" 'so' "''" \\' \\\\`],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is for the shell
  ['expansions', '$HOME $(touch pwned) `touch pwned` ${HOME} !! ~ * ? [a] {a,b} #'],
  ['operators', '; touch pwned && touch pwned | cat > pwned & #'],
  ['a leading dash', '--yes'],
  ['line breaks and tabs', 'one\ntwo\r\n\tthree '],
  ['controls', '\x1b[31mred\x07f\x7f0 \\x41'],
  ['C1 controls', 'next\u0085line \u009b31m'],
  ['every Unicode plane', 'é ☃ 🦄 \u202e\u2028\u2066 \ufeff \u{10ffff}'],
  ['template syntax', '<%= x %> <%- y %> {{ z }} {% w %} """ \'\'\' %s %(x)s {0}'],
];

test.each(hostile)('the printed command repeats a project with %s in its texts', async (_what, text) => {
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  const replay = await replayOf(here, ['shop', `--title=T ${text}`, `--description=${text}`]);
  await paste(there, replay);
  expect(projectListing(there)).toEqual(projectListing(here));
});

const places: readonly (readonly [what: string, args: readonly string[]])[] = [
  [
    'flags of every kind',
    ['shop', '--database', 'postgresql', '--django', '6.1', '--app', 'my-wares', '--package', 'core'],
  ],
  ['features and targets in any order', ['shop', '--features', 'react,cache', '--deploy', 'azure,heroku']],
  ['a folder below', ['sites/shop']],
  ['a folder with spaces and quotes', ["my 'new' $HOME shop", '--package', 'shop']],
  ['a folder with a dash in front', ['./-shop', '--package', 'shop']],
  ['a folder called like a command', ['./completion', '--package', 'shop']],
  ['a folder with a tilde in front', ['./~', '--package', 'shop']],
];

test.each(places)('the printed command repeats %s', async (_what, args) => {
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  await paste(there, await replayOf(here, args));
  expect(projectListing(there)).toEqual(projectListing(here));
});

test('the printed command for this folder makes the same project in a folder of another name', async () => {
  const [here, there] = [join(temporaryFolder(), 'shop'), join(temporaryFolder(), 'blog')];
  for (const folder of [here, there]) mkdirSync(folder);
  await paste(there, await replayOf(here, ['.']));
  expect(projectListing(there)).toEqual(projectListing(here));
});

test('the printed command names what is to be done with files that are in the way', async () => {
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [here, there]) {
    mkdirSync(join(folder, 'shop'));
    writeFileSync(join(folder, 'shop/manage.py'), 'mine\n');
  }
  await paste(there, await replayOf(here, ['shop', '--on-conflict', 'overwrite']));
  expect(projectListing(there)).toEqual(projectListing(here));
});

test.each([
  ['a folder below', []],
  ['a folder below another', ['--cwd', 'sites']],
])('the printed command and the next steps start where the user is: %s', async (_what, args) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sites'));
  const replay = await replayOf(folder, ['shop', ...args]);
  const before = projectListing(folder);
  expect(await paste(folder, replay)).toContain('no file had to be written');
  expect(projectListing(folder)).toEqual(before);
});

test.each([
  ['a plain name', ['shop']],
  ['spaces and quotes', ["my 'new' $HOME shop", '--package', 'shop']],
  ['a dash in front', ['./-shop', '--package', 'shop']],
  ['a dash alone', ['./-', '--package', 'shop', '--title', 'Dash']],
  ['a tilde', ['./~', '--package', 'shop']],
  ['another place to start from', ['shop', '--cwd', 'sites']],
])('the first of the next steps goes into the project: %s', async (_what, args) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sites'));
  const { stdout } = await run(folder, [...args, ...silently, '--json']);
  const { next, directory } = JSON.parse(stdout);
  expect(await paste(folder, `${next[0]} && pwd -P`)).toBe(directory);
});

test('the printed command names the document of --from, and only the answers that differ from it', async () => {
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [here, there]) {
    const document = { title: 'Tea', description: 'Leaves', app: 'wares', apps: [{ name: 'blog' }] };
    writeFileSync(join(folder, 'tea.json'), JSON.stringify(document));
  }
  const replay = await replayOf(here, ['shop', '--from', 'tea.json', '--title', 'Shop', '--django', '6.1']);
  expect(replay).toMatch(/^npx create-mvt-app shop --from tea\.json --title Shop --django 6\.1 /);
  expect(replay).not.toContain('wares');
  await paste(there, replay);
  expect(projectListing(there)).toEqual(projectListing(here));
});
