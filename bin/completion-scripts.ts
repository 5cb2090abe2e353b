// The completion scripts of the default stack. The build puts their texts in the place of this module.
import { completionScripts as scriptsOf } from '../lib/cli/completion-scripts.ts';
import { stacks } from '../lib/stacks/index.ts';

const [{ tables }] = stacks;

export const completionScripts = scriptsOf(tables);
