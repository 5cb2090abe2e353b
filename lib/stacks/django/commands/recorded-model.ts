// The model that a command changes: one of the record, in an app that can be rendered.
import type { AppBlueprint, Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Files } from '../../../core/files/files.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { commandLine } from '../../../core/options/command-usages.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { readModels } from '../project/existing-models.ts';
import { findSettings } from '../project/find-settings.ts';
import { localApps } from '../project/local-apps.ts';
import type { Wish } from './model-arguments.ts';

/**
 * The app of the record that has the model.
 * @throws UserError for one that is unknown, and for one that has to be changed by hand
 */
export function recordedApp(files: Files, wish: Wish, blueprint: Blueprint | undefined): AppBlueprint {
  const { app: name, model } = wish.target;
  const app = blueprint?.apps.find((each) => each.name === name);
  const isRecorded = app?.models.some((spec) => nameIn(spec) === model);
  if (!app || !isRecorded) throw notRecorded(files, wish, blueprint, app);
  if (app.existing && name !== blueprint?.answers.app) {
    throw byHand(wish, name, `the app ${name} was there before create-mvt-app added models to it`);
  }
  if (files.read(`${name}/models.py`) === undefined) {
    throw byHand(wish, name, `${name}/models.py is not where create-mvt-app wrote it`);
  }
  return app;
}

function notRecorded(
  files: Files,
  wish: Wish,
  blueprint: Blueprint | undefined,
  app: AppBlueprint | undefined,
): UserError {
  const { app: name, model } = wish.target;
  const local = localApps(files, findSettings(files));
  const folder = local.find(({ label }) => label === name)?.folder;
  const there = folder === undefined ? [] : readModels(files, folder);
  if (folder !== undefined && there.some((each) => each.name === model)) {
    const why = blueprint ? 'create-mvt-app did not add it' : 'create-mvt-app did not make this project';
    return byHand(wish, folder, why);
  }
  if (!app && folder === undefined) {
    const names = local.map(({ label }) => label);
    return new UserError(
      `The project has no app "${printable(name)}"${didYouMean(name, names) || `: it has ${names.join(', ')}.`}`,
    );
  }
  const names = there.map((each) => each.name);
  return new UserError(
    `The app ${name} has no model "${printable(model)}"${didYouMean(model, names) || `: it has ${names.join(', ') || 'none'}.`}`,
  );
}

function byHand({ command, target: { app, model } }: Wish, folder: string, why: string): UserError {
  return new UserError(
    `${commandLine(command)} cannot change ${app}.${printable(model)}, because ${why}: edit ${folder}/models.py by hand, then run "manage.py makemigrations ${app}".`,
  );
}
