// The stack of Django projects for tests, with its templates as they lie in the checkout; blueprints are flat, as documents are.
import { resolve } from 'node:path';
import { needing as neededBy, withNeeds as withAllNeeds } from '../../lib/core/additions/needs.ts';
import { optionsOf } from '../../lib/core/additions/tables.ts';
import type { AppBlueprint, Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { fromFlat, toFlat } from '../../lib/core/blueprint/flat.ts';
import { settle as settleBlueprint } from '../../lib/core/blueprint/settle.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { render as renderBlueprint } from '../../lib/core/render/render.ts';
import { templatesInFolder } from '../../lib/core/templates/template-folder.ts';
import type { DjangoAnswers } from '../../lib/stacks/django/answers.ts';
import { features } from '../../lib/stacks/django/features/index.ts';
import { createDjango } from '../../lib/stacks/django/index.ts';
import type { FeatureName } from '../../lib/stacks/django/presets.ts';
import { targets } from '../../lib/stacks/django/targets/index.ts';

/** A whole blueprint of a project, as a document holds it. */
export interface Project extends DjangoAnswers {
  readonly features?: readonly FeatureName[];
  readonly deploy?: readonly (typeof targets)[number]['name'][];
  readonly apps?: readonly AppBlueprint[];
}

export const stack = createDjango(templatesInFolder(resolve(import.meta.dirname, '../../templates')));
export const options = optionsOf(stack);

export const featureNames = features.map(({ name }) => name);
export const targetNames = targets.map(({ name }) => name);

/** The same as the core has it. */
export const blueprintOf = (project: Project): Blueprint => fromFlat({ ...project }, stack);

export const render = (project: Project): Tree => renderBlueprint(blueprintOf(project), stack);

export const settle = (project: Project): Project =>
  toFlat(settleBlueprint(blueprintOf(project), stack), stack) as unknown as Project;

export const withNeeds = (names: readonly FeatureName[]) =>
  withAllNeeds(stack.features, names) as FeatureName[];

export const needing = (on: readonly string[], names: readonly string[]) =>
  neededBy(stack.features, on, names);

/** The choices of an option, as they are typed. */
export function choicesOf<Value extends string>(option: {
  readonly choices: readonly { readonly value: Value }[];
}): Value[] {
  return option.choices.map(({ value }) => value);
}
