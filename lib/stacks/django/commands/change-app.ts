// Plans `change app`: how the views of a recorded app are written.

import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import { flagOf } from '../../../core/options/flags.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { ModelChange } from '../../../core/stack/model-change.ts';
import { UserError } from '../../../core/text/errors.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { appName } from './arguments.ts';

/** What the command wants of the recorded apps. @throws UserError */
export function changeApp(
  command: Command,
  blueprint: Blueprint | undefined,
  stack: StackTables,
): ModelChange {
  const name = appName(command, stack);
  const { views } = command.given;
  if (views === undefined)
    throw new UserError(`Say how to write the views of ${name}: ${flagOf('views')} class|function.`);
  const apps = blueprint?.apps ?? [];
  const app = apps.find((each) => each.name === name);
  if (!app) {
    const names = apps.map((each) => each.name);
    throw new UserError(
      `create-mvt-app has not added an app "${name}" here${didYouMean(name, names) || `: it has added ${names.join(', ') || 'none'}.`}`,
    );
  }
  if (app.existing && name !== blueprint?.answers.app) {
    throw new UserError(
      `The app ${name} existed before create-mvt-app added models to it, so its views cannot be written anew: edit ${name}/views.py by hand.`,
    );
  }
  return {
    done: `The views of ${name} are ${views === 'class' ? 'classes' : 'functions'} now.`,
    nothing: `The views of ${name} are ${views === 'class' ? 'classes' : 'functions'} already: nothing had to be changed.`,
    notes: [],
    inverse: { command: 'changeApp', words: [name, flagOf('views'), app.views] },
    losses: [],
    apps: apps.map((each) => (each === app ? { ...each, views } : each)),
    missing: [],
    files: new Map(),
    inputs: {},
    review: () => [],
  };
}
