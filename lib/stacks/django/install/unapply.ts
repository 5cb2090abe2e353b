// Migrations taken out of the database before their files are taken away: afterwards nobody could.
import type { Files } from '../../../core/files/files.ts';
import { baseName, folderOf } from '../../../core/files/paths.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { UserError } from '../../../core/text/errors.ts';
import type { Project, Unapplying } from '../../../core/toolchain/toolchain.ts';
import { shellVariables } from './shell.ts';
import { manageCommand, settingsFlags } from './typed.ts';

/** Migrations of one app that go, and those that stay. */
interface Going {
  readonly folder: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly staying: readonly string[];
}

/**
 * What to type before migrations are taken away, and whether one of them is applied.
 * @param paths of files that are taken away
 * @throws UserError when a migration that stays follows one of them
 */
export async function unapply(paths: readonly string[], project: Project): Promise<Unapplying> {
  const going = goingIn(paths, project.files);
  for (const each of going) refuseFollowed(each, project.files);
  const commands = going.map(({ label, staying }) =>
    manageCommand(['migrate', label, staying.at(-1) ?? 'zero'], project),
  );
  return { commands, isNeeded: going.length === 0 ? false : await isApplied(going, project) };
}

const isMigration = (path: string) => /(^|\/)migrations\/[^_/][^/]*\.py$/.test(path);
const nameOf = (path: string) => baseName(path).slice(0, -'.py'.length);

function goingIn(paths: readonly string[], files: Files): Going[] {
  const gone = paths.filter((path) => isMigration(path) && files.read(path) !== undefined);
  return [...new Set(gone.map(folderOf))].map((folder) => {
    const names = gone.filter((path) => folderOf(path) === folder).map(nameOf);
    const there = files.list(folder).map((entry) => `${folder}/${entry}`);
    const staying = there.filter((path) => isMigration(path) && !gone.includes(path)).map(nameOf);
    return { folder, label: labelOf(folderOf(folder), files), names, staying: staying.sort() };
  });
}

/** https://docs.djangoproject.com/en/stable/ref/applications/#django.apps.AppConfig.label */
const labelOf = (app: string, files: Files): string =>
  /^ +label = ["'](\w+)["']/m.exec(files.read(`${app}/apps.py`) ?? '')?.[1] ?? baseName(app);

/** @throws UserError */
function refuseFollowed({ folder, label, names, staying }: Going, files: Files): void {
  for (const name of staying) {
    const text = files.read(`${folder}/${name}.py`) ?? '';
    const needed = names.find((each) => text.includes(`"${each}"`) || text.includes(`'${each}'`));
    if (needed === undefined) continue;
    throw new UserError(
      `The migration ${label}.${name} follows ${label}.${needed}, which would be taken away: unapply ${name} and delete it first.`,
    );
  }
}

/** https://docs.djangoproject.com/en/stable/ref/django-admin/#showmigrations */
async function isApplied(going: readonly Going[], project: Project): Promise<boolean | undefined> {
  const { root, interpreter, settings, signal } = project;
  if (interpreter === undefined) return undefined;
  const words = [interpreter, 'manage.py', 'showmigrations', '--plan', ...settingsFlags(settings)];
  const { ok, stdout } = await runTool(words, { cwd: root, env: shellVariables(project), signal });
  const applied = new Set([...stdout.matchAll(/^\[X\] +(\S+)/gm)].map(([, name]) => name));
  return ok
    ? going.some(({ label, names }) => names.some((name) => applied.has(`${label}.${name}`)))
    : undefined;
}
