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
  readonly takes: 'nothing' | 'choice' | 'set' | 'path' | 'text';
  readonly choices: readonly string[];
}

const takes = {
  switch: 'nothing',
  choice: 'choice',
  path: 'path',
  text: 'text',
  list: 'text',
  set: 'set',
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

/** First words of commands that take names of the project. */
const namingWords = ['add', 'remove', 'rename', 'change', 'deploy'].join(' ');

function flagsOf(tables: StackTables): Flag[] {
  const fromTable = flagNames(tables).map((name): Flag => {
    const option = optionNamed(tables, name);
    const choices = 'choices' in option ? option.choices.map(({ value }) => value) : [];
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
  const sets = ofKind(flags, 'set').map(
    ({ flag, choices }) =>
      `    ${flag}) COMPREPLY=($(compgen -P "$start" -W '${choices.join(' ')}' -- "\${word##*,}")); compopt -o nospace; return ;;`,
  );
  const bashFollowing = [...following(tables), ['completion', shells.join(' ')] as const].map(
    ([first, words]) => `      ${first}) COMPREPLY=($(compgen -W '${words}' -- "$word")); return ;;`,
  );
  return `# bash completion for ${program}: source this file, or save it as ~/.local/share/bash-completion/completions/
_create_mvt_app() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} start= names
  if [[ $word == '=' ]]; then word=; elif [[ $before == '=' ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [[ $word == *,* ]]; then start=\${word%,*},; fi
  case $before in
${[...cases, ...sets].join('\n')}
    ${joined(ofKind(flags, 'path'))}) compopt -o default; COMPREPLY=(); return ;;
    ${joined(ofKind(flags, 'text'))}) return ;;
  esac
  if ((COMP_CWORD == 2)); then
    case $before in
${bashFollowing.join('\n')}
    esac
  fi
  if ((COMP_CWORD > 2)) && [[ $word != -* && ' ${namingWords} ' == *" \${COMP_WORDS[1]} "* ]]; then
    names=$("\${COMP_WORDS[0]}" completion names -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2> /dev/null)
    COMPREPLY=($(compgen -W "$names" -- "$word"))
    if [[ \${COMPREPLY[0]} == *. ]]; then compopt -o nospace; fi
    return
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
    set: ({ choices }) => `:value:_sequence compadd - ${choices.join(' ')}`,
    path: () => ':path:_files',
    text: () => ':value: ',
  };
  const equals = (flag: Flag) => (flag.takes === 'nothing' ? '' : '=');
  const lines = flags.map(
    (flag) => `    '${flag.flag}${equals(flag)}[${quoted(flag.help)}]${argument[flag.takes](flag)}'`,
  );
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
  if ((CURRENT > 3)) && [[ $words[CURRENT] != -* && ' ${namingWords} ' == *" $words[2] "* ]]; then
    local -a names=(\${(f)"$($words[1] completion names -- $words[2,CURRENT-1] 2> /dev/null)"})
    compadd -S '' -- \${(M)names:#*.}
    compadd -- \${names:#*.}
    return
  fi
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
    set: ({ choices }) => ` -x -a ${quoted(`(__fish_append , ${choices.join(' ')})`)}`,
    path: () => ' -r -F',
    text: () => ' -x',
  };
  const lines = flags.map(
    (flag) =>
      `complete -c ${program} -l ${flag.flag.slice(2)} -d ${quoted(flag.help)}${argument[flag.takes](flag)}`,
  );
  const second = 'test (count (commandline -opc)) -eq 2';
  const fishFollowing = following(tables).flatMap(([first, words]) => [
    `complete -c ${program} -n __fish_is_first_arg -a ${first}`,
    `complete -c ${program} -n '${second}; and __fish_seen_subcommand_from ${first}' -a ${quoted(words)}`,
  ]);
  return `# fish completion for ${program}: save it as ~/.config/fish/completions/${program}.fish
complete -c ${program} -f
complete -c ${program} -n __fish_is_first_arg -a '(__fish_complete_directories)'
complete -c ${program} -n __fish_is_first_arg -a completion -d 'Print a completion script'
${fishFollowing.join('\n')}
complete -c ${program} -n 'test (count (commandline -opc)) -gt 2; and __fish_seen_subcommand_from ${namingWords}' -a '(create-mvt-app completion names -- (commandline -opc)[2..-1] 2> /dev/null)'
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
