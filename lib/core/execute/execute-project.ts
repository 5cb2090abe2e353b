// `create-mvt-app <directory>`: answers -> all files of a project.

import { optionNamesOf } from '../additions/additions-of.ts';
import { withNeeds } from '../additions/needs.ts';
import { answerNames, optionNamed, optionNames } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { readDocument } from '../blueprint/document.ts';
import { type FlatBlueprint, fromFlat, toFlat } from '../blueprint/flat.ts';
import { placeIn } from '../blueprint/placement.ts';
import { recordName } from '../blueprint/record.ts';
import { formatRecord, readRecord } from '../blueprint/record-text.ts';
import { refuseStrangeAnswers, settle } from '../blueprint/settle.ts';
import type { Files } from '../files/files.ts';
import type { Tree } from '../files/tree.ts';
import type { Answers } from '../options/answers.ts';
import { flagOf } from '../options/flags.ts';
import type { Option } from '../options/option.ts';
import { checkValue } from '../options/values.ts';
import { render } from '../render/render.ts';
import { type Executed, noChange } from '../stack/change.ts';
import type { Command } from '../stack/command.ts';
import type { Outside, Stack } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { givenAnswers } from './given-answers.ts';
import { isOurs } from './is-ours.ts';
import { notesOnFolders } from './named-additions.ts';

/** Answers as far as they are known, with the features, targets and apps. */
export type Known = FlatBlueprint;

/**
 * Makes a project, or the same one again.
 * @throws UserError when a default is not valid, and when the project that is there was made with other answers
 */
export function executeProject(
  files: Files,
  command: Command,
  stack: Stack,
  { around }: Pick<Outside, 'around'>,
): Executed {
  const { directory = '' } = command.given;
  const isThere = isOurs(files, stack);
  const known = isThere ? recordedAnswers(files, command, stack) : knownAnswers(command, stack);
  const repository = isThere ? known.repository : around && placeIn(around);
  const blueprint = settle({ ...completeBlueprint(known, directory, stack), repository }, stack);
  refuseStrangeAnswers(givenAnswers(command.given, stack), blueprint, stack);
  const tree = render(blueprint, stack);
  if (isThere) keepRecorded(tree, files, stack);
  return {
    changes: [...tree].map(([path, { content, ...file }]) => ({
      path,
      before: files.read(path),
      after: content,
      ...file,
    })),
    change: {
      ...noChange,
      done: `${blueprint.answers.title} is ready.`,
      nothing: `${blueprint.answers.title} is already up to date: no file had to be written.`,
      notes: notesOnFolders([], blueprint, known as Answers, stack),
      blueprint,
    },
  };
}

/** The answers that were given and, behind them, those of the document that `from` is. */
export function knownAnswers({ given, from }: Command, stack: Stack): Known {
  const answers: Known = { ...from, ...givenAnswers(given, stack) };
  if (given.preset === undefined) return answers;
  const wanted = [...(stack.presets[given.preset] ?? []), ...(answers.features ?? [])];
  return { ...answers, features: withNeeds(stack.features, wanted) };
}

/**
 * The answers that the project in `files` was made with.
 * @throws UserError when others are given: a project's answers are fixed once it is made
 */
function recordedAnswers(files: Files, command: Command, stack: Stack): Known {
  const { directory = '' } = command.given;
  const given = knownAnswers(command, stack);
  const recorded = readDocument(`${directory}/${recordName}`, files.read(recordName) ?? '', stack);
  // Settled, features are in the order of their table, with those that they need.
  const asked = toFlat(settle(fromFlat({ ...recorded, ...given }, stack), stack), stack);
  const changed = answerNames(stack).filter(
    (name) => name in given && String(asked[name] ?? '') !== String(recorded[name] ?? ''),
  );
  if (changed.length > 0) {
    const list = changed.map((name) => `${flagOf(name)} ${printable(String(recorded[name] ?? 'none'))}`);
    throw new UserError(
      `${directory} already contains a project, created with ${list.join(' ')}: choose another directory.`,
    );
  }
  if (given.apps && appsOf({ ...recorded, apps: given.apps }, stack) !== appsOf(recorded, stack)) {
    throw new UserError(
      `${directory} already contains a project, and its apps differ from those of ${flagOf('from')}: add them with create-mvt-app add app.`,
    );
  }
  return { features: [], ...recorded };
}

/** The apps of a blueprint as its project records them. @throws UserError for faults in their models */
function appsOf(answers: Known, stack: Stack): string {
  const record = render(fromFlat(answers, stack), stack).get(recordName)?.content ?? '{}';
  return JSON.stringify(JSON.parse(record).apps ?? []);
}

/** The default of an answer; some are derived from the name of the directory. */
export function defaultAnswer(name: string, directory: string, stack: Stack): string {
  const option = optionNamed(stack, name);
  if ('fromDirectory' in option && option.fromDirectory) return option.fromDirectory(lastPart(directory));
  return 'default' in option ? String(option.default) : '';
}

/** The name of a folder: `shop` of `/srv/shop/`. */
const lastPart = (path: string) => /[^\\/]*(?=[\\/]*$)/.exec(path)?.[0] ?? '';

/**
 * Fills in the defaults of what is still unknown.
 * @param directory the project's folder
 * @throws UserError when a default is not valid, such as a package name derived from a folder called "test"
 */
export function completeBlueprint(known: Known, directory: string, stack: Stack): Blueprint {
  const blueprint = withDefaults(known, directory, stack);
  const fault = stack.fault(blueprint.answers);
  if (fault) throw new UserError(fault);
  return blueprint;
}

/** `package name` for an option that takes a name, and `title` for any other. */
const nounOf = (name: string, option: Option) =>
  'placeholder' in option && option.placeholder === 'name' ? `${name} name` : name;

/** The same before the questions are asked, so faults between answers are left for later. @throws UserError */
export function withDefaults(known: Known, directory: string, stack: Stack): Blueprint {
  const entries = optionNames(stack, 'blueprint').map((name) => {
    if (name in known) return [name, known[name]];
    const option = optionNamed(stack, name);
    const checked = checkValue(option, defaultAnswer(name, directory, stack));
    if ('value' in checked) return [name, checked.value];
    throw new UserError(
      `The ${nounOf(name, option)} derived from the directory is not valid: ${printable(checked.fault)}. Choose one with ${flagOf(name)}.`,
    );
  });
  const additions = optionNamesOf([...stack.features, ...stack.targets]);
  const theirs = additions.filter((name) => name in known).map((name) => [name, known[name]]);
  const { features, deploy, apps } = known;
  return settle(
    fromFlat({ ...Object.fromEntries([...entries, ...theirs]), features, deploy, apps }, stack),
    stack,
  );
}

/** Keeps the hashes of files that were not rendered, such as migrations that were made later. */
function keepRecorded(tree: Tree, files: Files, stack: Stack): void {
  const recordOf = (text: string | undefined) => readRecord(recordName, text, stack);
  const now = recordOf(tree.get(recordName)?.content);
  const before = recordOf(files.read(recordName));
  tree.set(recordName, {
    content: formatRecord({ ...now, files: { ...before.files, ...now.files } }, stack),
  });
}
