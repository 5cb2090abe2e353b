// The questions of features and targets that are added.
import type { PromptQuestion } from 'yeoman-generator';
import {
  type FeatureOptionName,
  flagOf,
  labelOf,
  type Option,
  options,
} from '../../lib/blueprint/options.ts';

/** The question of an option of a feature or target. */
export function questionFor(name: FeatureOptionName): PromptQuestion {
  const option: Option = options[name];
  const common = { name, message: option.question ?? flagOf(name) };
  if (option.kind !== 'choice') throw new Error(`${name} has no choices to ask about.`);
  const choices = option.choices.map(({ value, hint }) => ({
    value,
    name: labelOf(name, value),
    description: hint,
  }));
  return { ...common, type: 'select', choices, default: option.default };
}
