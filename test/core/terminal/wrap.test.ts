// Lines in narrow terminals: they break between words, and what people copy stays whole.
import { expect, test } from 'vitest';
import { wrap, wrapHelp, wrapRow, wrapSentence } from '../../../lib/core/terminal/wrap.ts';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

test.each([20, 40, 80, 200])('in %i columns, lines break between words only', (columns) => {
  const text =
    'The site was created, but not everything was set up. Once you have fixed the cause, run it again – größer 日本の店.';
  const lines = wrap(text, columns).split('\n');
  expect(words(lines.join(' '))).toEqual(words(text));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
});

test('a line that fits stays as it is, blanks and colours included', () => {
  const line = '\x1b[1mShop\x1b[22m  is ready.  ';
  expect(wrap(line, 80)).toBe(line);
  expect(wrap('\x1b[1mshop\x1b[22m is', 7)).toBe('\x1b[1mshop\x1b[22m is');
});

test.each([
  'a path of many characters: /srv/ada/a/very/long/folder/that/is/wider/than/the/terminal/settings.py',
  'run "npx create-mvt-app@1.2.3 update --force" instead of that',
  'there is no such app: add it with create-mvt-app add app blog --views function.',
  'give it a name: create-mvt-app <directory> --yes',
  'see https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#changing-to-a-custom-user-model for more',
])('what people copy is not broken: %s', (text) => {
  const [copied = ''] = /\/srv\S+|"[^"]+"|create-mvt-app (add|<).*|https\S+/.exec(text) ?? [];
  const lines = wrap(text, 30).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines).toContainEqual(expect.stringContaining(copied));
});

test('a quotation mark without a partner does not keep a whole line together', () => {
  const lines = wrap('a 5" pipe and a long text after it that has to be broken somewhere', 20).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(20);
});

test('further lines are indented as asked', () => {
  expect(wrap('  ✔ Packages (one two three)', 20, 4)).toBe('  ✔ Packages (one\n    two three)');
});

test.each([
  '  npx create-mvt-app shop --features auth,api,celery,images --no-install --yes',
  '\x1b[2m  npx create-mvt-app shop --features auth,api,celery,images --no-install --yes\x1b[22m',
  '\x1b[32m     create\x1b[39m  accounts/templates/accounts/email_change.html',
])('an indented line of a report stays whole: %j', (line) => {
  expect(wrapSentence(line, 40)).toBe(line);
});

const page = `Usage:
  create-mvt-app add app <name> [options]

  --title <text>   Name of the site, shown on its pages
  --no-install     Skip the virtual environment, the packages and the migration
`;

test('the columns of help stay columns', () => {
  expect(wrapHelp(page, 60)).toBe(`Usage:
  create-mvt-app add app <name> [options]

  --title <text>   Name of the site, shown on its pages
  --no-install     Skip the virtual environment, the
                   packages and the migration
`);
  expect(wrapHelp(page, 200)).toBe(page);
});

test('a list without blanks goes below its option where the column is too narrow for it', () => {
  const list = '  --features <list>   auth,api,celery,images,s3,cache,i18n';
  expect(wrapHelp(list, 50)).toBe('  --features <list>\n      auth,api,celery,images,s3,cache,i18n');
});

test('the columns of a coloured row are those that are seen', () => {
  const row = '  \x1b[32m✔\x1b[39m JSON: parsed  \x1b[2mone two three four five six seven\x1b[22m';
  expect(wrapRow(row, 45)).toBe(
    '  \x1b[32m✔\x1b[39m JSON: parsed  \x1b[2mone two three four five six\n                  seven\x1b[22m',
  );
});

test('help on an option goes below it where there is no room beside it', () => {
  expect(wrapHelp(page, 36)).toContain(`
  --no-install
      Skip the virtual environment,
      the packages and the migration
`);
});
