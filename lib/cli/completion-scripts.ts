// Shell completion: scripts for bash, zsh and fish, written from the option table.
import { optionNamed, type StackTables } from '../core/additions/tables.ts';
import { commandNames } from '../core/options/command-names.ts';
import { usages } from '../core/options/command-usages.ts';
import { flagOf } from '../core/options/flags.ts';
import type { Option } from '../core/options/option.ts';
import { printingFlags, shells } from '../core/options/run-options.ts';
import { flagNames } from './arguments.ts';
import { commandWords } from './command-help.ts';
import type { Scripts } from './completion.ts';

const program = 'create-mvt-app';

interface Flag {
  readonly flag: string;
  readonly help: string;
  readonly takes: 'nothing' | 'choice' | 'path' | 'text';
  readonly choices: readonly string[];
}

const takes = {
  switch: 'nothing',
  choice: 'choice',
  path: 'path',
  text: 'text',
  list: 'text',
  set: 'text',
} as const satisfies Record<Option['kind'], Flag['takes']>;

/** What can follow the first words of commands: `app`, `model` and the features after `add`. */
function following({ features, targets }: StackTables): (readonly [string, string])[] {
  const [featureNames, targetNames] = [features, targets].map((list) => list.map(({ name }) => name));
  const additions = { add: featureNames, remove: featureNames, rename: [], change: [], deploy: targetNames };
  return Object.entries(additions).map(([first, names = []]) => {
    const words = commandNames.flatMap((name) => {
      const [one, two] = usages[name].words;
      return one === first && two !== undefined ? [two] : [];
    });
    return [first, [...words, ...names].join(' ')] as const;
  });
}

const firstWords = commandWords.join(' ');

function flagsOf(tables: StackTables): Flag[] {
  const fromTable = flagNames(tables).map((name): Flag => {
    const option = optionNamed(tables, name);
    const choices = option.kind === 'choice' ? option.choices.map(({ value }) => value) : [];
    return { flag: flagOf(name, option), help: option.help, takes: takes[option.kind], choices };
  });
  return [...fromTable, ...printingFlags.map((flag): Flag => ({ ...flag, takes: 'nothing', choices: [] }))];
}

const ofKind = (flags: readonly Flag[], takes: Flag['takes']) => flags.filter((flag) => flag.takes === takes);
const joined = (list: readonly Flag[]) => list.map(({ flag }) => flag).join('|');

/** https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
function bash(tables: StackTables): string {
  const flags = flagsOf(tables);
  const cases = ofKind(flags, 'choice').map(
    ({ flag, choices }) =>
      `    ${flag}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")); return ;;`,
  );
  const bashFollowing = [...following(tables), ['completion', shells.join(' ')] as const].map(
    ([first, words]) => `      ${first}) COMPREPLY=($(compgen -W '${words}' -- "$word")); return ;;`,
  );
  return `# bash completion for ${program}: source this file, or save it as ~/.local/share/bash-completion/completions/
_create_mvt_app() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  case $before in
${cases.join('\n')}
    ${joined(ofKind(flags, 'path'))}) compopt -o default; COMPREPLY=(); return ;;
    ${joined(ofKind(flags, 'text'))}) return ;;
  esac
  if ((COMP_CWORD == 2)); then
    case $before in
${bashFollowing.join('\n')}
    esac
  fi
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '${flags.map(({ flag }) => flag).join(' ')}' -- "$word"))
  else
    local IFS=$'\\n'
    compopt -o filenames 2> /dev/null
    COMPREPLY=($(compgen -d -- "$word"))
    if ((COMP_CWORD == 1)); then COMPREPLY+=($(IFS=' ' compgen -W '${firstWords}' -- "$word")); fi
  fi
}
complete -F _create_mvt_app ${program}
`;
}

/** https://zsh.sourceforge.io/Doc/Release/Completion-System.html#index-_005farguments */
function zsh(tables: StackTables): string {
  const flags = flagsOf(tables);
  const quoted = (text: string) =>
    text.replace(/['[\]:]/g, (character) => (character === "'" ? "'\\''" : `\\${character}`));
  const argument: Record<Flag['takes'], (flag: Flag) => string> = {
    nothing: () => '',
    choice: ({ choices }) => `:value:(${choices.join(' ')})`,
    path: () => ':path:_files',
    text: () => ':value: ',
  };
  const lines = flags.map((flag) => `    '${flag.flag}[${quoted(flag.help)}]${argument[flag.takes](flag)}'`);
  const zshFollowing = following(tables).map(
    ([first, words]) =>
      `  if ((CURRENT == 3)) && [[ $words[2] == ${first} ]]; then
    compadd ${words}
    return
  fi`,
  );
  return `#compdef ${program}
# zsh completion for ${program}: save it as _${program} in a folder of $fpath, or source it after compinit
_create_mvt_app() {
  if ((CURRENT == 3)) && [[ $words[2] == completion ]]; then
    compadd ${shells.join(' ')}
    return
  fi
${zshFollowing.join('\n')}
  _arguments \\
${lines.join(' \\\n')} \\
    '1:directory:{_files -/; compadd ${firstWords}}'
}
if [[ $funcstack[1] == _create_mvt_app || $funcstack[1] == _${program} ]]; then
  _create_mvt_app "$@"
else
  compdef _create_mvt_app ${program}
fi
`;
}

/** https://fishshell.com/docs/current/completions.html */
function fish(tables: StackTables): string {
  const flags = flagsOf(tables);
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const argument: Record<Flag['takes'], (flag: Flag) => string> = {
    nothing: () => '',
    choice: ({ choices }) => ` -x -a ${quoted(choices.join(' '))}`,
    path: () => ' -r -F',
    text: () => ' -x',
  };
  const lines = flags.map(
    (flag) =>
      `complete -c ${program} -l ${flag.flag.slice(2)} -d ${quoted(flag.help)}${argument[flag.takes](flag)}`,
  );
  const fishFollowing = following(tables).flatMap(([first, words]) => [
    `complete -c ${program} -n __fish_is_first_arg -a ${first}`,
    `complete -c ${program} -n '__fish_seen_subcommand_from ${first}' -a ${quoted(words)}`,
  ]);
  return `# fish completion for ${program}: save it as ~/.config/fish/completions/${program}.fish
complete -c ${program} -f
complete -c ${program} -n __fish_is_first_arg -a '(__fish_complete_directories)'
complete -c ${program} -n __fish_is_first_arg -a completion -d 'Print a completion script'
${fishFollowing.join('\n')}
complete -c ${program} -n '__fish_seen_subcommand_from completion' -a ${quoted(shells.join(' '))}
${lines.join('\n')}
`;
}

/** The scripts for a stack, by their shells. */
export const completionScripts = (tables: StackTables): Scripts => ({
  bash: bash(tables),
  zsh: zsh(tables),
  fish: fish(tables),
});
