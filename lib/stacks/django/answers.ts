// The answers of a blueprint of this stack, with their exact types: they were checked when the blueprint was read.
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import type { OptionValues } from '../../core/options/option.ts';
import type { featureOptions } from './features/index.ts';
import type { options } from './options.ts';
import type { targetOptions } from './targets/index.ts';

type BaseName = {
  [Name in keyof typeof options]: (typeof options)[Name]['scope'] extends 'blueprint' ? Name : never;
}[keyof typeof options];

/** Those of features and targets that are not in the project are missing. */
export interface DjangoAnswers
  extends Pick<OptionValues<typeof options>, BaseName>,
    Partial<OptionValues<typeof featureOptions>>,
    Partial<OptionValues<typeof targetOptions>> {}

/** The answers of a whole blueprint. */
export const djangoAnswers = ({ answers }: Pick<Blueprint, 'answers'>) => answers as unknown as DjangoAnswers;
