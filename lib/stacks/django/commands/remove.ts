// Plans `remove app` and `remove model`.
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import { type ProjectRecord, recordName } from '../../../core/blueprint/record.ts';
import { readRecord } from '../../../core/blueprint/record-text.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { type Change, noChange } from '../../../core/stack/change.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { Outside } from '../../../core/stack/stack.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { placeOf } from '../apps/add.ts';
import { checkUnreferenced, modelsIn, recordedApp } from '../apps/checks.ts';
import { releasePillow } from '../apps/pillow.ts';
import { leaveImporters, refuseNeeded } from '../apps/references.ts';
import { removeApp, removeModel } from '../apps/remove.ts';
import { type Site, writeRecord } from '../apps/site.ts';
import { type ParsedApp, parseRecorded, toBlueprint } from '../apps/specs.ts';
import { appNames, modelName } from './arguments.ts';

/** `remove app blog`, and `remove app crm shop` for apps that need each other. */
export function planRemoveApp(site: Site, command: Command, outside: Outside): Change {
  const asked = appNames(command, site.stack);
  const done =
    asked.length > 1 ? `The apps ${listed(asked)} were removed.` : `The app ${asked[0]} was removed.`;
  const names = asked.filter((name) => !wasRemoved(site, outside, name));
  if (names.length === 0) return removedBefore(done);
  const recorded = names.map((name) => recordedApp(site, name));
  const there = recorded.find(({ existing }) => existing);
  if (there) {
    throw new UserError(
      `The app ${there.name} existed before create-mvt-app added models to it, so it stays: remove the models with create-mvt-app remove model ${there.name}.<Model>.`,
    );
  }
  const { apps, others } = readAround(site, recorded);
  checkUnreferenced(
    modelsIn(apps).map(({ app, model }) => ({ app, model: model.name })),
    modelsIn(others),
  );
  const placed = apps.map((app) => ({
    ...app,
    ...(placeOf(site, app.name) ?? placeFromRecord(site, app.name)),
  }));
  const gone = placed.map(({ name, module }) => ({ label: name, module }));
  const ours = site.apps.filter(({ existing }) => !existing).map(({ name }) => name);
  refuseNeeded(site.workspace, site.settings, gone, ours);
  const kept: string[] = [];
  for (const app of placed) {
    site.apps = site.apps.filter(({ name }) => name !== app.name);
    kept.push(...removeApp(site, app));
  }
  for (const app of placed) leaveImporters(site, app);
  const typed = releasePillow(site);
  writeRecord(site);
  return {
    ...noChange,
    done,
    nothing:
      asked.length > 1
        ? `Nothing was left of the apps ${listed(asked)}.`
        : `Nothing was left of the app ${asked[0]}.`,
    notes: apps.flatMap(({ name, models }) => appTablesNote(name, models)),
    ...tablesOf(apps),
    kept,
    typed,
  };
}

/** What a removal is with the migration that drops the table. */
const dropping = (app: string, folder: string): Pick<Change, 'notes' | 'next' | 'follow'> => ({
  notes: ['The table goes, with all its rows, when the migration is run:'],
  next: [['migrate', app]],
  follow: { ...noChange.follow, migrations: [{ app, folder }] },
});

/** The tables of apps that are removed: only while an app is there do its migrations drop them. */
function tablesOf(apps: readonly ParsedApp[]): Pick<Change, 'tables'> {
  const withModels = apps.filter(({ models }) => models.length > 0);
  if (withModels.length === 0) return {};
  const tables = withModels.flatMap(({ name, models }) => models.map((model) => tableOf(name, model.name)));
  const commands = withModels.map(({ name }) => `"manage.py migrate ${name} zero"`);
  const say = `These tables stay in the database: ${tables.join(', ')}. To drop them, stop here and run ${commands.join(' and ')} first.`;
  return { tables: { say } };
}

const listed = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `remove model blog.Post` */
export function planRemoveModel(site: Site, command: Command, outside: Outside): Change {
  const { app: name, model: modelWord } = modelName(command, site.stack);
  if (wasRemoved(site, outside, name, modelWord)) {
    return removedBefore(`The model ${name}.${modelWord} was removed.`);
  }
  const recorded = recordedApp(site, name);
  const { apps, others } = readAround(site, [recorded]);
  const [app] = apps;
  if (!app) throw new Error('An app was lost.');
  const model = app.models.find((each) => each.name === modelWord);
  if (!model) {
    const known = app.models.map((each) => each.name);
    throw new UserError(
      `create-mvt-app has not added a model "${printable(modelWord)}" to ${name}${didYouMean(modelWord, known) || `: it has added ${known.join(', ') || 'none'}.`}`,
    );
  }
  checkUnreferenced([{ app: name, model: model.name }], modelsIn([app, ...others]));
  const place = placeOf(site, name) ?? placeFromRecord(site, name);
  const table = `Its table ${tableOf(name, model.name)} stays in the database until a migration drops it`;
  const kept = removeModel(site, { ...app, ...place }, model);
  const rest: ParsedApp = { ...app, models: app.models.filter((each) => each !== model) };
  const isDone = rest.models.length === 0 && recorded.existing;
  site.apps = isDone
    ? site.apps.filter((each) => each !== recorded)
    : site.apps.map((each) => (each === recorded ? toBlueprint(rest) : each));
  const typed = releasePillow(site);
  writeRecord(site);
  return {
    ...noChange,
    done: `The model ${name}.${model.name} was removed.`,
    nothing: `Nothing was left of the model ${name}.${model.name}.`,
    notes: [`${table}. These commands create and run it:`],
    tables: { say: `${table}.`, drop: dropping(name, place.folder) },
    kept,
    next: [
      ['makemigrations', name],
      ['migrate', name],
    ],
    typed,
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

/** Apps of the record with their models, the last first, and the others that refer to them. */
function readAround(
  site: Site,
  recorded: readonly AppBlueprint[],
): { apps: ParsedApp[]; others: ParsedApp[] } {
  const refers = new RegExp(`:(${recorded.map(({ name }) => name).join('|')})\\.`);
  const around = site.record.apps.filter(
    (each) => !recorded.includes(each) && each.models.some((spec) => refers.test(spec)),
  );
  const parsed = parseRecorded(site, [
    ...site.record.apps.filter((each) => recorded.includes(each)),
    ...around,
  ]);
  return { apps: parsed.slice(0, recorded.length).reverse(), others: parsed.slice(recorded.length) };
}

/** Where an app was that its owner has removed from INSTALLED_APPS. */
function placeFromRecord({ record }: Site, name: string): { folder: string; module: string } {
  const config = Object.keys(record.files).find((path) => `/${path}`.endsWith(`/${name}/apps.py`));
  const folder = config?.slice(0, -'/apps.py'.length) ?? name;
  return { folder, module: folder.replaceAll('/', '.') };
}

/** https://docs.djangoproject.com/en/stable/ref/models/options/#table-names */
const tableOf = (app: string, model: string) => `${app}_${model.toLowerCase()}`;

function appTablesNote(name: string, models: ParsedApp['models']): string[] {
  if (models.length === 0) return [];
  const tables = models.map((model) => tableOf(name, model.name));
  return [
    `Its tables stay in the database until a migration drops them: ${tables.join(', ')}.`,
    `To drop them, add the app again, run "manage.py migrate ${name} zero", and then remove it.`,
  ];
}
