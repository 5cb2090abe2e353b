// The migration of a field or a model that is renamed: written here, since whoever makes migrations has to be told.
import type { Files } from '../../../core/files/files.ts';
import { UserError } from '../../../core/text/errors.ts';
import { fieldRenaming, migrationText, modelRenaming, nextName } from '../models/rename-migration.ts';
import { type LocalApp, localApps } from '../project/local-apps.ts';
import { leavesOf, type MigratedModel, migratedModels } from '../project/migrated-models.ts';
import { type Migration, migrationsIn } from '../project/migration-references.ts';
import type { Settings } from '../project/settings.ts';
import type { Wish } from './model-arguments.ts';

/** The migrations of the app that a command changes. */
export interface History {
  readonly app: LocalApp;
  readonly migrations: readonly Migration[];
  /** The model as it is in the database; undefined for one without a table. */
  readonly model: MigratedModel | undefined;
}

export function historyOf(files: Files, settings: Settings, { target }: Wish): History | undefined {
  const app = localApps(files, settings).find(({ label }) => label === target.app);
  if (!app) return undefined;
  const migrations = migrationsIn(files, settings, app);
  return { app, migrations, model: migratedModels(migrations).get(target.model.toLowerCase()) };
}

/**
 * The migration that renames, by its path; none for what has no column and no table yet.
 * @throws UserError when migrations of the app are in conflict
 */
export function renamingFiles(
  files: Files,
  settings: Settings,
  wish: Wish,
  history: History | undefined,
): ReadonlyMap<string, string> {
  const {
    command,
    target,
    fields: [field = ''],
    words: [name = ''],
  } = wish;
  if (command !== 'renameField' && command !== 'renameModel') return new Map();
  const renaming =
    command === 'renameField'
      ? fieldRenaming(target.model, field, name, constraintsOn(field, history?.model))
      : modelRenaming(target.model, name);
  const { app, migrations = [], model } = history ?? {};
  const [last] = migrations.slice(-1);
  const pathOf = (migration: string) => `${app?.folder}/migrations/${migration}.py`;
  // A run that was interrupted has written it.
  if (last?.name.endsWith(`_${renaming.name}`)) return new Map([[pathOf(last.name), last.module.text]]);
  if (!app || model === undefined || (command === 'renameField' && !model.fields.has(field)))
    return new Map();
  const dependencies = [
    app,
    ...(command === 'renameModel' ? othersNaming(files, settings, wish) : []),
  ].flatMap((each) => leafOf(each, migrationsIn(files, settings, each)));
  const [[, leaf = ''] = []] = dependencies;
  return new Map([[pathOf(nextName(leaf, renaming)), migrationText(renaming, dependencies)]]);
}

/** The names of constraints that name a field. */
function constraintsOn(field: string, model: MigratedModel | undefined): string[] {
  const use = new RegExp(`["']${field}(__\\w+)?["']|\\b${field}(__\\w+)?=`);
  return [...(model?.constraints ?? [])].filter(([, code]) => use.test(code)).map(([name]) => name);
}

/** Apps whose migrations refer to the model: they have to run before it has another name. */
function othersNaming(files: Files, settings: Settings, { target: { app, model } }: Wish): LocalApp[] {
  const reference = new RegExp(`["']${app}\\.${model}["']`, 'i');
  return localApps(files, settings).filter(
    (each) =>
      each.label !== app &&
      migrationsIn(files, settings, each).some(({ module }) => reference.test(module.text)),
  );
}

/** @throws UserError for an app with several */
function leafOf({ label }: LocalApp, migrations: readonly Migration[]): [string, string][] {
  const leaves = leavesOf(label, migrations);
  if (leaves.length > 1) {
    throw new UserError(
      `The migrations of ${label} are in conflict (${leaves.join(', ')}), so none can follow them: run "manage.py makemigrations --merge ${label}" first.`,
    );
  }
  return leaves.map((name) => [label, name]);
}
