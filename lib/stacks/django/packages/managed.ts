// What the files of a package manager ask for, and the commands that change it.
import type { Files } from '../../../core/files/files.ts';
import type { HandedCommand, Handover } from '../../../core/stack/change.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import { nameIn, normalised } from '../requirements-file.ts';
import type { PackageManager } from './managers.ts';
import { section, stringsIn, toml } from './toml.ts';

/** True when the files of a manager name a package, as something asked for or locked. */
export function manages({ folder, lock, file }: PackageManager, name: string, files: Files): boolean {
  const spelled = spellings(name);
  const named = new RegExp(
    `^\\s*"?${spelled}"?\\s*[=:]|^\\s*name\\s*=\\s*"${spelled}"|["']${spelled}\\s*(?:[[(<>=~!@; ][^"'\\n]*)?["']`,
    'im',
  );
  return [lock, file].some((path) => named.test(files.read(folder + path) ?? ''));
}

/** True when a manager's file asks for a package in the very versions of a line, in whatever way it writes them. */
export function asksExactly({ folder, file }: PackageManager, line: string, files: Files): boolean {
  const text = files.read(folder + file) ?? '';
  const spelled = spellings(nameIn(line));
  const [found] =
    new RegExp(`^\\s*"?${spelled}"?\\s*=.*$`, 'im').exec(text) ??
    new RegExp(`(["'])${spelled}\\s*(?:\\[[^\\]]*\\])?[^"'\\n]*\\1`, 'i').exec(text) ??
    [];
  return found !== undefined && boundsIn(found) === boundsIn(line);
}

const spellings = (name: string) => name.replace(/[-_.]+/g, '[-_.]+');

const boundsIn = (text: string) =>
  [...text.matchAll(/(?:[~=!]=|[<>]=?)\s*[\d.]+/g)]
    .map(([bound]) => bound.replace(/\s/g, ''))
    .sort()
    .join(',');

/** The packages that a manager's file asks for on every machine, by their names: not those of groups. */
export function askedBy(
  { folder, file }: Pick<PackageManager, 'folder' | 'file'>,
  files: Pick<Files, 'read'>,
): string[] {
  const { project, tool, packages } = toml(files, folder + file);
  const { dependencies } = section(section(tool).poetry);
  const lines = stringsIn(section(project).dependencies).filter((line) => !line.includes(';'));
  const tables = { ...section(dependencies), ...section(packages) };
  const isEverywhere = ([name, value]: [string, unknown]) =>
    name !== 'python' &&
    !['markers', 'optional', 'platform', 'sys_platform'].some((key) => key in section(value));
  const entries = Object.entries(tables).filter(isEverywhere);
  return [...lines.map(nameIn), ...entries.map(([name]) => normalised(name))];
}

/** What a manager has to be told. */
export interface Orders {
  /** Requirements, as lines of a requirements.txt. */
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  /** Whether servers need a requirements.txt, since they do not read the lock. */
  readonly isExported?: boolean;
}

/** Hands requirements over to the manager of a project; undefined when there is nothing to do. */
export function handOver(
  manager: PackageManager,
  { add = [], remove = [], isExported = false }: Orders,
): Handover | undefined {
  const { folder } = manager;
  const commands: HandedCommand[] = [
    ...(remove.length > 0 ? [{ words: [...manager.remove, ...remove.map(nameIn)], folder }] : []),
    ...(add.length > 0 ? [{ words: [...manager.add, ...add], folder }] : []),
    ...(isExported ? [exportOf(manager)] : []),
  ];
  if (commands.length === 0) return undefined;
  return handoverTo(manager, commands, isExported ? ', and servers install from requirements.txt' : '');
}

/** Has the manager of a project install what its files ask for. */
export function installByManager(manager: PackageManager): Handover {
  return handoverTo(manager, [{ words: manager.install, folder: manager.folder }]);
}

const handoverTo = (
  { name, source }: PackageManager,
  commands: readonly HandedCommand[],
  more = '',
): Handover => ({
  title: `Packages, with ${name}`,
  commands,
  reason: `${name} manages the packages of the project (${source})${more}`,
});

function exportOf({ export: words, plugin, add: [program = ''] }: PackageManager): HandedCommand {
  const line = shellCommand(words);
  if (plugin !== undefined) {
    return { words, folder: '', line: `${shellCommand([program, 'self', 'add', plugin])} && ${line}` };
  }
  if (words.some((word) => /^--output/.test(word))) return { words, folder: '' };
  return { words, folder: '', output: 'requirements.txt', line: `${line} > requirements.txt` };
}
