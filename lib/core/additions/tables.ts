// The part of a stack that the command line, questions and documents are made of: it loads fast and does nothing.

import type { UndoLog } from '../files/undo.ts';
import type { Answers } from '../options/answers.ts';
import type { CommandName } from '../options/command-names.ts';
import { making } from '../options/command-names.ts';
import type { Option, OptionTable } from '../options/option.ts';
import { directoryOption, outputOptions, runOptions } from '../options/run-options.ts';
import type { Addition } from './addition.ts';

/** Which names a project, its apps and their addresses may have. */
export interface NameRules {
  /** Why a package or an app cannot have a name, to be read after it; undefined for a good one. */
  app(name: string): string | undefined;
  /** Why a route cannot be where an app's addresses start, to be read after it; undefined for a good one. */
  route(route: string): string | undefined;
}

export interface StackTables {
  /** As blueprints name it. */
  readonly name: string;
  readonly title: string;
  /** Its own options: those of the scopes `blueprint` and `app`, and of `run` where they are about its tools. */
  readonly options: OptionTable;
  readonly features: readonly Addition[];
  readonly targets: readonly Addition[];
  /** Sets of features to start from, by name. */
  readonly presets: Readonly<Record<string, readonly string[]>>;
  readonly names: NameRules;
  /** Faults between answers that are valid by themselves, as a message; undefined when there is none. */
  fault(answers: Answers): string | undefined;
  /** What `imports` says in a record of format 1, for a stack that wrote such records. */
  undoOfImports?(imports: Readonly<Record<string, Readonly<Record<string, string>>>>): UndoLog;
  /** A model of a record of format 1 as it is specified today, for a stack that wrote such records. */
  specOfFormat1?(spec: string): string;
  /** The opposite: a model of today as the versions that wrote such records read it. */
  specForFormat1?(spec: string): string;
}

const tables = new WeakMap<StackTables, OptionTable>();

/** All options of a stack, in the order of questions and of help; those of features and targets are theirs. */
export function optionsOf(stack: StackTables): OptionTable {
  const known = tables.get(stack) ?? deriveOptions(stack);
  tables.set(stack, known);
  return known;
}

function deriveOptions({ options, features, targets, presets }: StackTables): OptionTable {
  const own = (...scopes: readonly Option['scope'][]) =>
    Object.fromEntries(Object.entries(options).filter(([, { scope }]) => scopes.includes(scope)));
  const ofAll = (additions: readonly Addition[]) =>
    Object.assign({}, ...additions.map((addition) => addition.options ?? {})) as OptionTable;
  return {
    ...directoryOption,
    ...own('blueprint'),
    features: {
      scope: 'feature',
      commands: making,
      kind: 'set',
      help: `Features: ${namesOf(features)}`,
      question: 'Which features? You can add more at any time.',
      choices: choicesOf(features),
    },
    preset: {
      scope: 'run',
      commands: making,
      kind: 'choice',
      help: 'A set of features to start from',
      choices: Object.entries(presets).map(([value, names]) => ({
        value,
        label: value,
        hint: names.join(', ') || 'the documented layout, no features',
      })),
    },
    ...ofAll(features),
    deploy: {
      scope: 'deploy',
      commands: making,
      kind: 'set',
      help: `Deploy targets: ${namesOf(targets)}`,
      choices: choicesOf(targets),
    },
    ...ofAll(targets),
    ...own('app'),
    ...runOptions,
    ...own('run'),
    ...outputOptions,
  };
}

const namesOf = (additions: readonly Addition[]) => additions.map(({ name }) => name).join(',');

const choicesOf = (additions: readonly Addition[]) =>
  additions.map(({ name, title, hint }) => ({ value: name, label: title, hint }));

/** The option with a name. @throws Error for an unknown one: names are checked where they are typed */
export function optionNamed(stack: StackTables, name: string): Option {
  const option = optionsOf(stack)[name];
  if (!option) throw new Error(`There is no option ${name}.`);
  return option;
}

/** The names of options that a filter lets through, in the order of the table. */
export function optionNames(stack: StackTables, ...scopes: readonly Option['scope'][]): string[] {
  return Object.entries(optionsOf(stack))
    .filter(([, { scope }]) => scopes.length === 0 || scopes.includes(scope))
    .map(([name]) => name);
}

/** The names of the answers that describe a project and what was added to it. */
export const answerNames = (stack: StackTables) => optionNames(stack, 'blueprint', 'feature', 'deploy');

/** True when a command knows an option. */
export function isOptionOf({ commands, scope }: Option, command: CommandName): boolean {
  if (!commands && scope === 'feature') return ['project', 'addFeature', 'update'].includes(command);
  if (!commands && scope === 'deploy') return ['project', 'deploy', 'update'].includes(command);
  return commands?.includes(command) ?? true;
}
