// Names of variables in generated code: a model's own name, unless Python or the code around it has it already.
import { pythonKeywords } from '../python/python-modules.ts';

/** https://docs.python.org/3/library/functions.html, without those that no model is called after. */
const builtins = `abs all any bin bool bytes callable chr compile complex copyright credits dict dir enumerate eval
  exec exit filter float format hash help hex id input int iter len license list locals map max min next object
  oct open ord pow print property quit range repr reversed round set slice sorted str sum super tuple type vars zip`;

/** Variables and modules of the generated views. */
const views =
  'context form forms may_change messages models page_obj path pk query redirect render request self views';

const taken = new Set([...pythonKeywords, ...builtins.split(/\s+/), ...views.split(' ')]);

/** Longer names make code hard to read. */
const longest = 30;

/** The name, or another one where it is taken or long. */
export function nameOr(name: string, other: string): string {
  return taken.has(name) || name.length > longest ? other : name;
}
