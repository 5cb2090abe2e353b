// The files of a project that its settings are made of: the module itself and what it imports.
import type { Files } from '../../../core/files/files.ts';
import { fileImported, includedFiles, isInclude, submodule } from '../project/imported.ts';
import { type ModuleFinder, readModule } from '../project/modules.ts';
import { elementsIn } from '../project/scopes.ts';
import { finderOf, type Settings } from '../project/settings.ts';
import { importStatements } from '../python/import-statements.ts';
import { type Module, textOf } from '../python/syntax.ts';

export interface SettingsFiles {
  readonly finder: ModuleFinder;
  /** The file of the settings first, then the others in the order in which they are found. */
  readonly paths: readonly string[];
}

/** Helpers that settings import may import half of the project. */
const most = 60;

export function settingsFiles(files: Files, settings: Settings): SettingsFiles {
  const finder = finderOf(files, settings);
  const paths = new Set([settings.file]);
  for (const path of paths) {
    const module = readModule(files, path);
    if (!module || paths.size > most) continue;
    for (const found of [...importedFiles(finder, path, module), ...includes(finder, path, module)])
      paths.add(found);
  }
  return { finder, paths: [...paths] };
}

function importedFiles(finder: ModuleFinder, path: string, module: Module): string[] {
  const imported = importStatements(module).flatMap((statement) => statement.imported);
  return imported.flatMap(({ module: source, name }) => {
    const names = name === undefined || name === '*' ? [source] : [source, submodule(source, name)];
    return names.flatMap((each) => fileImported(finder, path, each) ?? []);
  });
}

/** The files that `include("base.py")` of split_settings runs. */
function includes(finder: ModuleFinder, file: string, module: Module): string[] {
  const found: string[] = [];
  module.top.iterate((node) => {
    const { name } = node;
    const callee = name === 'CallExpression' && node.firstChild;
    if (!callee || !isInclude(module, textOf(module, callee))) return;
    for (const value of elementsIn(node.getChild('ArgList'))) {
      const parts = value.name === 'CallExpression' ? elementsIn(value.getChild('ArgList')) : [value];
      for (const part of parts) found.push(...includedFiles(finder, { file, module }, part));
    }
  });
  return found;
}
