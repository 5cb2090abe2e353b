// The completion scripts of the default stack, and its additions by name. The build puts them as texts in the place of this module.
import type { Additions } from '../lib/cli/completed-names.ts';
import { completionScripts as scriptsOf } from '../lib/cli/completion-scripts.ts';
import { stacks } from '../lib/stacks/index.ts';

const [{ tables }] = stacks;

export const completionScripts = scriptsOf(tables);

export const additions: Additions = {
  features: tables.features.map(({ name }) => name),
  targets: tables.targets.map(({ name }) => name),
};
