// The additions of a project: its features and targets with what they say of themselves.
import type { Answers } from '../options/answers.ts';
import type { Addition } from './addition.ts';

interface Tables {
  readonly features: readonly Addition[];
  readonly targets: readonly Addition[];
}

interface Added {
  readonly features: readonly string[];
  readonly deploy: readonly string[];
}

/** Additions with the names that are asked for, in the order of their table. */
export function named(additions: readonly Addition[], names: readonly string[]): Addition[] {
  return additions.filter(({ name }) => names.includes(name));
}

/** The features of a project, then its targets. */
export function additionsOf({ features, deploy }: Added, tables: Tables): Addition[] {
  return [...named(tables.features, features), ...named(tables.targets, deploy)];
}

/** The names of the options that only these additions have. */
export function optionNamesOf(additions: readonly Addition[]): string[] {
  return additions.flatMap(({ options = {} }) => Object.keys(options));
}

/** The folders of templates of an addition, by their names. */
export const foldersOf = ({ name, layers }: Addition, answers: Answers) => layers?.(answers) ?? [name];

/** What to type once additions are there, with the answers of the project in the places of `[package]` and the like. */
export function nextOf(additions: readonly Addition[], answers: Answers): string[][] {
  const filled = (word: string) =>
    word.replace(/\[(\w+)\]/g, (whole, name) => String(answers[name] ?? whole));
  return additions.flatMap(({ next = [] }) => next.map((words) => words.map(filled)));
}
