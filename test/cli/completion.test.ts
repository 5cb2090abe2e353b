// Completion in bash, zsh and fish: the scripts are valid, and the shells really complete with them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect } from 'vitest';
import { flagNames } from '../../lib/cli/arguments.ts';
import { optionNamed } from '../../lib/core/additions/tables.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { stacks } from '../../lib/stacks/index.ts';
import { command, run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';

const [{ tables }] = stacks;
const flags = [
  ...flagNames(tables).map((name) => flagOf(name, optionNamed(tables, name))),
  '--help',
  '--version',
];

interface Shell {
  readonly check: string;
  /** What the shell offers for a line of words, the last of which is being typed. */
  complete(folder: string, words: readonly string[]): Promise<string[]>;
}

const shells: Record<string, Shell> = {
  bash: {
    check: '-n',
    async complete(folder, words) {
      const script = `compopt() { :; }
        source ./script
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        "$(complete -p create-mvt-app | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        ((\${#COMPREPLY[@]})) && printf '%s\\n' "\${COMPREPLY[@]}" || true`;
      return lines(
        await execa('bash', ['-c', script, 'bash', ...words], { cwd: folder, env: pathWith(folder) }),
      );
    },
  },
  zsh: {
    check: '-n',
    // zsh completes in its line editor only: one is started on a terminal of its own, and lists all that fits.
    async complete(folder, words) {
      const script = `zmodload zsh/zpty
        zpty -b editor zsh -f -i
        say() { zpty -w editor "$1" }
        say 'PS1= PS2=; unsetopt zle_bracketed_paste prompt_cr prompt_sp; stty -echo rows 200 cols 300'
        say 'autoload -U compinit; compinit -u -D; source ./script'
        say 'compadd() { local -a found; builtin compadd -O found "$@"; print -l -- "<"$^found">"; builtin compadd "$@" }'
        say '_offer() { _main_complete; compstate[insert]= compstate[list]=; print "<end>" }'
        say 'zle -C offer complete-word _offer; bindkey "^T" offer; print "<rea""dy>"'
        zpty -r -m editor all '*<ready>*'
        zpty -w -n editor "$1"$'\\x14'
        zpty -r -m editor offers '*<end>*'
        print -r -- $offers`;
      const { stdout } = await execa('zsh', ['-f', '-c', script, 'zsh', words.join(' ')], {
        cwd: folder,
        env: pathWith(folder),
      });
      const offers = [...stdout.matchAll(/<([^<>\r\n]+)>/g)].map(([, offer = '']) => offer);
      return [...new Set(offers)].filter((offer) => offer !== 'end');
    },
  },
  fish: {
    check: '--no-execute',
    async complete(folder, words) {
      const script = 'source ./script; complete -C "$argv[1]"';
      const env = { ...pathWith(folder), HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
      const offers = lines(await execa('fish', ['-N', '-c', script, words.join(' ')], { cwd: folder, env }));
      return offers.map((offer) => offer.split('\t')[0] ?? '');
    },
  },
};

/** The program is found by its name. */
const pathWith = (folder: string) => ({ PATH: `${folder}${delimiter}${process.env.PATH}` });

/** What completion knows of the project. */
const record = {
  app: 'pages',
  features: ['auth', 'ci'],
  deploy: ['heroku'],
  apps: [
    { name: 'blog', models: ['Post title:char:200 timestamps', 'Tag name access=staff'] },
    { name: 'pages', models: ['Note text'], existing: true },
  ],
};

const lines = ({ stdout }: { stdout: string }) => stdout.split('\n').filter(Boolean);

describe.each(Object.entries(shells))('%s', (name, shell) => {
  const withShell = testWith({ [name]: runs(name, '-c', 'true') });

  async function offered(...words: string[]): Promise<string[]> {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'script'), (await run(folder, ['completion', name])).stdout);
    writeFileSync(join(folder, 'create-mvt-app'), `#!/bin/sh\nexec node ${command} "$@"\n`, { mode: 0o755 });
    writeFileSync(join(folder, '.mvt.json'), JSON.stringify(record));
    mkdirSync(join(folder, 'my-folder'));
    mkdirSync(join(folder, 'two words'));
    writeFileSync(join(folder, 'my-file.json'), '{}');
    return (await shell.complete(folder, ['create-mvt-app', ...words])).sort();
  }

  withShell('the script is valid', async () => {
    const folder = temporaryFolder();
    const { stdout, stderr, exitCode } = await run(folder, ['completion', name]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    writeFileSync(join(folder, 'script'), `${stdout}\n`);
    expect(await execa(name, [shell.check, 'script'], { cwd: folder })).toMatchObject({
      stdout: '',
      stderr: '',
    });
  });

  withShell('offers every flag of the table', async () => {
    expect(await offered('--')).toEqual(flags.toSorted());
  });

  withShell.each([
    ['the start of a flag', ['--da'], ['--database']],
    ['a flag after others', ['shop', '--yes', '--no-i'], ['--no-install']],
    ['the databases', ['shop', '--database', ''], ['postgresql', 'sqlite']],
    ['a database that has begun', ['shop', '--database', 'p'], ['postgresql']],
    ['what to do on a conflict', ['--on-conflict', ''], ['abort', 'ask', 'keep', 'overwrite']],
    ['the versions of Django', ['--django', ''], ['5.2', '6.1']],
    ['the shells', ['completion', ''], ['bash', 'fish', 'zsh']],
    ['an app to remove', ['remove', 'app', ''], ['blog']],
    ['another app to remove', ['remove', 'app', 'blog', ''], []],
    ['an app for a model', ['add', 'model', ''], ['blog.', 'pages.']],
    ['a model', ['add', 'field', 'blog.'], ['blog.Post', 'blog.Tag']],
    ['nothing after a model', ['add', 'field', 'blog.Post', ''], []],
    [
      'a field',
      ['remove', 'field', 'blog.Post.'],
      ['blog.Post.created_at', 'blog.Post.title', 'blog.Post.updated_at'],
    ],
    ['another feature that is there', ['remove', 'auth', ''], ['ci']],
    ['another target that is not', ['deploy', 'aws', 'd'], ['digitalocean']],
    ['nothing for a title', ['--title', ''], []],
    ['nothing for what no flag starts with', ['--xyz'], []],
  ])('offers %s', async (_what, words, offers) => {
    expect(await offered(...words)).toEqual(offers);
  });

  withShell('offers values after = and after a comma', async () => {
    const equals = name === 'bash' ? ['--database', '=', 'p'] : ['--database=p'];
    expect((await offered(...equals)).map((word) => word.replace(/^--database=/, ''))).toEqual([
      'postgresql',
    ]);
    const features = await offered('shop', '--features', 'auth,c');
    expect(features.map((word) => word.replace(/^auth,/, ''))).toEqual(['cache', 'celery', 'ci']);
  });

  withShell('offers directories, and no files, and the command "completion"', async () => {
    expect((await offered('my-')).map((path) => path.replace(/\/$/, ''))).toEqual(['my-folder']);
    expect((await offered('two')).map((path) => path.replace(/\/$/, ''))).toEqual(['two words']);
    expect(await offered('compl')).toEqual(['completion']);
    expect(await offered('shop', 'compl')).toEqual([]);
  });
});
