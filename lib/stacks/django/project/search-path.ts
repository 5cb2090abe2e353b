// The folders on Python's search path: the root, and those that manage.py and the settings add.
import type { Files } from '../../../core/files/files.ts';
import { folderOf, within } from '../../../core/files/paths.ts';
import { stringValue } from '../python/strings.ts';
import { type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { readModule } from './modules.ts';

/** Folders that often are on the path by other means: an installed project, PYTHONPATH, a Dockerfile. */
const usual = ['src', 'apps'];

/** Existing folders on the search path of a project, best first. '' is the root. */
export function searchRoots(files: Files, settingsFile?: string): string[] {
  const above = settingsFile === undefined ? [] : parents(settingsFile);
  const added = ['manage.py', ...(settingsFile === undefined ? [] : [settingsFile])].flatMap((path) => {
    const module = readModule(files, path);
    return module ? pathAdditions(module) : [];
  });
  const bases = ['', ...above];
  const folders = added.flatMap((name) => bases.map((base) => within(base, name)));
  const roots = [...folders, ...usual, ...above.map((folder) => within(folder, 'apps'))];
  return ['', ...new Set(roots.filter((folder) => files.list(folder).length > 0))];
}

/** The folders around a file, from the innermost on, without the root. */
function parents(file: string): string[] {
  const folder = folderOf(file);
  return folder === '' ? [] : [folder, ...parents(folder)];
}

/** The folders in `sys.path.insert(0, os.path.join(BASE_DIR, "apps"))` and the like: `apps`. */
function pathAdditions(module: Module): string[] {
  const found: string[] = [];
  module.top.iterate((node) => {
    if (node.name !== 'CallExpression' || !node.firstChild) return;
    const called = textOf(module, node.firstChild);
    if (!/^(sys\.)?path\.(insert|append|extend)$|addsitedir$/.test(called)) return;
    const path = stringsIn(module, node.getChild('ArgList') ?? node).filter((part) => !/^[./]*$/.test(part));
    if (path.length > 0) found.push(path.join('/').replace(/^(\.\/|\/)+|\/+$/g, ''));
  });
  return found;
}

/** The strings in an expression, and in what its variables were assigned. */
export function stringsIn(module: Module, node: SyntaxNode, depth = 0): string[] {
  const strings: string[] = [];
  node.iterate((part) => {
    const value = stringValue(module, part);
    if (value !== undefined) strings.push(value);
    else if (part.name === 'VariableName' && depth < 3) {
      for (const statement of module.top.getChildren('AssignStatement')) {
        const target = statement.firstChild;
        if (target && statement.to < node.from && textOf(module, target) === textOf(module, part)) {
          strings.push(...stringsIn(module, statement.lastChild ?? statement, depth + 1));
        }
      }
    }
    return value === undefined;
  });
  return strings;
}
