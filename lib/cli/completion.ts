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
