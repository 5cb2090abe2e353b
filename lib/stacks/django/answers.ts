// The answers of a blueprint of this stack, with their exact types: they were checked when the blueprint was read.

import type { OptionsOf } from '../../core/additions/addition.ts';
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import type { OptionValues } from '../../core/options/option.ts';
import type { features } from './features/index.ts';
import type { options } from './options.ts';
import type { targets } from './targets/index.ts';

type BaseName = {
  [Name in keyof typeof options]: (typeof options)[Name]['scope'] extends 'blueprint' ? Name : never;
}[keyof typeof options];

/** Those of features and targets that are not in the project are missing. */
export interface DjangoAnswers
  extends Pick<OptionValues<typeof options>, BaseName>,
    Partial<OptionValues<OptionsOf<typeof features>>>,
    Partial<OptionValues<OptionsOf<typeof targets>>> {}

/** The answers of a whole blueprint. */
export const djangoAnswers = ({ answers }: Pick<Blueprint, 'answers'>) => answers as unknown as DjangoAnswers;
