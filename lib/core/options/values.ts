// Checks of the values of options, by what each option says of itself.
import * as v from 'valibot';
import { didYouMean } from '../text/suggest.ts';
import type { Option } from './option.ts';

/** A good value, or the reason why it is not one. */
export type Checked<T> = { readonly value: T } | { readonly fault: string };

/** Unpaired halves of UTF-16 characters, which no file can hold. */
const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

const text = v.pipe(
  v.string(),
  v.check(wellFormed, 'is not valid Unicode text'),
  v.check((value) => !value.includes('\0'), 'contains a NUL character, which pages and command lines cannot'),
);

/** A rule of valibot made of a function that says what is wrong. */
export const fault = (check: (text: string) => string | undefined) =>
  v.rawCheck<string>(({ dataset, addIssue }) => {
    const message = dataset.typed ? check(dataset.value) : undefined;
    if (message) addIssue({ message });
  });

/** The valibot schema of one option's value. */
export function valueSchema(option: Option): v.GenericSchema {
  switch (option.kind) {
    case 'switch':
      return v.boolean();
    case 'choice':
      return picklist(option.choices);
    case 'set':
      return v.array(picklist(option.choices));
    case 'list':
      return v.array(text);
    default: {
      const { clean = (word: string) => word, fault: check = () => undefined, filled } = option;
      if (filled) return v.pipe(text, v.regex(/\S/, 'is empty'));
      return option.clean || option.fault ? v.pipe(v.string(), v.transform(clean), fault(check)) : text;
    }
  }
}

function picklist(choices: readonly { readonly value: string }[]) {
  const values = choices.map(({ value }) => value);
  return v.picklist(values, ({ input }) => unknownChoice(input, values));
}

function unknownChoice(input: unknown, choices: readonly string[]): string {
  const hint = typeof input === 'string' ? didYouMean(input, choices) : '';
  return `${show(input)} is not one of ${choices.join(', ')}${hint}`;
}

/** A value as messages show it: as JSON, and not too long. */
export const show = (value: unknown) => {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
};

const nouns: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  record: 'an object',
  strict_object: 'an object',
};

/** An issue of valibot in words, to be read after the name of what it is about. */
export function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'picklist') return issue.message;
  if (issue.kind === 'schema' && issue.type !== 'union')
    return `${show(issue.input)} is not ${nouns[issue.type] ?? issue.expected}`;
  return `${show(issue.input)} ${issue.message}`;
}

/** What a typed text means for an option: `auth,api` is a set of two, and the empty text one of none. */
export function readText(option: Option, text: string): unknown {
  if (option.kind === 'list') return [text];
  if (option.kind !== 'set') return text;
  const words = text.split(',').map((word) => word.trim());
  return words.filter(Boolean);
}

/** The same for a value that is typed for something new. */
export function checkNewValue(option: Option, value: unknown): Checked<unknown> {
  const checked = checkValue(option, value);
  if ('fault' in checked || !('newFault' in option)) return checked;
  const newFault = option.newFault?.(String(checked.value));
  return newFault === undefined ? checked : { fault: `${show(value)} ${newFault}` };
}

/** Checks the value of an option, and brings it into its usual form. */
export function checkValue(option: Option, value: unknown): Checked<unknown> {
  const result = v.safeParse(valueSchema(option), value, { abortEarly: true });
  return result.success ? { value: result.output } : { fault: describe(result.issues[0]) };
}
