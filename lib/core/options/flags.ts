// How options are written on a command line and named in questions.
import type { Option } from './option.ts';

/** `dryRun` -> `--dry-run`; with the option also `install` -> `--no-install`, and `directory` -> `directory`. */
export function flagOf(name: string, option?: Option): string {
  const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (option?.kind === 'switch' && option.default) return `--no-${words}`;
  return option && 'positional' in option ? words : `--${words}`;
}

/** A flag with its placeholder or choices: `--database sqlite|postgresql`. */
export function usageOf(name: string, option: Option): string {
  if (option.kind === 'switch') return flagOf(name, option);
  const value =
    option.kind === 'choice'
      ? option.choices.map((choice) => choice.value).join('|')
      : option.kind === 'set'
        ? '<list>'
        : `<${option.placeholder}>`;
  return `${flagOf(name, option)} ${value}`;
}

/** How a value is called in questions: `sqlite` is SQLite. */
export function labelOf(option: Option | undefined, value: string | readonly string[]): string {
  const values = typeof value === 'string' ? [value] : value;
  const choices = option?.kind === 'choice' || option?.kind === 'set' ? option.choices : [];
  return values.map((each) => choices.find((choice) => choice.value === each)?.label ?? each).join(', ');
}
