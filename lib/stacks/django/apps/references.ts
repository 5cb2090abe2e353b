// What in a project needs an app: settings, models and migrations of other apps, whoever wrote them.
import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { modelFiles, readModels } from '../project/existing-models.ts';
import { absoluteName, fileImported } from '../project/imported.ts';
import { type LocalApp, localApps } from '../project/local-apps.ts';
import { migrationsNeeding } from '../project/migration-references.ts';
import { type ModuleFinder, readModule } from '../project/modules.ts';
import { finderOf, type Settings, stringSetting } from '../project/settings.ts';
import { everyImport, type Imported, importStatements, writeLine } from '../python/import-statements.ts';
import { parseModule } from '../python/syntax.ts';
import { pythonFiles } from './loose-imports.ts';
import type { Site } from './site.ts';

/** An app that is taken away, or already was. */
type Gone = Pick<LocalApp, 'label' | 'module'>;

/**
 * Refuses to take apps away while something that stays needs them: no command of Django would start.
 * @param removable the labels of apps that can be taken away as well
 * @throws UserError that names everything in the way, and the way out
 */
export function refuseNeeded(
  files: Files,
  settings: Settings,
  gone: readonly Gone[],
  removable: readonly string[] = [],
): void {
  const labels = new Set(gone.map(({ label }) => label));
  const names = [...labels].join(', ');
  const users = [...userModelOf(files, settings, labels), ...modelsNeeding(files, settings, labels, gone)];
  if (users.length > 0) {
    throw new UserError(
      `Code that stays needs ${names}, so nothing was changed; change or remove this first:`,
      2,
      users,
    );
  }
  const migrations = migrationsNeeding(files, settings, labels);
  if (migrations.length === 0) return;
  const needing = [...new Set(migrations.map(({ label }) => label))];
  const together = needing.every((label) => removable.includes(label))
    ? `remove ${needing.join(', ')} with it (create-mvt-app remove app ${[...labels, ...needing].join(' ')}), `
    : '';
  throw new UserError(
    `Migrations of other apps need ${names}, and Django loads them in every command, so nothing was changed. Keep ${names}, ${together}or squash the migrations of ${needing.join(', ')}, then delete those that were squashed, "replaces" and the dependency on ${names} (https://docs.djangoproject.com/en/stable/topics/migrations/#squashing-migrations):`,
    2,
    migrations.map(({ path, to }) => printable(`${path} needs ${to}.`)),
  );
}

/** Leaves to the owner what imports modules of an app that is gone, wherever it is: it fails when it runs. */
export function leaveImporters(
  { workspace, settings, byHand }: Site,
  { module, folder }: Pick<LocalApp, 'module' | 'folder'>,
): void {
  const finder = finderOf(workspace, settings);
  const last = module.split('.').at(-1) ?? module;
  for (const path of pythonFiles(workspace)) {
    // Nothing loads what is kept in its own folder any more.
    if (path.startsWith(`${folder}/`)) continue;
    const text = workspace.read(path) ?? '';
    const imports = text.includes(last) ? everyImport(parseModule(text)) : [];
    const lines = imports
      .flatMap(({ imported }) => imported)
      .filter((each) => isGone(finder, path, each, module))
      .map((each) => writeLine([each]));
    const where = 'remove these imports, and what uses them,';
    if (lines.length > 0) byHand.push({ path, where, lines, reason: 'what they import was removed' });
  }
}

/** Whether an import asks for a module of a package that the project does not have any more. */
function isGone(finder: ModuleFinder, path: string, imported: Imported, gone: string): boolean {
  const { module, name } = imported;
  const dotted = absoluteName(path, module);
  const asked = name === undefined ? dotted : `${dotted}.${name}`;
  const isIn = (each: string) =>
    [gone, ...finder.roots.map((root) => within(root, gone.replaceAll('.', '/')).replaceAll('/', '.'))].some(
      (known) => each === known || each.startsWith(`${known}.`),
    );
  if (!isIn(dotted) && !isIn(asked)) return false;
  return fileImported(finder, path, module) === undefined && finder.fileOf(asked) === undefined;
}

function userModelOf(files: Files, settings: Settings, labels: ReadonlySet<string>): string[] {
  const [user = ''] = stringSetting(finderOf(files, settings), settings, 'AUTH_USER_MODEL');
  const isGone = labels.has(user.split('.')[0] ?? '');
  return isGone ? [`${settings.file}: AUTH_USER_MODEL is ${printable(user)}.`] : [];
}

/** Models of other apps that refer to one of these, or import from it. */
function modelsNeeding(
  files: Files,
  settings: Settings,
  labels: ReadonlySet<string>,
  gone: readonly Gone[],
): string[] {
  const others = localApps(files, settings).filter(({ label }) => !labels.has(label));
  return others.flatMap((app) => [
    ...relationsOf(files, app, labels),
    ...modelFiles(files, app.folder).flatMap((path) => importsOf(files, path, gone)),
  ]);
}

function relationsOf(files: Files, { label, folder }: LocalApp, labels: ReadonlySet<string>): string[] {
  const isAbout = modelFiles(files, folder).some((path) =>
    [...labels].some((each) => files.read(path)?.includes(`${each}.`)),
  );
  if (!isAbout) return [];
  return readModels(files, folder).flatMap(({ name, fields }) =>
    fields.flatMap((field) => {
      const [app = '', model] = field.to?.split('.') ?? [];
      return model && labels.has(app) ? [`${label}.${name}.${field.name} refers to ${app}.${model}.`] : [];
    }),
  );
}

function importsOf(files: Files, path: string, gone: readonly Gone[]): string[] {
  const text = files.read(path) ?? '';
  const modules = gone.map(({ module }) => module).filter((module) => text.includes(module));
  const parsed = modules.length > 0 ? readModule(files, path) : undefined;
  const imported = parsed ? importStatements(parsed).flatMap((statement) => statement.imported) : [];
  const found = imported.find(({ module }) =>
    modules.some((each) => module === each || module.startsWith(`${each}.`)),
  );
  return found ? [`${path} imports ${found.module}.`] : [];
}
