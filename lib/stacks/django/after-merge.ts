// What has to follow in the environment of a project once a merge has changed its files.
import type { StackTables } from '../../core/additions/tables.ts';
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import { isOfFormat1 } from '../../core/blueprint/record.ts';
import { recordIn } from '../../core/blueprint/record-text.ts';
import type { Files } from '../../core/files/files.ts';
import type { Handover } from '../../core/stack/change.ts';
import type { MergedFiles, Stack } from '../../core/stack/stack.ts';
import { UserError } from '../../core/text/errors.ts';
import { printable } from '../../core/text/printable.ts';
import { version } from '../../core/version.ts';
import { lostImports } from './apps/lost-imports.ts';
import { refuseNeeded } from './apps/references.ts';
import { notesOnKeys } from './format-1.ts';
import { featureWithFolder } from './own-folder.ts';
import { listNeeds } from './packages/lists.ts';
import { asksExactly, handOver, manages } from './packages/managed.ts';
import { managerInCharge, type PackageManager } from './packages/managers.ts';
import { findSettings } from './project/find-settings.ts';
import { installedApps } from './project/installed-apps.ts';
import { localApps } from './project/local-apps.ts';
import { routesOf } from './project/root-urls.ts';
import type { Settings } from './project/settings.ts';
import { requirementsOf } from './requirements.ts';
import { nameIn } from './requirements-file.ts';

/** https://docs.djangoproject.com/en/stable/ref/django-admin/#compilemessages */
const compile = ['compilemessages', '--ignore', '.venv'];

/** What follows in a project of this tool. */
export function afterMerge(
  { before, after, changed, edited, kept }: MergedFiles,
  blueprint: Blueprint,
  stack: StackTables,
): ReturnType<Stack['afterMerge']> {
  const { apps } = blueprint;
  const [was, is] = [before, after].map(settingsIn);
  if (was && is) {
    refuseBroken(before, after, was, is);
    refuseHidden(before, after, was, is, stack);
    refuseUsed(before, after, changed, is, stack);
  }
  const { handover, notes } = handedOver(before, after, blueprint, stack);
  const writer = recordIn(before, stack).version ?? version;
  const isFormer = writer !== version && isOfFormat1(writer);
  const packages = handover === undefined && changed.includes('requirements.txt');
  const withModels = apps.map(({ name }) => name).filter((name) => changed.includes(`${name}/models.py`));
  // Translations are no longer what their compiled files hold.
  const isStale = kept.some((path) => path.endsWith('.mo')) || edited.some((path) => path.endsWith('.po'));
  return {
    follow: {
      handover,
      packages,
      requires: 'all',
      migrations: withModels.map((app) => ({ app, folder: app })),
      tests: [],
      migrate:
        packages ||
        handover !== undefined ||
        withModels.length > 0 ||
        changed.some((path) => /(^|\/)(settings\.py|migrations\/.+)$/.test(path)),
    },
    next: isStale ? [compile] : [],
    notes: [...notes, ...(isFormer ? notesOnKeys(apps, changed) : [])],
  };
}

interface HandedOver {
  readonly handover?: Handover | undefined;
  readonly notes: readonly string[];
}

/** What the package manager is told, where the owner has handed requirements.txt over to one. */
function handedOver(before: Files, after: Files, blueprint: Blueprint, stack: StackTables): HandedOver {
  const manager = managerInCharge(after);
  if (!manager) return { notes: [] };
  const wanted = requirementsOf(blueprint, stack);
  const names = wanted.map(nameIn);
  const earlier = recordIn(before, stack);
  const add = wanted.filter((line) => !manages(manager, nameIn(line), after));
  const remove = requirementsOf(earlier, stack).filter(
    (line) => !names.includes(nameIn(line)) && asksExactly(manager, line, after),
  );
  const hasList = after.read('requirements.txt') !== undefined;
  const { isRead, isInTheWay } = listNeeds(after, blueprint, stack, manager);
  const isExported = hasList ? add.length + remove.length > 0 : isRead;
  const wasRead = listNeeds(before, earlier, stack, manager).isRead;
  return {
    handover: handOver(manager, { add, remove, isExported }),
    notes: [
      ...(isInTheWay && (hasList || isRead) ? [twoLists(manager)] : []),
      ...(hasList && wasRead && !isRead ? [unread(manager)] : []),
    ],
  };
}

/** https://devcenter.heroku.com/articles/slug-compiler */
const twoLists = ({ source }: PackageManager) =>
  `Heroku installs from ${source} and builds nothing where it finds another list: put /requirements.txt into .slugignore.`;

const unread = ({ source }: PackageManager) =>
  `requirements.txt was made from ${source}, and no target or workflow reads it any more: delete it, unless you use it.`;

/** @throws UserError when apps are gone that something else needs */
function refuseBroken(before: Files, after: Files, was: Settings, is: Settings): void {
  const installed = new Set(installedApps(after, is).map(({ entry }) => entry));
  if (installedApps(before, was).every(({ entry }) => installed.has(entry))) return;
  const stay = new Set(localApps(after, is).map(({ label }) => label));
  const gone = localApps(before, was).filter(({ label }) => !stay.has(label));
  if (gone.length > 0) refuseNeeded(after, is, gone);
}

/** @throws UserError when features or targets are gone and code of the owner's imports what they brought */
function refuseUsed(
  before: Files,
  after: Files,
  changed: readonly string[],
  settings: Settings,
  stack: StackTables,
): void {
  const [earlier, now] = [before, after].map((files) => recordIn(files, stack));
  const had = [...(earlier?.features ?? []), ...(earlier?.deploy ?? [])];
  if (had.every((name) => now?.features.includes(name) || now?.deploy.includes(name))) return;
  // What goes with them and was kept is not imported any more.
  const isLeft = (path: string) => path in (earlier?.files ?? {}) && !(path in (now?.files ?? {}));
  const lost = lostImports(before, after, changed, settings).filter(
    (line) => !isLeft(line.split(': ')[0] ?? ''),
  );
  if (lost.length === 0) return;
  throw new UserError(
    'Code that stays imports what would be removed, so nothing was changed; change or remove this first:',
    2,
    lost.map(printable),
  );
}

/** @throws UserError when the page of a feature would be at an address that something else has: Django finds only one */
function refuseHidden(before: Files, after: Files, was: Settings, is: Settings, stack: StackTables): void {
  const [had, has] = [routesOf(before, was), routesOf(after, is)];
  const [earlier, now] = [countsOf(had), countsOf(has)];
  const hidden = has.find(({ route }) => {
    const count = now.get(route) ?? 0;
    return count > 1 && (earlier.get(route) ?? 0) === count - 1;
  });
  const taken = hidden && had.find(({ route }) => route === hidden.route);
  if (!taken || isOfFeature(taken.urlconf, before, stack)) return;
  const owner = taken.urlconf ?? 'another route';
  throw new UserError(
    `The URL "/${taken.route}" is already taken, in ${taken.file} by ${owner}, and a page of what would be added needs it: change the route of ${owner} there, then run this again.`,
  );
}

/** True for the addresses of a feature, to which an update may add more. */
function isOfFeature(urlconf: string | undefined, files: Files, stack: StackTables): boolean {
  const [folder = ''] = urlconf?.split('.') ?? [];
  return featureWithFolder(recordIn(files, stack), stack, folder) !== undefined;
}

/** How many routes have each address. */
function countsOf(routes: ReturnType<typeof routesOf>): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { route } of routes) counts.set(route, (counts.get(route) ?? 0) + 1);
  return counts;
}

/** The settings of a project; undefined where they are not sure: then nobody knows its apps. */
function settingsIn(files: Files): Settings | undefined {
  try {
    return findSettings(files);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
