// The requirements of a foreign project, so that it runs on servers.

import { named } from '../../../core/additions/additions-of.ts';
import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Deployed } from '../../../core/blueprint/record.ts';
import type { Files } from '../../../core/files/files.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Handover, Instruction } from '../../../core/stack/change.ts';
import { targetFolders } from '../../../core/stack/layers.ts';
import { readsLock } from '../packages/lists.ts';
import { askedBy, asksExactly, handOver, manages } from '../packages/managed.ts';
import { listingFolders, managerInCharge } from '../packages/managers.ts';
import { lineOf } from '../pins.ts';
import { commonRequirements } from '../requirements.ts';
import { nameIn, requirementsAsked, underConstraints } from '../requirements-file.ts';
import type { Found } from './found.ts';

/** Files that list requirements in another way. */
const others = ['pyproject.toml', 'setup.py', 'setup.cfg', 'environment.yml', 'requirements/'];

/** What a file that may hold settings of other tools only has where it lists requirements, too. */
const listing: Readonly<Record<string, RegExp>> = {
  'pyproject.toml': /^\s*\[\s*project\b|^[^#\n]*\b(dependencies|requires)\b/m,
  'setup.cfg': /^install_requires\b/m,
};

/** https://docs.djangoproject.com/en/stable/ref/databases/#postgresql-notes */
const drivers = ['psycopg', 'psycopg-binary', 'psycopg-c', 'psycopg2', 'psycopg2-binary'];

export interface Requirements {
  /** Lines for the requirements.txt that is there. */
  readonly lines: readonly string[];
  /** The requirements.txt that is missing, and a .slugignore for one that Heroku must not see. */
  readonly files: Tree;
  readonly byHand: readonly Instruction[];
  /** Requirements that the package manager is told, all of them, and what it is told now. */
  readonly packages?: readonly string[];
  /** Whether the requirements.txt is one that it makes for targets, and goes with them. */
  readonly exported?: boolean;
  readonly handover?: Handover | undefined;
}

/**
 * What a project has to install on servers: lines for its requirements.txt, the command of its package manager, or a
 * requirements.txt where nothing else says what it needs.
 * @param deployed what the package manager was told before
 */
export function requirementsElsewhere(
  files: Files,
  blueprint: Blueprint,
  { django }: Pick<Found, 'django'>,
  stack: StackTables,
  { packages: told = [], exported = false }: Pick<Deployed, 'packages' | 'exported'> = {},
): Requirements {
  const wanted = pinsFor(blueprint, stack);
  const missing = (isAsked: (name: string) => boolean, ours: readonly string[] = []) =>
    wanted
      .filter(
        (name) => ours.includes(name) || !(isAsked(name) || (name === 'psycopg' && drivers.some(isAsked))),
      )
      .map(lineOf)
      .sort();
  const manager = managerInCharge(files);
  const text = files.read('requirements.txt');
  if (text !== undefined && !manager) {
    const lines = missing(askedIn(files, 'requirements.txt'));
    return { lines: lines.map((line) => underConstraints(files, line)), files: new Map(), byHand: [] };
  }
  if (manager) {
    const isThere = (line: string) => manages(manager, nameIn(line), files);
    const ours = told.filter((line) => asksExactly(manager, line, files)).map(nameIn);
    const packages = missing((name) => manages(manager, name, files), ours);
    const orders = {
      add: packages.filter((line) => !isThere(line)),
      remove: told.filter((line) => !packages.includes(line) && ours.includes(nameIn(line))),
    };
    const targets = targetFolders(blueprint, stack);
    // The workflow for Azure exports the lock.
    const needsNone = targets.every((target) => target === 'azure' || readsLock(target, manager));
    const needsList = (text !== undefined && !exported) || !needsNone;
    const isStale = text === undefined || orders.add.length + orders.remove.length > 0;
    const isHidden = needsList && targets.includes('heroku') && readsLock('heroku', manager);
    return {
      lines: [],
      files: new Map(isHidden ? [['.slugignore', { content: slugIgnore }]] : []),
      byHand: [],
      packages,
      exported: needsList && (text === undefined || exported),
      handover: handOver(manager, { ...orders, isExported: needsList && isStale }),
    };
  }
  const above = listingFolders(files).find(
    (folder) => folder !== '' && files.read(`${folder}requirements.txt`) !== undefined,
  );
  if (above !== undefined) {
    const path = `${above}requirements.txt`;
    const lines = missing(askedIn(files, path));
    const reason = 'it lists what the project needs, and is outside of the folder of manage.py';
    return byHandOnly(lines, () => ({ path, where: 'add these to the rest', lines, reason }));
  }
  const other = files
    .list('')
    .find((name) => others.includes(name) && (listing[name]?.test(files.read(name) ?? '') ?? true));
  const asked = other === undefined ? [] : askedBy({ folder: '', file: other }, files);
  const lines = missing((name) => asked.includes(name));
  if (other === undefined) {
    const first = django === undefined ? 'Django' : `Django~=${django}`;
    const content = [first, ...lines].map((line) => `${line}\n`).join('');
    return { lines: [], files: new Map([['requirements.txt', { content }]]), byHand: [] };
  }
  const reason = `the project lists its requirements in ${other}, and servers install from requirements.txt`;
  if (lines.length > 0)
    return byHandOnly(lines, () => ({ path: other, where: 'add these to the rest', lines, reason }));
  const command = `pipx run uv pip compile ${other} --output-file requirements.txt`;
  return byHandOnly([command], () => ({ where: 'run this', lines: [command], reason }));
}

/** What the targets of a project that this tool did not make depend on, each once. */
function pinsFor({ deploy }: Blueprint, { targets }: StackTables): string[] {
  const ofTargets = named(targets, deploy).flatMap(({ requirements = [] }) => requirements);
  return [
    ...new Set<string>([...commonRequirements, ...ofTargets, 'dj-database-url', 'environs', 'psycopg']),
  ];
}

/** The packages without which the settings for servers cannot be loaded, or the site not be served. */
export const neededElsewhere = (blueprint: Blueprint, stack: StackTables): string[] =>
  pinsFor(blueprint, stack).map((pin) => nameIn(lineOf(pin)));

/** Heroku builds nothing where it finds the files of two package managers: https://devcenter.heroku.com/articles/slug-compiler */
const slugIgnore = '/requirements.txt\n';

function askedIn(files: Files, path: string): (name: string) => boolean {
  const names = new Set(requirementsAsked(files, path).map(({ name }) => name));
  return (name) => names.has(name);
}

const byHandOnly = (lines: readonly string[], instruction: () => Instruction): Requirements => ({
  lines: [],
  files: new Map(),
  byHand: lines.length > 0 ? [instruction()] : [],
});
