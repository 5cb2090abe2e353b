// The blueprint: everything that makes one project different from another.
import type { AppBlueprint } from './apps.ts';
import type { BlueprintOptionName, OptionValues } from './options.ts';

/** The answers that a project is rendered from, and the apps that were added to it. */
export interface Blueprint extends Pick<OptionValues, BlueprintOptionName> {
  readonly apps?: readonly AppBlueprint[];
}
