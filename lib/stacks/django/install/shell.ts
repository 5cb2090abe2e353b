// Which variables of the shell reach the steps of a project that is there, and what is said of them.
import { delimiter, isAbsolute, relative, resolve } from 'node:path';
import { recordName } from '../../../core/blueprint/record.ts';
import { isRecord } from '../../../core/blueprint/record-text.ts';
import { DiskFiles } from '../../../core/commit/disk.ts';
import type { Files } from '../../../core/files/files.ts';
import { printable } from '../../../core/text/printable.ts';
import type { Project } from '../../../core/toolchain/toolchain.ts';
import { ModuleFinder } from '../project/modules.ts';
import { searchRoots } from '../project/search-path.ts';
import { interpreterVariables, newProjectVariables } from './environment.ts';

type Shell = Readonly<Record<string, string | undefined>>;
type Place = Pick<Project, 'root' | 'stack'>;

/**
 * Changes to the variables of steps that run the code of a project. One of this tool that has a .env is configured by it:
 * the shell may be that of another project. Without a .env, as in containers and CI, the shell is the configuration.
 */
export function shellVariables(project: Place, shell: Shell = process.env): Shell {
  const { root } = project;
  const disk = new DiskFiles(root);
  const { DJANGO_SETTINGS_MODULE, DJANGO_CONFIGURATION, ...others } = newProjectVariables('');
  const isOwn = hasModule(disk, shell.DJANGO_SETTINGS_MODULE);
  const settings = isOwn ? {} : { DJANGO_SETTINGS_MODULE, DJANGO_CONFIGURATION };
  if (!isMade(disk, project)) return { ...interpreterVariables, ...settings };
  const configured = Object.fromEntries(configuredIn(disk).map((name) => [name, undefined]));
  return { ...others, ...settings, ...configured, PYTHONPATH: foldersInside(root, shell.PYTHONPATH) };
}

/** Names what such steps do without and manage.py would see, or the database that they take from the shell. */
export function shellRemark(project: Place, shell: Shell = process.env): string | undefined {
  const disk = new DiskFiles(project.root);
  if (!isMade(disk, project)) return undefined;
  const configured = configuredIn(disk);
  const isRead = (name: string) =>
    configured.includes(name) || /^(DJANGO_SETTINGS_MODULE|PYTHONHOME|PYTHONPATH)$/.test(name);
  const values = assignedIn(disk.read('.env'));
  const differs = ([name, value]: [string, string | undefined]) =>
    shell[name] !== undefined && shell[name] !== (value ?? values.get(name));
  const names = Object.entries(shellVariables(project, shell))
    .filter((change) => isRead(change[0]) && differs(change))
    .map(([name]) => name);
  if (names.length > 0)
    return `this shell sets ${names.sort().join(', ')}. The steps below do without, but manage.py would use what the shell sets rather than the project's .env: unset what is meant for another project, and write into .env what is meant for this one.`;
  const { DATABASE_URL: address } = shell;
  return address && !disk.has('.env')
    ? `the project has no .env, so the steps below use the DATABASE_URL of this shell: ${withoutUser(address)}`
    : undefined;
}

/** True for a project that this tool has made. */
const isMade = (disk: Files, { stack }: Place) => isRecord(disk.read(recordName) ?? '', stack);

const hasModule = (disk: Files, name = '') =>
  new ModuleFinder(disk, searchRoots(disk)).fileOf(name) !== undefined;

/** What the .env of a project decides: what it sets, and what has a default where it does not, as comments of the example say. */
function configuredIn(disk: Files): string[] {
  const own = disk.read('.env');
  if (own === undefined) return [];
  const optional = [...(disk.read('.env.example') ?? '').matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)];
  return [...new Set([...assignedIn(own).keys(), ...optional.map(([, name = '']) => name)])];
}

/** The variables that a .env sets, with their values. */
function assignedIn(text = ''): Map<string, string> {
  const lines = text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(["']?)(.*?)\2\s*$/gm);
  return new Map([...lines].map(([, name = '', , value = '']) => [name, value]));
}

/** The folders of a path for modules that are inside a project. */
function foldersInside(root: string, path = ''): string | undefined {
  const inside = path.split(delimiter).filter((folder) => {
    const place = relative(root, resolve(root, folder));
    return folder !== '' && !place.startsWith('..') && !isAbsolute(place);
  });
  return inside.length > 0 ? inside.join(delimiter) : undefined;
}

const withoutUser = (address: string) => printable(address.replace(/\/\/.*@/, '//'));
