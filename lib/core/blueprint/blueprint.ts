// The blueprint: everything that makes one project different from another.

import type { BlueprintOptionName, FeatureOptionName, OptionValues } from '../options/options.ts';
import type { AppBlueprint } from './apps.ts';

/** The answers that a project is rendered from, what it can do beyond the base, and the apps that were added to it. */
export interface Blueprint
  extends Pick<OptionValues, BlueprintOptionName>,
    Partial<Pick<OptionValues, FeatureOptionName>> {
  readonly apps?: readonly AppBlueprint[];
}
