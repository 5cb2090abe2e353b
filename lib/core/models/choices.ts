// The values that a field is limited to, and the Python enumeration they become.
import type { FieldType } from './field-type.ts';

/** Names that a class inside a model cannot take. */
const takenClasses = new Set(['Meta', 'None', 'True', 'False', 'DoesNotExist', 'MultipleObjectsReturned']);

/** `status` -> `Status`: the class of a field's choices, inside its model. */
export function choicesClass(field: string): string {
  const words = field.split('_').filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return takenClasses.has(name) ? `${name}Choices` : name;
}

/** `in-progress` -> `IN_PROGRESS`: the member of a choice. Not unique by itself: see choicesFault. */
export function memberName(choice: string): string {
  const signed = /^-\d/.test(choice) ? `minus${choice}` : choice;
  const words = signed
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[^\p{L}0-9]+/gu, '_');
  const name = words.replace(/^_+|_+$/g, '');
  return name === '' || /^\d/.test(name) ? `VALUE${name && `_${name}`}` : name;
}

/** `in_progress` -> `In progress`: what people read. */
export function choiceLabel(choice: string): string {
  const words = choice.replace(/(?<=\p{L})[_-]+(?=\p{L})/gu, ' ');
  const [first = '', ...rest] = words;
  return first.toUpperCase() + rest.join('');
}

/** Splits `draft,published` and says what is wrong with it, if anything. */
export function parseChoices(
  text: string,
  { category, range }: FieldType,
  longest: number,
): { readonly choices: readonly string[] } | { readonly fault: string } {
  const choices = text.split(',');
  if (choices.includes('')) return { fault: 'has an empty choice: write choice:draft,published' };
  const members = new Map<string, string>();
  for (const choice of choices) {
    if (/[\p{Cc}\p{Cs}]/u.test(choice)) return { fault: 'a choice cannot have control characters' };
    if (category === 'number' && !/^(0|-?[1-9]\d{0,30})$/.test(choice)) {
      return { fault: `the choice ${choice} is no whole number` };
    }
    if (range && (BigInt(choice) < range.lowest || BigInt(choice) > range.highest)) {
      return { fault: `the choice ${choice} is out of range: use ${range.lowest} to ${range.highest}` };
    }
    if ([...choice].length > longest) {
      return {
        fault: `the choice ${choice} has ${[...choice].length} characters, and ${longest} are the most`,
      };
    }
    const member = memberName(choice);
    const other = members.get(member);
    if (other === choice) return { fault: `says the choice ${choice} twice` };
    if (other !== undefined) {
      return { fault: `the choices ${other} and ${choice} would both be named ${member}: change one` };
    }
    members.set(member, choice);
  }
  return { choices };
}
