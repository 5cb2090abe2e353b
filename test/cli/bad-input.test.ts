// Bad input: each ends in one line on stderr, with exit code 2 and nothing written.
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { expectFailure, listing, runUnprivileged, silently } from './helpers.ts';

/** A folder with things that are in the way. */
function fixture(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'occupied'));
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt', 'g.txt']) {
    writeFileSync(join(folder, 'occupied', name), '');
  }
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('nowhere', join(folder, 'dangling'));
  symlinkSync('loop', join(folder, 'loop'));
  return folder;
}

type Row = readonly [what: string, args: readonly string[], message: RegExp];

async function refuses(args: readonly string[], message: RegExp): Promise<void> {
  const folder = fixture();
  const before = listing(folder);
  expectFailure(await run(folder, args), 2, message);
  expect(listing(folder)).toEqual(before);
}

const long = 'a'.repeat(300);

const badNames: readonly (readonly [name: string, reason: RegExp])[] = [
  ['', /empty/],
  ['1st', /starts with a digit/],
  ['a.b', /not a Python name/],
  ['a b', /not a Python name/],
  ['a/b', /not a Python name/],
  ['../up', /not a Python name/],
  ['_', /not a Python name/],
  ['-', /not a Python name/],
  ['ünïcode', /not a Python name/],
  ['shop\n', /not a Python name/],
  ['shop\x1b[2J', /not a Python name/],
  [long, /300 characters/],
  ['class', /keyword/],
  ['None', /keyword/],
  ['async', /keyword/],
  ['test', /standard library/],
  ['site', /standard library/],
  ['calendar', /standard library/],
  ['Calendar', /standard library/],
  ['concurrent', /standard library/],
  ['django', /Django/],
  ['Django', /Django/],
  ['auth', /Django's own apps/],
  ['messages', /Django's own apps/],
  ['Admin', /Django's own apps/],
  ['environs', /projects install/],
  ['static', /every project has/],
  ['templates', /every project has/],
  ['nul', /Windows/],
];

for (const flag of ['--package', '--app']) {
  test.each(badNames)(`${flag} %j`, (name, reason) =>
    refuses(['shop', `${flag}=${name}`, ...silently], new RegExp(`${flag}.*${reason.source}`)),
  );
}

const directories: readonly Row[] = [
  ['empty', [''], /directory name is empty/],
  ['control characters', ['sh\x1bop'], /control characters/],
  ['a line break', ['sh\nop'], /control characters/],
  ['300 characters', [long], /longer than 255 bytes/],
  ['300 characters in the middle', [`x/${long}/y`], /longer than 255 bytes/],
  ['longer than a path may be', [Array(30).fill('a'.repeat(200)).join('/')], /too long|longer/],
  ['another case of a folder that is there', ['Occupied'], /differs from Occupied only in case/],
  ['a file', ['file'], /file is a file/],
  ['below a file', ['file/shop'], /file is a file/],
  ['deep below a file', ['file/a/b/shop'], /file is a file/],
  ['a dangling link', ['dangling'], /dangling is a broken link/],
  ['below a dangling link', ['dangling/shop'], /dangling is a broken link/],
  ['a link to itself', ['loop'], /loop/],
  [
    'not empty',
    ['occupied'],
    /occupied is not empty: it contains a\.txt, b\.txt, c\.txt, d\.txt, e\.txt and 2 more.*--on-conflict/,
  ],
  ['two directories', ['shop', 'blog'], /Unexpected argument "blog".*"shop"/],
  ['a title without quotes', ['shop', '--title', 'My', 'site'], /Unexpected argument "site"/],
  ['the root of the file system', ['/'], /package|not empty/],
  ['the app and the package alike', ['pages'], /app and the package are both called "pages".*--app/],
  [
    'the app and the package alike but for case',
    ['shop', '--app', 'Shop'],
    /"Shop" is not in lower case: choose shop/,
  ],
  ['the app and the package alike but for a dash', ['my-shop', '--app', 'my-shop'], /both called "my_shop"/],
];

test.each(directories)('a directory: %s', (_what, args, message) => refuses([...args, ...silently], message));

const flags: readonly Row[] = [
  ['unknown', ['shop', '--databse', 'sqlite'], /Unknown option --databse, did you mean --database\?/],
  ['unknown, with a value', ['shop', '--datbase=sqlite'], /Unknown option --datbase.*--database\?/],
  ['unknown, like nothing', ['shop', '--frobnicate'], /Unknown option --frobnicate.*--help/],
  ['short', ['shop', '-y'], /Unknown option -y/],
  ['the positive of --no-git', ['shop', '--git'], /Unknown option --git.*--no-git/],
  ['an argument as a flag', ['--directory', 'shop'], /Unknown option --directory/],
  ['control characters', ['shop', '--\x1b[2Jbad'], /Unknown option/],
  ['a line break', ['shop', '--a\nb'], /Unknown option/],
  [
    'an unknown database',
    ['shop', '--database', 'sqlit'],
    /"sqlit" is not one of sqlite, postgresql, did you mean sqlite\?/,
  ],
  ['another name of a database', ['shop', '--database', 'postgres'], /did you mean postgresql\?/],
  [
    'a database like nothing',
    ['shop', '--database', 'oracle'],
    /"oracle" is not one of sqlite, postgresql\./,
  ],
  ['an unknown Django', ['shop', '--django', '5.1'], /"5\.1" is not one of 5\.2, 6\.1/],
  ['an unknown --on-conflict', ['shop', '--on-conflict', 'overwite'], /did you mean overwrite\?/],
  ['an empty choice', ['shop', '--database='], /"" is not one of/],
  ['an empty title', ['shop', '--title='], /--title.*is empty/],
  ['a blank title', ['shop', '--title', ' \t'], /--title.*is empty/],
  ['no value at the end', ['shop', '--title'], /--title needs a value/],
  ['no value in the middle', ['shop', '--title', '--yes'], /--title needs a value.*--title=--yes/],
  ['a value for a switch', ['shop', '--yes=1'], /--yes does not take a value/],
  ['given twice', ['shop', '--database', 'sqlite', '--database', 'postgresql'], /--database is given twice/],
  [
    'yes and ask',
    ['shop', '--yes', '--on-conflict', 'ask'],
    /--on-conflict ask and --yes cannot be used together/,
  ],
  [
    'install and python',
    ['shop', '--no-install', '--python', 'python3'],
    /--no-install and --python cannot be used together/,
  ],
  ['quiet and dry run', ['shop', '--quiet', '--dry-run'], /--quiet and --dry-run cannot be used together/],
  ['a --cwd that is missing', ['shop', '--cwd', 'missing'], /--cwd missing is not a folder/],
  ['a --cwd that is a file', ['shop', '--cwd', 'file'], /--cwd file is not a folder/],
  ['--yes without a directory', ['--yes'], /directory.*--yes/],
  [
    'a Python that is missing',
    ['shop', '--yes', '--python', './missing'],
    /--python \.\/missing does not work/,
  ],
  ['a Python that is none', ['shop', '--yes', '--python', 'true'], /--python true does not work as Python/],
  ['a shell without completion', ['completion', 'bsh'], /"bsh", did you mean bash\?/],
  ['completion without a shell', ['completion'], /bash\|zsh\|fish/],
  ['completion for two shells', ['completion', 'bash', 'zsh'], /Name one shell/],
  ['completion with control characters', ['completion', '\x1b[2J\n'], /No completion/],
];

test.each(flags)('flags: %s', (_what, args, message) => refuses(args, message));

test('missing answers without a terminal are named by their flags', async () => {
  await refuses(
    [],
    /questions cannot be asked.*the directory, --title, --django, --database, --app, --features/,
  );
  await refuses(['shop'], /--title, --django, --database, --app, --features, or --yes/);
  await refuses(
    ['shop', '--title', 'S', '--description', 'D', '--django', '6.1', '--app', 'a'],
    /use --database, --features, or --yes/,
  );
});

test.each([
  ['a folder', 'locked', 0o555],
  ['a folder below one', 'locked/a/shop', 0o555],
  ['an unsearchable folder', 'locked/shop', 0o666],
])('a place that cannot be written: %s', async (_what, directory, mode) => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'locked'));
  chmodSync(join(folder, 'locked'), mode);
  const before = listing(folder);
  expectFailure(
    await runUnprivileged(folder, [directory, '--package', 'shop', ...silently]),
    2,
    /Cannot .*locked/,
  );
  expect(listing(folder)).toEqual(before);
});
