// The pages of --help, by the command that they are about. The build puts their texts in the place of this module.
import { completionHelp } from '../lib/cli/completion.ts';
import { helpText, overviewText } from '../lib/cli/help.ts';
import { type CommandName, commandNames } from '../lib/core/options/command-names.ts';
import { stacks } from '../lib/stacks/index.ts';

const [{ tables }] = stacks;

export const helpPages = Object.fromEntries(
  commandNames.map((name) => [name, helpText(name, tables)]),
) as Record<CommandName, string>;

export const overview = overviewText();

export const completionPage = completionHelp;
