// The shape of blueprint documents: a file that was written by hand, or the .mvt.json of a project.
import { valid } from 'semver';
import * as v from 'valibot';
import { answerNames, optionNamed, optionNames, type StackTables } from '../additions/tables.ts';
import type { Layouts } from '../files/layouts.ts';
import { isInside } from '../files/paths.ts';
import type { UndoLog } from '../files/undo.ts';
import { modelCommands } from '../options/command-names.ts';
import { type Checked, describe, fault, show, valueSchema } from '../options/values.ts';
import { didYouMean } from '../text/suggest.ts';
import type { AppBlueprint } from './blueprint.ts';
import type { FlatBlueprint } from './flat.ts';
import { type Deployed, formats, type PendingCommand } from './record.ts';
import { isUndoLog, undoSchema } from './undo-schema.ts';

/** A document that was checked: answers, apps, and what only a record has, as the newest format has it. */
export interface Document extends FlatBlueprint {
  readonly version?: string;
  readonly pending?: FlatBlueprint;
  readonly command?: PendingCommand;
  readonly merged?: Readonly<Record<string, string>>;
  readonly undo?: UndoLog;
  readonly layouts?: Layouts;
  readonly files?: Readonly<Record<string, string>>;
  readonly deployed?: Deployed;
}

/** The answers and apps of a document, without what only a record has. */
export function flatIn(document: Document): FlatBlueprint {
  const {
    version: _version,
    undo: _undo,
    layouts: _layouts,
    files: _files,
    deployed: _deployed,
    pending: _pending,
    command: _command,
    merged: _merged,
    ...flat
  } = document;
  return flat;
}

const texts = v.record(v.string(), v.string());

const isVersion = (text: string) => valid(text) === text;

/** The shape of `apps`; what is left out gets its default. */
export function appsSchema({ names }: StackTables) {
  const views = ['class', 'function'] as const;
  return v.array(
    v.pipe(
      v.strictObject({
        name: v.pipe(v.string(), fault(names.app)),
        views: v.optional(v.picklist(views), 'class'),
        path: v.optional(v.pipe(v.string(), fault(names.route))),
        models: v.optional(v.array(v.string()), []),
        existing: v.optional(v.boolean()),
      }),
      v.transform(
        ({ name, views, path = `${name}/`, models, existing }): AppBlueprint => ({
          name,
          views,
          path,
          models,
          ...(existing && { existing }),
        }),
      ),
    ),
  );
}

/** The shapes of answers by name; all may be left out. */
export const answerEntries = (stack: StackTables) =>
  Object.fromEntries(
    answerNames(stack).map((name) => [name, v.optional(valueSchema(optionNamed(stack, name)))]),
  );

/** The shapes of a flat blueprint. */
export const flatEntries = (stack: StackTables) => ({
  ...answerEntries(stack),
  apps: v.optional(appsSchema(stack)),
  repository: v.optional(
    v.pipe(
      v.strictObject({
        folder: v.pipe(v.string(), v.check(isInside, 'is not a folder of a repository')),
        prefix: v.pipe(v.string(), v.regex(/^[\w-]+-$/, 'is not the start of the name of a file')),
      }),
      v.description('Where the project is in a repository that holds more than it'),
    ),
  ),
});

function createSchema(stack: StackTables) {
  const flat = flatEntries(stack);
  return v.strictObject({
    $schema: v.optional(v.string()),
    format: v.optional(
      v.pipe(
        v.picklist(formats, ({ input }) => `${show(input)} is not one of ${formats.join(', ')}`),
        v.description('The format of a record; 1 when it is left out'),
      ),
    ),
    // npx is given this version to run, and would take an address or the name of any other package as well.
    version: v.optional(v.pipe(v.string(), v.check(isVersion, 'is not a version such as 1.2.3'))),
    ...flat,
    imports: v.optional(
      v.pipe(v.record(v.string(), texts), v.description('The undo log of a record of format 1')),
    ),
    undo: v.optional(
      v.pipe(undoSchema, v.description('By file, what has to be known to remove code from it again')),
    ),
    layouts: v.optional(
      v.pipe(
        v.record(
          v.string(),
          v.array(v.strictObject({ project: v.string(), text: v.string(), before: v.string() })),
        ),
        v.description('By file, lines that get the layout back that their owner gave them'),
      ),
    ),
    files: v.optional(texts),
    deployed: v.optional(
      v.strictObject({
        files: texts,
        blocks: v.array(v.strictObject({ path: v.string(), text: v.string() })),
        middleware: v.array(v.string()),
        requirements: v.array(v.string()),
        packages: v.optional(v.array(v.string())),
        exported: v.optional(v.boolean()),
      }),
    ),
    pending: v.optional(v.strictObject(flat)),
    command: v.optional(
      v.strictObject({
        command: v.picklist(modelCommands),
        words: v.array(v.string()),
        given: v.record(v.string(), v.string()),
      }),
    ),
    merged: v.optional(texts),
  });
}

const schemas = new WeakMap<StackTables, ReturnType<typeof createSchema>>();

/** The valibot schema of the documents of a stack. */
export function documentSchema(stack: StackTables): ReturnType<typeof createSchema> {
  const known = schemas.get(stack) ?? createSchema(stack);
  schemas.set(stack, known);
  return known;
}

function describeIn(stack: StackTables, issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object' || issue.expected !== 'never') return describe(issue);
  const key = String(issue.path?.at(-1)?.key);
  const known = Object.keys(documentSchema(stack).entries);
  return `is unknown${didYouMean(key, known) || `: the known keys are ${optionNames(stack, 'blueprint').join(', ')}`}`;
}

/** True for sound hashes of files: there may be thousands, which the schema would look at one by one. */
function isRecordOfTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) => typeof each === 'string');
}

const without = (document: unknown, known: object): unknown =>
  Object.keys(known).length === 0
    ? document
    : Object.fromEntries(Object.entries(Object(document)).filter(([name]) => !(name in known)));

const appsOfFormat1 = (apps: Document['apps'], { specOfFormat1 = (spec) => spec }: StackTables) =>
  apps?.map((app) => ({ ...app, models: app.models.map((spec) => specOfFormat1(spec)) }));

/**
 * Checks a parsed blueprint document.
 * @returns what it holds, or all its faults, each with its dotted path in front.
 */
export function checkDocument(document: unknown, stack: StackTables): Checked<Document> {
  if (Array.isArray(document)) return { fault: 'the document: it must be an object, not a list' };
  const { files, undo } = Object(document) as Document;
  const known = { ...(isRecordOfTexts(files) && { files }), ...(isUndoLog(undo) && { undo }) };
  const result = v.safeParse(documentSchema(stack), without(document, known));
  if (result.success) {
    const { $schema: _schema, format = 1, imports, ...value } = result.output;
    const converted = imports && { undo: stack.undoOfImports?.(imports) ?? {} };
    const isOldRecord = format === 1 && files !== undefined;
    const apps = isOldRecord ? appsOfFormat1(value.apps, stack) : value.apps;
    return { value: { ...value, ...(apps && { apps }), ...converted, ...known } as Document };
  }
  const faults = result.issues.map(
    (issue) => `${v.getDotPath(issue) ?? 'the document'}: ${describeIn(stack, issue)}`,
  );
  return { fault: faults.join('; ') };
}
