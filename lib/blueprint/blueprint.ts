// The blueprint: everything that makes one project different from another.
import { type BlueprintOptionName, blueprintOptionNames, type OptionValues } from './options.ts';

/** The answers that a project is rendered from. */
export type Blueprint = Pick<OptionValues, BlueprintOptionName>;

/** True when both blueprints describe the same project. */
export function sameBlueprint(one: Blueprint, other: Blueprint): boolean {
  return blueprintOptionNames.every((name) => one[name] === other[name]);
}
