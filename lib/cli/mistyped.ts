// A first word that looks like a command: it is never taken for the folder of a new site.
import { usages } from '../core/options/command-usages.ts';
import { UserError } from '../core/text/errors.ts';
import { printable } from '../core/text/printable.ts';
import { isSlip, nearest } from '../core/text/suggest.ts';
import { commandWords } from './command-help.ts';

const all = 'see create-mvt-app help';
const making = 'to create a project, write create-mvt-app <directory>';
const adding = `to add something, write create-mvt-app ${usages.addFeature.words[0]}`;
const removing = `to remove something, write create-mvt-app ${usages.removeFeature.words[0]}`;
const django = 'that is a command of manage.py';

/** What other tools call their commands, and what does the same here. */
const elsewhere: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['create', 'init', 'new', 'start', 'startproject'].map((word) => [word, making])),
  ...Object.fromEntries(['generate', 'install', 'scaffold', 'startapp'].map((word) => [word, adding])),
  ...Object.fromEntries(['delete', 'destroy', 'rm', 'uninstall'].map((word) => [word, removing])),
  ...Object.fromEntries(
    ['makemigrations', 'migrate', 'runserver', 'shell', 'createsuperuser', 'collectstatic'].map((word) => [
      word,
      django,
    ]),
  ),
  check: 'did you mean deploy check?',
  complete: 'did you mean completion?',
  diff: 'did you mean status?',
  info: 'did you mean status?',
  list: 'did you mean status?',
  ls: 'did you mean status?',
  model: 'did you mean add model?',
  models: 'did you mean add model?',
  revert: 'did you mean undo?',
  rollback: 'did you mean undo?',
  show: 'did you mean status?',
  upgrade: 'did you mean update?',
  ...Object.fromEntries(
    [
      'adopt',
      'build',
      'clean',
      'config',
      'dev',
      'eject',
      'fix',
      'format',
      'lint',
      'login',
      'run',
      'serve',
      'version',
    ].map((word) => [word, all]),
  ),
};

/** @throws UserError for a word near a command, or one that is a command of other tools; `./word` is a folder */
export function refuseMistyped(word: string): void {
  const hint = hintOn(word.toLowerCase());
  if (hint === undefined) return;
  throw new UserError(
    `Unknown command "${printable(word)}": ${hint.replace(/\?$/, '')}. If it is to be the folder of a new project, write ./${printable(word)}.`,
  );
}

/** Commands of several words, as those who take them for one word type them: `add-app`. */
const joined: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(usages)
    .filter(({ words }) => words.length > 1)
    .map(({ words }) => [words.join(''), `did you mean ${words.join(' ')}?`]),
);

/** Shorter ones are too near to names of sites: `shell` and `shelf`. */
const longEnough = 6;

function hintOn(word: string): string | undefined {
  if (Object.hasOwn(elsewhere, word)) return elsewhere[word];
  const known = joined[word.replace(/[-_]/g, '')];
  if (known !== undefined) return known;
  if (!/^[a-z]+$/.test(word)) return undefined;
  const near = nearest(word, [...commandWords, 'help', 'check']);
  if (near === 'check') return elsewhere.check;
  if (near !== undefined) return `did you mean ${near}?`;
  const meant = Object.keys(elsewhere).find((each) => each.length >= longEnough && isSlip(word, each));
  return meant && elsewhere[meant];
}
