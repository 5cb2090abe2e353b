// `completion`: which script the words name.
import { shells } from '../core/options/run-options.ts';
import { UserError } from '../core/text/errors.ts';
import { printable } from '../core/text/printable.ts';
import { didYouMean } from '../core/text/suggest.ts';

/** The completion scripts, by their shells. */
export type Scripts = Readonly<Record<(typeof shells)[number], string>>;

/**
 * The completion script for a shell.
 * @param args the words after `completion`
 * @throws UserError unless they are the name of one known shell
 */
export function completionScript(args: readonly string[], scripts: Scripts): string {
  const [shell = '', ...rest] = args;
  const known = shells.find((name) => name === shell);
  if (known && rest.length === 0) return scripts[known];
  const usage = `create-mvt-app completion ${shells.join('|')}`;
  throw new UserError(
    shell === '' || rest.length > 0
      ? `Name one shell: ${usage}.`
      : `No completion for "${printable(shell)}"${didYouMean(shell, shells) || `: ${usage}.`}`,
  );
}

/** What --help says of it. */
export const completionHelp = `Usage: create-mvt-app completion bash|zsh|fish

Prints a script that completes commands, options, and names of the project. Save it where the shell looks for it:
  create-mvt-app completion bash > ~/.local/share/bash-completion/completions/create-mvt-app
  create-mvt-app completion zsh > ~/.zfunc/_create-mvt-app      with fpath+=~/.zfunc before compinit in ~/.zshrc
  create-mvt-app completion fish > ~/.config/fish/completions/create-mvt-app.fish

Shells complete what is called by its name. If you use npx, give it the name, in ~/.bashrc or ~/.zshrc, or in config.fish:
  create-mvt-app() { npx create-mvt-app "$@"; }
  function create-mvt-app; npx create-mvt-app $argv; end`;
