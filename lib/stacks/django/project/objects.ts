// What an import stands for: followed through the modules of the project to where the object is defined.
import { definitionsOf } from '../python/definitions.ts';
import type { Imported } from '../python/import-statements.ts';
import { bindingsOf, boundNames } from '../python/names.ts';
import { publicName } from '../python/public-names.ts';
import { elementsOf } from '../python/sequence.ts';
import { literalOf } from '../python/snippet.ts';
import { stringValue } from '../python/strings.ts';
import { fileImported, submodule } from './imported.ts';
import { type ModuleFinder, readModule } from './modules.ts';

/** How many modules an object may be passed through. */
const mostSteps = 8;

/**
 * What an import in a file stands for: the path of a module of the project, `path#name` for what one defines, or the
 * public name of what comes from elsewhere.
 */
export function objectImported(
  finder: ModuleFinder,
  file: string,
  imported: Imported,
  steps = mostSteps,
): string {
  const { module, name } = imported;
  const source = fileImported(finder, file, module);
  if (name === undefined) return source ?? publicName(imported);
  const inside = source === undefined ? undefined : objectIn(finder, source, name, steps - 1);
  if (inside !== undefined) return inside;
  const part = fileImported(finder, file, submodule(module, name));
  if (part !== undefined) return part;
  return source === undefined ? publicName(imported) : `${source}#${name}`;
}

/** What a name of a file stands for; undefined when nothing there gives it one. */
function objectIn(finder: ModuleFinder, file: string, wanted: string, steps: number): string | undefined {
  const module = steps > 0 ? readModule(finder.files, file) : undefined;
  if (!module) return undefined;
  if (definitionsOf(module).some(({ name }) => name === wanted)) return `${file}#${wanted}`;
  const { names, stars } = bindingsOf(module);
  const imported = names.get(wanted);
  if (imported) return objectImported(finder, file, imported, steps);
  for (const star of stars) {
    const source = fileImported(finder, file, star);
    const object = source === undefined ? undefined : objectIn(finder, source, wanted, steps - 1);
    if (object !== undefined) return object;
  }
  return boundNames(module).has(wanted) ? `${file}#${wanted}` : undefined;
}

/**
 * What `from module import *` in a file brings, each name with its object; undefined when that cannot be known.
 * https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
 */
export function namesByStar(
  finder: ModuleFinder,
  file: string,
  star: string,
  steps = mostSteps,
): ReadonlyMap<string, string> | undefined {
  if (/^django\./.test(star)) return new Map();
  const source = fileImported(finder, file, star);
  const module = source !== undefined && steps > 0 ? readModule(finder.files, source) : undefined;
  if (!module || source === undefined) return undefined;
  const all = definitionsOf(module).findLast(({ name }) => name === '__all__');
  const list = all && literalOf(all);
  if (list) {
    const listed = elementsOf(list).map(({ node }) => stringValue(module, node));
    if (listed.every((name) => name !== undefined)) return new Map(listed.map(withObject));
  }
  const further = bindingsOf(module).stars.map((each) => namesByStar(finder, source, each, steps - 1));
  if (further.includes(undefined)) return undefined;
  const names = [...boundNames(module)].filter((name) => !name.startsWith('_') && name !== '*');
  return new Map([...further.flatMap((each) => [...(each ?? [])]), ...names.map(withObject)]);

  function withObject(name: string): [string, string] {
    return [name, objectIn(finder, source ?? '', name, steps) ?? `${source}#${name}`];
  }
}
