// The blueprint: everything that makes one project different from another.
import type { BlueprintOptionName, OptionValues } from './options.ts';

/** The answers that a project is rendered from. */
export type Blueprint = Pick<OptionValues, BlueprintOptionName>;
