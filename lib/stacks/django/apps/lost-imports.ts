// Imports of what a merge takes out of a project, in code that stays.
import type { Files } from '../../../core/files/files.ts';
import { hasConflicts } from '../../../core/merge/conflict.ts';
import { fileImported } from '../project/imported.ts';
import { objectImported } from '../project/objects.ts';
import { finderOf, type Settings } from '../project/settings.ts';
import { definitionsOf } from '../python/definitions.ts';
import { everyImport, writeLine } from '../python/import-statements.ts';
import { parseModule, type SyntaxNode } from '../python/syntax.ts';
import { pythonFiles } from './loose-imports.ts';

/**
 * Where code imports modules, or what they define, that are there before and not after.
 * @param changed paths of files that were changed or removed
 * @returns such as `pages/views.py: from accounts.models import User`
 */
export function lostImports(
  before: Files,
  after: Files,
  changed: readonly string[],
  settings: Settings,
): string[] {
  const gone = new Set(changed.filter((path) => path.endsWith('.py')).flatMap(lostOf));
  if (gone.size === 0) return [];
  const finder = finderOf(before, settings);
  return [...pythonFiles(after)].flatMap((path) => {
    const imports = everyImport(parseModule(after.glance?.(path) ?? after.read(path) ?? ''));
    return imports
      .filter(({ node }) => !isTried(node))
      .flatMap(({ imported }) => imported)
      .filter(
        (each) =>
          gone.has(objectImported(finder, path, each)) ||
          gone.has(fileImported(finder, path, each.module) ?? ''),
      )
      .map((each) => `${path}: ${writeLine([each])}`);
  });

  /** The path of a file that is gone, and `path#name` for each definition that is. */
  function lostOf(path: string): string[] {
    const [was, is] = [before, after].map((files) => files.read(path));
    // Between the markers of a conflict, nobody knows.
    if (was === undefined || hasConflicts(is ?? '')) return [];
    const names = (text = '') => definitionsOf(parseModule(text)).flatMap(({ name }) => name ?? []);
    const left = new Set(names(is));
    const lost = names(was).filter((name) => !left.has(name));
    return [...(is === undefined ? [path] : []), ...lost.map((name) => `${path}#${name}`)];
  }
}

/** True for an import that may fail. */
const isTried = ({ parent }: SyntaxNode): boolean =>
  parent !== null && (parent.name === 'TryStatement' || isTried(parent));
