// The package in code: a blueprint or the words of a command line in, files out. Nothing is asked, and nothing is written.
import { parseArguments } from '../cli/arguments.ts';
import type { Addition } from '../core/additions/addition.ts';
import { blueprintFrom } from '../core/blueprint/complete.ts';
import { changedTree } from '../core/execute/changed-tree.ts';
import { execute as executeCommand } from '../core/execute/execute.ts';
import type { Tree, TreeFile } from '../core/files/tree.ts';
import { treeFiles } from '../core/files/workspace.ts';
import { flagOf } from '../core/options/flags.ts';
import { render as renderBlueprint } from '../core/render/render.ts';
import type { Change, FileChange } from '../core/stack/change.ts';
import type { Decision } from '../core/stack/command.ts';
import type { Outside, Stack } from '../core/stack/stack.ts';
import { ownTemplates } from '../core/templates/own-templates.ts';
import type { TemplateSource } from '../core/templates/source.ts';
import { UserError } from '../core/text/errors.ts';
import { createDjango, djangoTables } from '../stacks/django/index.ts';

export type { Addition, AdditionOption } from '../core/additions/addition.ts';
export type { Build, Process, Runtime, Server, Service, Variable } from '../core/additions/runtime.ts';
export type { AppBlueprint, Blueprint } from '../core/blueprint/blueprint.ts';
export type { Tree, TreeFile } from '../core/files/tree.ts';
export type { Answers } from '../core/options/answers.ts';
export type { Change, FileChange, Instruction } from '../core/stack/change.ts';
export type { Decision } from '../core/stack/command.ts';
export type { MergedText, Outside, Stack, Versions } from '../core/stack/stack.ts';
export { type Obstacle, Undecided } from '../core/stack/undecided.ts';
export { ownTemplates } from '../core/templates/own-templates.ts';
export { overlay, type TemplateSource, templatesInMemory } from '../core/templates/source.ts';
export { UserError } from '../core/text/errors.ts';
export { version } from '../core/version.ts';

export interface StackOptions {
  /** All templates; those of the package when this is left out, which only Node.js can read. */
  readonly templates?: TemplateSource;
  /** Features in addition to those that the stack has. */
  readonly features?: readonly Addition[];
  /** Deploy targets in addition to those that the stack has. */
  readonly targets?: readonly Addition[];
}

/** The stack of Django projects. @throws Error without `templates` where files cannot be read, such as in a browser */
export function django({ templates, features = [], targets = [] }: StackOptions = {}): Stack {
  return createDjango(templates ?? ownTemplates(), {
    ...djangoTables,
    features: [...djangoTables.features, ...features],
    targets: [...djangoTables.targets, ...targets],
  });
}

/** Made when it is first needed, and once, since templates are compiled when they are first used. */
let ownStack: Stack | undefined;

function defaultStack(): Stack {
  ownStack ??= django();
  return ownStack;
}

export interface RenderOptions {
  /** `django()` when it is left out. */
  readonly stack?: Stack;
}

/**
 * The files of a new project.
 * @param document a blueprint, as `--from` reads it: what has a default may be left out
 * @returns all files by path but .env, which is secret and made by the command
 * @throws UserError for a document with faults, and for features, apps or models that do not fit together
 */
export function render(document: unknown, { stack = defaultStack() }: RenderOptions = {}): Tree {
  return renderBlueprint(blueprintFrom('The blueprint', document, stack), stack);
}

/** What the command needs besides the files; without it, what another program would do is done in memory or refused. */
export interface ExecuteOptions extends RenderOptions, Partial<Outside> {
  /** What becomes of single files that are in the way, by path; `--on-conflict` says it for the others. */
  readonly decisions?: Readonly<Record<string, Decision>>;
}

export interface Result {
  /** All files afterwards. */
  readonly tree: Tree;
  /** The files that differ from before. */
  readonly files: readonly FileChange[];
  /** What has to be said and done besides. */
  readonly change: Change;
}

/**
 * Carries out a command line on the files of a project, as the command would without asking.
 * @param files the project, by path from its root; it stays as it is
 * @param words such as `['add', 'app', 'blog']`; options about output and installation have no effect
 * @throws UserError for what the command would refuse, Undecided when a file or folder is in the way
 */
export async function execute(
  files: ReadonlyMap<string, TreeFile>,
  words: readonly string[],
  { stack = defaultStack(), decisions = {}, ...outside }: ExecuteOptions = {},
): Promise<Result> {
  const command = parseArguments(words, stack);
  if (command.given.from !== undefined) {
    throw new UserError(`${flagOf('from')} names a file, and none is read here: call render() instead.`);
  }
  const { changes, change } = await executeCommand(
    treeFiles(files),
    { ...command, decisions },
    stack,
    outside,
  );
  const differing = changes.filter(({ before, after }) => before !== after);
  return { tree: changedTree(files, changes), files: differing, change };
}
