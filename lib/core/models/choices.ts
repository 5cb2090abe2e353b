// The values that a field is limited to.
import type { FieldType } from './field-type.ts';

/** `in_progress` -> `In progress`: the text that people read. */
export function choiceLabel(choice: string): string {
  const words = choice.replace(/(?<=\p{L})[_-]+(?=\p{L})/gu, ' ');
  const [first = '', ...rest] = words;
  return first.toUpperCase() + rest.join('');
}

/**
 * Splits `draft,published` and says what is wrong with it, if anything.
 * @param longest the most characters that a choice may have
 * @param nameOf the name of a choice in code, which must be unique
 */
export function parseChoices(
  text: string,
  { category, range }: FieldType,
  longest: number,
  nameOf: (choice: string) => string,
): { readonly choices: readonly string[] } | { readonly fault: string } {
  const choices = text.split(',');
  if (choices.includes('')) return { fault: 'has an empty choice: write choice:draft,published' };
  const byName = new Map<string, string>();
  for (const choice of choices) {
    if (/[\p{Cc}\p{Cs}]/u.test(choice)) return { fault: 'a choice cannot have control characters' };
    if (category === 'number' && !/^(0|-?[1-9]\d{0,30})$/.test(choice)) {
      return { fault: `the choice ${choice} is not a whole number` };
    }
    if (range && (BigInt(choice) < range.lowest || BigInt(choice) > range.highest)) {
      return { fault: `the choice ${choice} is out of range: use ${range.lowest} to ${range.highest}` };
    }
    if ([...choice].length > longest) {
      return {
        fault: `the choice ${choice} has ${[...choice].length} characters, but at most ${longest} are allowed`,
      };
    }
    const name = nameOf(choice);
    const other = byName.get(name);
    if (other === choice) return { fault: `lists the choice ${choice} twice` };
    if (other !== undefined) {
      return { fault: `the choices ${other} and ${choice} would both be named ${name}: change one` };
    }
    byName.set(name, choice);
  }
  return { choices };
}
