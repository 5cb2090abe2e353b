// The five promises as functions, for authors of features and targets: each throws what is not kept, in any test runner.
import { withNeeds } from '../core/additions/needs.ts';
import { recordName } from '../core/blueprint/record.ts';
import { changedTree } from '../core/execute/changed-tree.ts';
import { execute, type Result, render, type Stack, type Tree, type TreeFile } from './index.ts';
import { expectSame } from './same.ts';

/** The words of one command line. */
export type Words = readonly string[];

/** What is held to the promises: command lines that add something to a project, and those that remove it. */
export interface Subject {
  /** How messages call it. */
  readonly title: string;
  readonly stack: Stack;
  /** The project without it, as a blueprint document. */
  readonly project: object;
  /** The project that has it from the start, as a blueprint document. */
  readonly whole: object;
  /** Such as `[['add', 'auth']]`. */
  readonly add: readonly Words[];
  /** Such as `[['remove', 'auth']]`. */
  readonly remove: readonly Words[];
}

/** One promise. @throws Error that says what is not kept, and where; UserError when a command is refused */
export type Promised = (subject: Subject) => Promise<void>;

interface Document {
  readonly features?: readonly string[];
  readonly deploy?: readonly string[];
}

/**
 * A feature of a stack; those that it needs come along.
 * @param project what it is added to, as a blueprint document
 */
export function feature(name: string, project: object, stack: Stack): Subject {
  const { features: before = [] }: Document = project;
  const features = withNeeds(stack.features, [...before, name]);
  return {
    title: `The feature ${name}`,
    stack,
    project,
    whole: { ...project, features },
    add: [['add', name]],
    remove: [['remove', ...features.filter((each) => !before.includes(each))]],
  };
}

/** A deploy target of a stack. @param project what it is added to, as a blueprint document */
export function target(name: string, project: object, stack: Stack): Subject {
  const { deploy: before = [] }: Document = project;
  return {
    title: `The target ${name}`,
    stack,
    project,
    whole: { ...project, deploy: [...before, name] },
    add: [['deploy', name]],
    remove: [['remove', 'deploy', name]],
  };
}

/** Carries out command lines one after the other. @throws UserError */
export async function executeAll(tree: Tree, lines: readonly Words[], stack: Stack): Promise<Tree> {
  let result = tree;
  for (const words of lines) result = (await execute(result, words, { stack })).tree;
  return result;
}

/** The same input gives the same bytes, whatever the order of files in memory. */
export const deterministic: Promised = async ({ title, stack, project, whole, add }) => {
  const promise = `${title} is the same every time`;
  expectSame(render(whole, { stack }), render(whole, { stack }), promise);
  const base = render(project, { stack });
  const backwards = new Map([...base].reverse());
  expectSame(await executeAll(backwards, add, stack), await executeAll(base, add, stack), promise);
};

/** Added later, it makes the same project as from the start. */
export const pathIndependent: Promised = async ({ title, stack, project, whole, add }) => {
  const later = await executeAll(render(project, { stack }), add, stack);
  expectSame(later, render(whole, { stack }), `${title} is the same from the start and added later`);
};

/** Added again, it changes nothing. */
export const idempotent: Promised = async ({ title, stack, whole, add }) => {
  const tree = render(whole, { stack });
  expectSame(await executeAll(tree, add, stack), tree, `${title} changes nothing when it is added again`);
};

/** Removed, it leaves the project as it was before, with everything that its owner did in the meantime. */
export const reversible: Promised = async ({ title, stack, project, add, remove }) => {
  const base = render(project, { stack });
  const added = await executeAll(base, add, stack);
  const promise = `${title} leaves no trace when it is removed`;
  expectSame(await executeAll(added, remove, stack), base, promise);
  const untouched = [...base].filter(([path, { content }]) => added.get(path)?.content === content);
  const edit = (tree: Tree) => edited(tree, untouched);
  const kept = `${promise}, and what its owner changed stays`;
  expectSame(await executeAll(edit(added), remove, stack), edit(base), kept);
};

/** The same tree with a file of its owner, a text with a line more and a file less, as far as there are such. */
function edited(tree: Tree, untouched: readonly (readonly [path: string, file: TreeFile])[]): Tree {
  const result = new Map(tree).set('mine.txt', { content: 'mine\n' });
  const [changed, removed] = untouched.filter(([path, { encoding }]) => path.endsWith('.html') && !encoding);
  if (changed) result.set(changed[0], { ...changed[1], content: `${changed[1].content}mine\n` });
  if (removed) result.delete(removed[0]);
  return result;
}

/**
 * Commands leave the files that they are given alone; one that is interrupted while files are written is finished by `update`,
 * where it says so by `interim`. That the others are written at once is the business of the command.
 */
export const allOrNothing: Promised = async ({ title, stack, project, add }) => {
  let tree = render(project, { stack });
  for (const words of add) {
    const before = new Map(tree);
    const result = await execute(tree, words, { stack });
    expectSame(tree, before, `${title} leaves the files in memory alone`);
    await expectFinished(tree, result, title, stack);
    tree = result.tree;
  }
};

/** Breaks a command off before its first file, in the middle and before the record, and finishes it. */
async function expectFinished(before: Tree, result: Result, title: string, stack: Stack): Promise<void> {
  const { interim } = result.change;
  const files = result.files.filter(({ path }) => path !== recordName);
  if (interim === undefined || files.length === 0) return;
  for (const written of [0, Math.ceil(files.length / 2), files.length]) {
    const broken = changedTree(before, files.slice(0, written)).set(recordName, { content: interim });
    const { tree } = await execute(broken, ['update'], { stack });
    const when = `when ${written} of ${files.length} files are written`;
    expectSame(tree, result.tree, `${title} is completed by update if it was interrupted ${when}`);
  }
}

/** All promises by their names, for loops that make one test of each. */
export const promises: Readonly<Record<string, Promised>> = {
  deterministic,
  'path-independent': pathIndependent,
  idempotent,
  reversible,
  'all or nothing': allOrNothing,
};
