// What import statements, and split_settings' include, bring into a module, and from which files of the project.

import { baseName, folderOf, resolveFrom, within } from '../../../core/files/paths.ts';
import { everyImport, importStatements, readImport } from '../python/import-statements.ts';
import { stringValue } from '../python/strings.ts';
import type { Module, SyntaxNode } from '../python/syntax.ts';
import type { ModuleFinder } from './modules.ts';

interface Place {
  readonly file: string;
  readonly module: Module;
}

/** The file of the project, and the name in it, that a statement imports as `wanted`. */
export function importedAs(
  finder: ModuleFinder,
  { file, module }: Place,
  statement: SyntaxNode,
  wanted: string,
): { file: string; name: string } | undefined {
  if (statement.name !== 'ImportStatement') return undefined;
  for (const { module: source, name, alias = name } of readImport(module, statement).imported) {
    if (name === undefined || (alias !== wanted && (name !== '*' || wanted.startsWith('_')))) continue;
    const target = fileImported(finder, file, source);
    if (target !== undefined) return { file: target, name: name === '*' ? wanted : name };
  }
  return undefined;
}

/** The file of the project that a module has imported as `wanted`, as in `wanted.INSTALLED_APPS`. */
export function moduleImportedAs(finder: ModuleFinder, place: Place, wanted: string): string | undefined {
  const found = [importStatements, everyImport]
    .map((statementsOf) => statementsOf(place.module).flatMap((statement) => statement.imported))
    .map((all) => all.findLast(({ module, name, alias }) => (alias ?? name ?? module) === wanted))
    .find(Boolean);
  if (!found) return undefined;
  const { module, name } = found;
  return fileImported(finder, place.file, name === undefined ? module : submodule(module, name));
}

/** The file that an import statement takes names from, or the module itself when it names one. */
export function fileImported(finder: ModuleFinder, file: string, source: string): string | undefined {
  const dotted = source.replace(/^\.+/, '');
  return finder.imported(file, source.length - dotted.length, dotted);
}

/** The full name of a module that a file imports: `.admin` in `mysite/urls.py` -> `mysite.admin`. */
export function absoluteName(file: string, module: string): string {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  if (dots === 0) return module;
  const around = folderOf(file)
    .split('/')
    .slice(0, dots === 1 ? undefined : 1 - dots);
  return [...around, module.slice(dots)].filter(Boolean).join('.');
}

/** The name of a module in a package: `.` and `views` -> `.views`. */
export const submodule = (module: string, name: string) => module.replace(/([^.])$/, '$1.') + name;

/** Whether a module calls split_settings' `include` by this name. https://github.com/wemake-services/django-split-settings */
export function isInclude(module: Module, callee: string): boolean {
  if (callee === 'include' || callee === 'split_settings.tools.include') return true;
  const imported = importStatements(module).flatMap((statement) => statement.imported);
  return imported.some(
    (each) => each.module === 'split_settings.tools' && each.name === 'include' && each.alias === callee,
  );
}

/** The files that one string given to `include` names; its last part may have a `*`. */
export function includedFiles(finder: ModuleFinder, { file, module }: Place, value: SyntaxNode): string[] {
  const name = stringValue(module, value);
  if (name === undefined) return [];
  const path = resolveFrom(folderOf(file), name);
  if (!path.includes('*')) return finder.files.has(path) ? [path] : [];
  const [start = '', end = ''] = baseName(path).split('*');
  const names = finder.files
    .list(folderOf(path))
    .filter((each) => each.startsWith(start) && each.endsWith(end));
  return names.toSorted().map((each) => within(folderOf(path), each));
}
