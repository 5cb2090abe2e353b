// The questions of features and targets that are added.
import type { PromptQuestion } from 'yeoman-generator';
import { optionNamed, type StackTables } from '../../lib/core/additions/tables.ts';
import { flagOf, labelOf } from '../../lib/core/options/flags.ts';
import { checkValue } from '../../lib/core/options/values.ts';

/** The question of an option of a feature or target. */
export function questionFor(name: string, stack: StackTables): PromptQuestion {
  const option = optionNamed(stack, name);
  const common = {
    name,
    message: option.question ?? flagOf(name, option),
    default: 'default' in option ? String(option.default) : undefined,
  };
  if (option.kind !== 'choice') {
    const validate = (value: string) => {
      const checked = checkValue(option, value);
      return 'fault' in checked ? checked.fault : true;
    };
    return { ...common, type: 'input', validate };
  }
  const choices = option.choices.map(({ value, hint }) => ({
    value,
    name: labelOf(option, value),
    description: hint,
  }));
  return { ...common, type: 'select', choices };
}
