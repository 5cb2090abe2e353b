// Everything that is known about the project before a question is asked, and what is still missing.
import { basename, join, resolve } from 'node:path';
import type { GivenOptions } from '../../lib/cli/arguments.ts';
import { refuseStrangeAnswers, settle, withNeeds } from '../../lib/core/additions/settle.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { readDocument, recordName } from '../../lib/core/blueprint/document.ts';
import { blueprintFault, checkValue } from '../../lib/core/blueprint/schema.ts';
import type { Target } from '../../lib/core/commit/target.ts';
import {
  type BlueprintOptionName,
  blueprintOptionNames,
  type FeatureOptionName,
  featureOptionNames,
  flagOf,
  type Option,
  options,
} from '../../lib/core/options/options.ts';
import { render } from '../../lib/core/render/render.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { presets } from '../../lib/stacks/django/features/index.ts';

export type Answers = Partial<Blueprint>;

const answerNames = [...blueprintOptionNames, ...featureOptionNames];

const pick = (given: GivenOptions): Answers =>
  Object.fromEntries(answerNames.filter((name) => name in given).map((name) => [name, given[name]]));

/** The answers of the flags and, behind them, of the --from file. @throws UserError when that cannot be read */
export function givenAnswers(given: GivenOptions, cwd: string): Answers {
  const answers: Answers = {
    ...(given.from === undefined ? {} : readDocument(resolve(cwd, given.from))),
    ...pick(given),
  };
  if (given.preset !== undefined) {
    answers.features = withNeeds([...presets[given.preset], ...(answers.features ?? [])]);
  }
  return answers;
}

/**
 * The answers that a project was made with.
 * @throws UserError when `given` asks for something else: a project's answers are fixed once it is made
 */
export function recordedAnswers(target: Target, given: Answers): Answers {
  const recorded = readDocument(join(target.path, recordName));
  // Settled, features are in the order of their table, with those that they need.
  const asked: Answers = settle({ ...recorded, ...given } as Blueprint);
  const changed = answerNames.filter(
    (name) => name in given && String(asked[name] ?? '') !== String(recorded[name] ?? ''),
  );
  if (changed.length > 0) {
    const list = changed.map((name) => `${flagOf(name)} ${printable(String(recorded[name] ?? 'none'))}`);
    throw new UserError(
      `${target.path} is a project already, made with ${list.join(' ')}: choose another directory.`,
    );
  }
  if (given.apps && appsOf({ ...recorded, apps: given.apps }) !== appsOf(recorded)) {
    throw new UserError(
      `${target.path} is a project already, and its apps are not those of ${flagOf('from')}: add them with create-mvt-app add app.`,
    );
  }
  return { features: [], ...recorded };
}

/** The apps of a blueprint as its project records them. @throws UserError for faults in their models */
function appsOf(answers: Answers): string {
  const record = render(answers as Blueprint).get(recordName)?.content ?? '{}';
  return JSON.stringify(JSON.parse(record).apps ?? []);
}

/** The default of an answer; some are made out of the directory's name. */
export function defaultAnswer(name: BlueprintOptionName | FeatureOptionName, directory: string): string {
  const option: Option = options[name];
  if ('fromDirectory' in option && option.fromDirectory) return option.fromDirectory(basename(directory));
  return 'default' in option ? String(option.default) : '';
}

/** Options that are asked about and not answered yet; what features want to know comes later. */
export function missingAnswers(known: Answers): (BlueprintOptionName | FeatureOptionName)[] {
  return [...blueprintOptionNames, 'features' as const].filter(
    (name) => 'question' in options[name] && !(name in known),
  );
}

/**
 * Fills in the defaults of what is still unknown.
 * @param directory the project's folder
 * @throws UserError when a default does not do, such as a package name made out of a folder called "test"
 */
export function completeBlueprint(known: Answers, directory: string): Blueprint {
  const blueprint = withDefaults(known, directory);
  const fault = blueprintFault(blueprint);
  if (fault) throw new UserError(fault);
  return blueprint;
}

/** The same before the questions are asked, so faults between answers are left for later. @throws UserError */
export function withDefaults(known: Answers, directory: string): Blueprint {
  const entries = blueprintOptionNames.map((name) => {
    if (name in known) return [name, known[name]];
    const checked = checkValue(name, defaultAnswer(name, directory));
    if ('value' in checked) return [name, checked.value];
    throw new UserError(
      `The ${name}, taken from the directory, does not do: ${printable(checked.fault)}. Choose one with ${flagOf(name)}.`,
    );
  });
  return settle({ ...known, ...(Object.fromEntries(entries) as Blueprint) });
}

/** @throws UserError for flags about features and targets that the blueprint does not have */
export function refuseStrangeFlags(given: GivenOptions, blueprint: Blueprint): void {
  refuseStrangeAnswers(pick(given), blueprint);
}
