// Plans `remove app` and `remove model`.
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import { type ProjectRecord, recordName } from '../../../core/blueprint/record.ts';
import { readRecord } from '../../../core/blueprint/record-text.ts';
import { type Change, noChange } from '../../../core/stack/change.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { Outside } from '../../../core/stack/stack.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { placeOf } from '../apps/add.ts';
import { checkUnreferenced, modelsIn, recordedApp } from '../apps/checks.ts';
import { releasePillow } from '../apps/pillow.ts';
import { refuseImporters, refuseNeeded } from '../apps/references.ts';
import { removeApp, removeModel } from '../apps/remove.ts';
import { type Site, writeRecord } from '../apps/site.ts';
import { nameIn, type ParsedApp, parseRecorded, toBlueprint } from '../apps/specs.ts';
import { appName, modelName } from './arguments.ts';

/** `remove app blog` */
export function planRemoveApp(site: Site, command: Command, outside: Outside): Change {
  const name = appName(command, site.stack);
  if (wasRemoved(site, outside, name)) return removedBefore(`The app ${name} was removed.`);
  const recorded = recordedApp(site, name);
  if (recorded.existing) {
    throw new UserError(
      `The app ${name} existed before create-mvt-app added models to it, so it stays: remove the models with create-mvt-app remove model ${name}.<Model>.`,
    );
  }
  const { app, others } = readAround(site, recorded);
  checkUnreferenced(
    modelsIn([app]).map(({ model }) => ({ app: name, model: model.name })),
    modelsIn(others),
  );
  const place = placeOf(site, name) ?? placeFromRecord(site, name);
  refuseNeeded(site.workspace, site.settings, [{ label: name, module: place.module }]);
  site.apps = site.apps.filter((each) => each !== recorded);
  const kept = removeApp(site, { ...app, ...place });
  refuseImporters(site.workspace, site.settings, { label: name, module: place.module });
  releasePillow(site);
  writeRecord(site);
  const tables = app.models.map((model) => tableOf(name, model.name));
  return {
    ...noChange,
    done: `The app ${name} was removed.`,
    nothing: `Nothing was left of the app ${name}.`,
    notes: tables.length > 0 ? appTablesNote(name, tables) : [],
    kept,
  };
}

/** `remove model blog.Post` */
export function planRemoveModel(site: Site, command: Command, outside: Outside): Change {
  const { app: name, model: modelWord } = modelName(command, site.stack);
  if (wasRemoved(site, outside, name, modelWord)) {
    return removedBefore(`The model ${name}.${modelWord} was removed.`);
  }
  const recorded = recordedApp(site, name);
  const { app, others } = readAround(site, recorded);
  const model = app.models.find((each) => each.name === modelWord);
  if (!model) {
    const known = app.models.map((each) => each.name);
    throw new UserError(
      `create-mvt-app has not added a model "${printable(modelWord)}" to ${name}${didYouMean(modelWord, known) || `: it has added ${known.join(', ') || 'none'}.`}`,
    );
  }
  checkUnreferenced([{ app: name, model: model.name }], modelsIn([app, ...others]));
  const place = placeOf(site, name) ?? placeFromRecord(site, name);
  const kept = removeModel(site, { ...app, ...place }, model);
  const rest: ParsedApp = { ...app, models: app.models.filter((each) => each !== model) };
  const isDone = rest.models.length === 0 && recorded.existing;
  site.apps = isDone
    ? site.apps.filter((each) => each !== recorded)
    : site.apps.map((each) => (each === recorded ? toBlueprint(rest) : each));
  releasePillow(site);
  writeRecord(site);
  return {
    ...noChange,
    done: `The model ${name}.${model.name} was removed.`,
    nothing: `Nothing was left of the model ${name}.${model.name}.`,
    notes: [
      `Its table ${tableOf(name, model.name)} stays in the database until a migration drops it. These commands create and run it:`,
    ],
    kept,
    next: [
      ['makemigrations', name],
      ['migrate', name],
    ],
  };
}

/** True for what a run has removed that was killed before it could say so. */
function wasRemoved({ record, stack }: Site, { recordLeft }: Outside, app: string, model?: string): boolean {
  if (recordLeft === undefined) return false;
  const isIn = ({ apps }: ProjectRecord) =>
    apps.some(
      ({ name, models }) =>
        name === app && (model === undefined || models.some((spec) => nameIn(spec) === model)),
    );
  return isIn(readRecord(recordName, recordLeft, stack)) && !isIn(record);
}

const removedBefore = (done: string): Change => ({ ...noChange, done, nothing: done });

/** An app of the record with its models, and the others that refer to it. */
function readAround(site: Site, recorded: AppBlueprint): { app: ParsedApp; others: ParsedApp[] } {
  const refers = new RegExp(`:${recorded.name}\\.`);
  const around = site.record.apps.filter(
    (each) => each !== recorded && each.models.some((spec) => refers.test(spec)),
  );
  const [app, ...others] = parseRecorded(site, [recorded, ...around]);
  if (!app) throw new Error('An app was lost.');
  return { app, others };
}

/** Where an app was that its owner has removed from INSTALLED_APPS. */
function placeFromRecord({ record }: Site, name: string): { folder: string; module: string } {
  const config = Object.keys(record.files).find((path) => `/${path}`.endsWith(`/${name}/apps.py`));
  const folder = config?.slice(0, -'/apps.py'.length) ?? name;
  return { folder, module: folder.replaceAll('/', '.') };
}

/** https://docs.djangoproject.com/en/stable/ref/models/options/#table-names */
const tableOf = (app: string, model: string) => `${app}_${model.toLowerCase()}`;

function appTablesNote(name: string, tables: readonly string[]): string[] {
  return [
    `Its tables stay in the database until a migration drops them: ${tables.join(', ')}.`,
    `To drop them, add the app again, run "manage.py migrate ${name} zero", and then remove it.`,
  ];
}
