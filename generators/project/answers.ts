// Everything that is known about the project before a question is asked, and what is still missing.
import { basename, join, resolve } from 'node:path';
import { optionNamesOf } from '../../lib/core/additions/additions-of.ts';
import { withNeeds } from '../../lib/core/additions/needs.ts';
import { answerNames, optionNamed, optionNames } from '../../lib/core/additions/tables.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { type FlatBlueprint, fromFlat, toFlat } from '../../lib/core/blueprint/flat.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { refuseStrangeAnswers, settle } from '../../lib/core/blueprint/settle.ts';
import { readDocumentFile } from '../../lib/core/commit/blueprint-file.ts';
import type { Target } from '../../lib/core/commit/target.ts';
import type { Answers } from '../../lib/core/options/answers.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { checkValue } from '../../lib/core/options/values.ts';
import { render } from '../../lib/core/render/render.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import type { Context } from '../context.ts';

/** Answers as far as they are known, with the features, targets and apps. */
export type Known = FlatBlueprint;

const pick = ({ given, stack }: Pick<Context, 'given' | 'stack'>): Answers =>
  Object.fromEntries(
    answerNames(stack)
      .filter((name) => name in given)
      .map((name) => [name, given[name]]),
  );

/** The answers of the flags and, behind them, of the --from file. @throws UserError when that cannot be read */
export function givenAnswers({ given, cwd, stack }: Context): Known {
  const answers: Known = {
    ...(given.from === undefined ? {} : readDocumentFile(resolve(cwd, given.from), stack)),
    ...pick({ given, stack }),
  };
  if (given.preset === undefined) return answers;
  const wanted = [...(stack.presets[given.preset] ?? []), ...(answers.features ?? [])];
  return { ...answers, features: withNeeds(stack.features, wanted) };
}

/**
 * The answers that a project was made with.
 * @throws UserError when `given` asks for something else: a project's answers are fixed once it is made
 */
export function recordedAnswers(target: Target, given: Known, stack: Stack): Known {
  const recorded = readDocumentFile(join(target.path, recordName), stack);
  // Settled, features are in the order of their table, with those that they need.
  const asked = toFlat(settle(fromFlat({ ...recorded, ...given }, stack), stack), stack);
  const changed = answerNames(stack).filter(
    (name) => name in given && String(asked[name] ?? '') !== String(recorded[name] ?? ''),
  );
  if (changed.length > 0) {
    const list = changed.map((name) => `${flagOf(name)} ${printable(String(recorded[name] ?? 'none'))}`);
    throw new UserError(
      `${target.path} is a project already, made with ${list.join(' ')}: choose another directory.`,
    );
  }
  if (given.apps && appsOf({ ...recorded, apps: given.apps }, stack) !== appsOf(recorded, stack)) {
    throw new UserError(
      `${target.path} is a project already, and its apps are not those of ${flagOf('from')}: add them with create-mvt-app add app.`,
    );
  }
  return { features: [], ...recorded };
}

/** The apps of a blueprint as its project records them. @throws UserError for faults in their models */
function appsOf(answers: Known, stack: Stack): string {
  const record = render(fromFlat(answers, stack), stack).get(recordName)?.content ?? '{}';
  return JSON.stringify(JSON.parse(record).apps ?? []);
}

/** The default of an answer; some are made out of the directory's name. */
export function defaultAnswer(name: string, directory: string, stack: Stack): string {
  const option = optionNamed(stack, name);
  if ('fromDirectory' in option && option.fromDirectory) return option.fromDirectory(basename(directory));
  return 'default' in option ? String(option.default) : '';
}

/** Options that are asked about and not answered yet; what features want to know comes later. */
export function missingAnswers(known: Known, stack: Stack): string[] {
  return [...optionNames(stack, 'blueprint'), 'features'].filter(
    (name) => 'question' in optionNamed(stack, name) && !(name in known),
  );
}

/**
 * Fills in the defaults of what is still unknown.
 * @param directory the project's folder
 * @throws UserError when a default does not do, such as a package name made out of a folder called "test"
 */
export function completeBlueprint(known: Known, directory: string, stack: Stack): Blueprint {
  const blueprint = withDefaults(known, directory, stack);
  const fault = stack.fault(blueprint.answers);
  if (fault) throw new UserError(fault);
  return blueprint;
}

/** The same before the questions are asked, so faults between answers are left for later. @throws UserError */
export function withDefaults(known: Known, directory: string, stack: Stack): Blueprint {
  const entries = optionNames(stack, 'blueprint').map((name) => {
    if (name in known) return [name, known[name]];
    const checked = checkValue(optionNamed(stack, name), defaultAnswer(name, directory, stack));
    if ('value' in checked) return [name, checked.value];
    throw new UserError(
      `The ${name}, taken from the directory, does not do: ${printable(checked.fault)}. Choose one with ${flagOf(name)}.`,
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

/** @throws UserError for flags about features and targets that the blueprint does not have */
export function refuseStrangeFlags({ given, stack }: Context, blueprint: Blueprint): void {
  refuseStrangeAnswers(pick({ given, stack }), blueprint, stack);
}
