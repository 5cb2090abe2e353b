// The questions of features and targets that are added.
import type { PromptQuestion } from 'yeoman-generator';
import { checkValue } from '../../lib/core/blueprint/schema.ts';
import {
  type FeatureOptionName,
  flagOf,
  labelOf,
  type Option,
  options,
} from '../../lib/core/options/options.ts';

/** The question of an option of a feature or target. */
export function questionFor(name: FeatureOptionName): PromptQuestion {
  const option: Option = options[name];
  const common = {
    name,
    message: option.question ?? flagOf(name),
    default: 'default' in option ? option.default : undefined,
  };
  if (option.kind !== 'choice') {
    const validate = (value: string) => {
      const checked = checkValue(name, value);
      return 'fault' in checked ? checked.fault : true;
    };
    return { ...common, type: 'input', validate };
  }
  const choices = option.choices.map(({ value, hint }) => ({
    value,
    name: labelOf(name, value),
    description: hint,
  }));
  return { ...common, type: 'select', choices };
}
