// Names of variables in generated code: that of the model, unless Python or the surrounding code uses it.
import { pythonKeywords } from '../python/python-modules.ts';

/** Built-in functions that a model may be named after: https://docs.python.org/3/library/functions.html */
const builtins = `abs all any bin bool bytes callable chr compile complex copyright credits dict dir enumerate eval
  exec exit filter float format hash help hex id input int iter len license list locals map max min next object
  oct open ord pow print property quit range repr reversed round set slice sorted str sum super tuple type vars zip`;

/** Variables and modules of the generated views. */
const views =
  'context form forms may_change messages models page_obj path pk query redirect render request self views';

const taken = new Set([...pythonKeywords, ...builtins.split(/\s+/), ...views.split(' ')]);

/** The most characters that are still easy to read. */
const longest = 30;

/** The name, or the other one if it is taken or too long. */
export function nameOr(name: string, other: string): string {
  return taken.has(name) || name.length > longest ? other : name;
}
