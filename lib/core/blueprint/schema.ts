// Checks of values and documents, built from the option table.
import { valid } from 'semver';
import * as v from 'valibot';
import { codesIn, languagesFault } from '../../stacks/django/locale/languages.ts';
import { nameFault } from '../../stacks/django/names.ts';
import {
  type BlueprintOptionName,
  blueprintOptionNames,
  type FeatureOptionName,
  featureOptionNames,
  flagOf,
  type Option,
  type OptionName,
  optionNames,
  options,
} from '../options/options.ts';
import { didYouMean } from '../text/suggest.ts';
import { appsSchema } from './apps.ts';
import type { Blueprint } from './blueprint.ts';
import type { Deployed } from './document.ts';

/** A document that was checked: answers, apps, and what only a record holds. */
export interface Document extends Partial<Blueprint> {
  readonly version?: string;
  readonly pending?: Blueprint;
  readonly merged?: Readonly<Record<string, string>>;
  readonly imports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly deployed?: Deployed;
}

/** Unpaired halves of UTF-16 characters, which no file can hold. */
const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

const isVersion = (text: string) => valid(text) === text;

const text = v.pipe(
  v.string(),
  v.check(wellFormed, 'is not valid Unicode text'),
  v.check((value) => !value.includes('\0'), 'holds a NUL, which no page and no command line can'),
);

/** The valibot schema of one option's value. */
function valueSchema(name: OptionName): v.GenericSchema {
  const option: Option = options[name];
  if (option.kind === 'switch') return v.boolean();
  if (option.kind === 'choice') {
    const choices = option.choices.map(({ value }) => value);
    return v.picklist(choices, ({ input }) => unknownChoice(input, choices));
  }
  if (option.kind === 'name') {
    return v.pipe(
      v.string(),
      v.transform((word) => word.replaceAll('-', '_')),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed ? nameFault(dataset.value) : undefined;
        if (fault) addIssue({ message: fault });
      }),
    );
  }
  if (option.kind === 'languages') {
    return v.pipe(
      v.string(),
      v.transform((codes) => codesIn(codes).join(',')),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed ? languagesFault(codesIn(dataset.value)) : undefined;
        if (fault) addIssue({ message: fault });
      }),
    );
  }
  if (option.kind === 'set') {
    const choices = option.choices.map(({ value }) => value);
    return v.array(v.picklist(choices, ({ input }) => unknownChoice(input, choices)));
  }
  if (option.kind === 'list') return v.array(text);
  return option.filled ? v.pipe(text, v.regex(/\S/, 'is empty')) : text;
}

function unknownChoice(input: unknown, choices: readonly string[]): string {
  const hint = typeof input === 'string' ? didYouMean(input, choices) : '';
  return `${show(input)} is not one of ${choices.join(', ')}${hint}`;
}

const valueSchemas = Object.fromEntries(optionNames.map((name) => [name, valueSchema(name)])) as Record<
  OptionName,
  v.GenericSchema
>;

/** The shape of the answers in a document. */
const answers = Object.fromEntries(
  [...blueprintOptionNames, ...featureOptionNames].map((name) => [name, v.optional(valueSchemas[name])]),
) as Record<BlueprintOptionName | FeatureOptionName, v.OptionalSchema<v.GenericSchema, undefined>>;

/** The shape of a blueprint document: a hand-written file, or the .mvt.json of a project. */
export const documentSchema = v.strictObject({
  $schema: v.optional(v.string()),
  // npx is given this version to run, and would take an address or the name of any other package as well.
  version: v.optional(v.pipe(v.string(), v.check(isVersion, 'is no version such as 1.2.3'))),
  ...answers,
  apps: v.optional(appsSchema),
  imports: v.optional(v.record(v.string(), v.record(v.string(), v.string()))),
  files: v.optional(v.record(v.string(), v.string())),
  deployed: v.optional(
    v.strictObject({
      files: v.record(v.string(), v.string()),
      blocks: v.array(v.strictObject({ path: v.string(), text: v.string() })),
      middleware: v.array(v.string()),
      requirements: v.array(v.string()),
    }),
  ),
  pending: v.optional(v.strictObject({ ...answers, apps: v.optional(appsSchema) })),
  merged: v.optional(v.record(v.string(), v.string())),
});

const show = (value: unknown) => {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
};

function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const key = String(issue.path?.at(-1)?.key);
    const known = Object.keys(documentSchema.entries);
    return `is unknown${didYouMean(key, known) || `, known are ${blueprintOptionNames.join(', ')}`}`;
  }
  if (issue.type === 'picklist') return issue.message;
  if (issue.kind === 'schema') return `${show(issue.input)} is not ${nouns[issue.type] ?? issue.expected}`;
  return `${show(issue.input)} ${issue.message}`;
}

const nouns: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  record: 'an object',
  strict_object: 'an object',
};

/** What a typed text means for an option: `auth,api` is a set of two, and the empty text one of none. */
export function readText(name: OptionName, text: string): unknown {
  const { kind }: Option = options[name];
  if (kind === 'list') return [text];
  if (kind !== 'set') return text;
  const words = text.split(',').map((word) => word.trim());
  return words.filter(Boolean);
}

/** A good value, or the reason why it is none. */
export type Checked<T> = { readonly value: T } | { readonly fault: string };

/** Checks the value of one option; the `-` in a name becomes `_`. */
export function checkValue(name: OptionName, value: unknown): Checked<unknown> {
  const result = v.safeParse(valueSchemas[name], value, { abortEarly: true });
  return result.success ? { value: result.output } : { fault: describe(result.issues[0]) };
}

/** True for sound hashes of files: there may be thousands, which the schema would look at one by one. */
function isRecordOfTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) => typeof each === 'string');
}

/**
 * Checks a parsed blueprint document.
 * @returns what it holds, or all its faults, each with its dotted path in front.
 */
export function checkDocument(document: unknown): Checked<Document> {
  if (Array.isArray(document)) return { fault: 'the document: a list is not an object' };
  const { files, ...rest } = Object(document) as Document;
  const known = isRecordOfTexts(files) ? { files } : undefined;
  const result = v.safeParse(documentSchema, known ? rest : document);
  if (result.success) {
    const { $schema: _schema, ...value } = result.output;
    return { value: { ...value, ...known } as Document };
  }
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the document'}: ${describe(issue)}`);
  return { fault: faults.join('; ') };
}

/** Faults that lie between answers; both names are good by themselves. */
export function blueprintFault({
  app,
  package: name,
}: Pick<Blueprint, 'app' | 'package'>): string | undefined {
  if (app.toLowerCase() !== name.toLowerCase()) return undefined;
  return `The app and the package are both called ${show(app)}: choose another name with ${flagOf('app')} or ${flagOf('package')}.`;
}
