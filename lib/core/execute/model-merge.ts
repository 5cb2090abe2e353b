// What merging does in addition for a command that changes models: files move, others are new, and some things are said.
import type { PendingCommand, ProjectRecord } from '../blueprint/record.ts';
import type { Files } from '../files/files.ts';
import { hashOf } from '../files/hash.ts';
import type { Tree } from '../files/tree.ts';
import { Workspace } from '../files/workspace.ts';
import { isModelCommand } from '../options/command-names.ts';
import type { Change } from '../stack/change.ts';
import type { Command } from '../stack/command.ts';
import type { MissingValue, ModelChange } from '../stack/model-change.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import type { Wanted } from './wanted.ts';

/** The files of a project and its earlier rendering, with everything where the new rendering has it. */
export function moved(
  files: Files,
  before: Tree,
  after: Tree,
  models: ModelChange | undefined,
): { readonly workspace: Workspace; readonly before: Tree } {
  const workspace = new Workspace(files);
  const places = new Map<string, string>();
  for (const path of before.keys()) {
    const place = models?.movedTo?.(path);
    if (place === undefined || after.has(path) || before.has(place) || !after.has(place)) continue;
    places.set(path, place);
    const text = files.read(path);
    if (text === undefined) continue;
    // A run that was interrupted may have written it there already.
    if (files.read(place) === undefined) workspace.write(place, text);
    workspace.remove(path);
  }
  const renamed = [...before].map(([path, file]) => [places.get(path) ?? path, file] as const);
  return { workspace, before: places.size === 0 ? before : new Map(renamed) };
}

/** Puts new files into a project. @returns their hashes, for its record */
export function writeFiles(workspace: Workspace, { files }: ModelChange): ProjectRecord['files'] {
  for (const [path, text] of files) workspace.write(path, text);
  return Object.fromEntries([...files].map(([path, text]) => [path, hashOf(text)]));
}

/** The parts of the change that are about models. */
export function modelResult(
  { done, nothing, inverse, losses, inputs }: ModelChange,
  { follow, next }: Pick<Change, 'follow' | 'next'>,
): Partial<Change> {
  const migrations = follow.migrations.map((each) => ({ ...each, input: inputs[each.app] }));
  return {
    ...{ done, nothing, losses },
    ...(inverse && { inverse }),
    follow: { ...follow, migrations, migrate: false },
    next: migrations.length > 0 ? [...next, ['migrate']] : next,
  };
}

/** What an interrupted run has to find of its command. */
export function pendingCommand({ command, words, given }: Command): PendingCommand | undefined {
  if (!isModelCommand(command)) return undefined;
  const { after, access, views } = given;
  return {
    command,
    words,
    given: { ...(after && { after }), ...(access && { access }), ...(views && { views }) },
  };
}

/** The fields that a command leaves without a value in rows that are there. */
export const missingIn = ({ models }: Pick<Wanted, 'models'>): readonly MissingValue[] =>
  models?.missing ?? [];

/** A command that gives such a field a default, or lets it be empty. */
export function withAnswer(command: Command, { field }: MissingValue, answer: string): Command {
  const name = field.slice(field.lastIndexOf('.') + 1);
  const way = answer === '' ? 'null' : `default=${answer}`;
  const words = command.words.flatMap((word) => word.split(/\s+/).filter(Boolean));
  const isIt = (word: string, index: number) =>
    command.command === 'changeField' ? index === 1 : index > 0 && word.split(':', 1)[0] === name;
  const answered = (word: string) => `${command.command === 'changeField' ? word : typed(word)}:${way}`;
  return { ...command, words: words.map((word, index) => (isIt(word, index) ? answered(word) : word)) };
}

/** A word with its type, which modifiers follow. */
const typed = (word: string) => (word.includes(':') ? word : `${word}:char`);

/** @throws UserError for a field without a value for the rows that are there */
export function refuseMissing([first]: readonly MissingValue[]): void {
  if (!first) return;
  const ways = first.ways.map((way) => `${typed(first.word)}:${way}`).join(' or ');
  throw new UserError(
    printable(
      `${first.field} is required, and the rows that its table may have would be without a value: write ${ways}.`,
    ),
  );
}
