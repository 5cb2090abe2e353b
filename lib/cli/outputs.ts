// The shapes of what `--json` and `render` print; the published JSON Schemas are made of them.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { optionNamed, type StackTables } from '../core/additions/tables.ts';
import { answerEntries, appsSchema, flatEntries } from '../core/blueprint/schema.ts';
import { fileActions } from '../core/files/file-action.ts';
import { valueSchema } from '../core/options/values.ts';

const texts = v.array(v.string());

const planned = { id: v.string() };
const step = v.variant('status', [
  v.strictObject({ ...planned, status: v.literal('done'), detail: v.optional(v.string()) }),
  v.strictObject({ ...planned, status: v.literal('skipped'), detail: v.string() }),
  v.strictObject({
    ...planned,
    status: v.literal('failed'),
    detail: v.string(),
    output: texts,
    command: v.string(),
  }),
]);

const file = v.strictObject({
  path: v.string(),
  action: v.picklist(fileActions),
  /** What a dry run would change in it. */
  diff: v.optional(v.string()),
});

/** What every document has. */
const common = {
  ok: v.boolean(),
  exitCode: v.pipe(v.number(), v.integer()),
  files: v.array(file),
  steps: v.array(step),
};

/** What a run says that failed. */
const failure = { error: v.string(), faults: v.optional(texts) };
const mayFail = { error: v.optional(failure.error), faults: failure.faults };

/** What is said only after the files are written: not by a dry run, and not by a run that failed before. */
const afterwards = { next: v.optional(texts), kept: v.optional(texts), notes: v.optional(texts) };

const instruction = v.strictObject({
  path: v.optional(v.string()),
  where: v.string(),
  lines: texts,
  reason: v.string(),
  patch: v.optional(texts),
});

const validator = { id: v.string(), title: v.string(), detail: v.string() };
const check = v.variant('status', [
  v.strictObject({ ...validator, status: v.picklist(['passed', 'unchecked']) }),
  v.strictObject({ ...validator, status: v.literal('failed'), output: texts }),
]);

/** The documents of `--json` by the commands that print them. */
function documentsOf(stack: StackTables): Readonly<Record<string, v.ObjectEntries>> {
  const { features: _features, deploy: _deploy, ...answers } = answerEntries(stack);
  const features = valueSchema(optionNamed(stack, 'features'));
  const deploy = valueSchema(optionNamed(stack, 'deploy'));
  return {
    'create-mvt-app <directory>': {
      ...mayFail,
      directory: v.string(),
      blueprint: v.strictObject(flatEntries(stack)),
      dryRun: v.boolean(),
      next: v.optional(texts),
      replay: v.optional(v.string()),
    },
    'add and remove with an app or a model; undo; deploy and remove deploy in a foreign project': {
      ...mayFail,
      directory: v.string(),
      dryRun: v.boolean(),
      byHand: v.array(instruction),
      conflicts: v.optional(texts),
      ...afterwards,
      address: v.optional(v.string()),
    },
    'add and remove with features or fields, rename, change, deploy, remove deploy, update': {
      ...mayFail,
      directory: v.string(),
      dryRun: v.boolean(),
      features,
      deploy,
      conflicts: texts,
      byHand: v.optional(v.array(instruction)),
      ...afterwards,
    },
    status: {
      ...mayFail,
      directory: v.string(),
      answers: v.strictObject(answers),
      features,
      deploy,
      apps: appsSchema(stack),
      changed: texts,
      deleted: texts,
      conflicts: texts,
      unfinished: v.strictObject({ environment: v.boolean(), packages: texts, migrations: texts }),
      update: v.union([v.strictObject({ files: texts }), v.strictObject({ fault: v.string() })]),
    },
    'deploy check and doctor': { ...mayFail, directory: v.string(), checks: v.array(check) },
    '--help': { help: v.string() },
    '--version': { version: v.string() },
    'a command that failed before it knew what to do': failure,
  };
}

/** The schema of all documents that `--json` prints. */
export function outputJsonSchema(stack: StackTables): JsonSchema {
  const documents = Object.entries(documentsOf(stack)).map(([title, entries]) =>
    v.pipe(v.strictObject({ ...common, ...entries }), v.title(title)),
  );
  const schema = toJsonSchema(v.union(documents), {
    errorMode: 'ignore',
    definitions: { file, step, instruction, check },
  });
  return { ...schema, title: 'What create-mvt-app prints with --json' };
}

/** The schema of what `render` prints: files by their path. */
export function treeJsonSchema(): JsonSchema {
  const content = v.strictObject({
    content: v.string(),
    encoding: v.optional(v.literal('latin1')),
    mode: v.optional(v.pipe(v.number(), v.integer())),
  });
  return { ...toJsonSchema(v.record(v.string(), content)), title: 'What create-mvt-app render prints' };
}
