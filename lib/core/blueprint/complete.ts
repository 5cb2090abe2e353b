// A document with some answers -> a whole blueprint: what has a default gets it, and what has none is asked for.
import { optionNamed, optionNames, type StackTables } from '../additions/tables.ts';
import { UserError } from '../text/errors.ts';
import type { Blueprint } from './blueprint.ts';
import { fromFlat } from './flat.ts';
import { checkDocument, type Document, flatIn } from './schema.ts';

/**
 * A parsed document as a whole blueprint.
 * @param source names the document in messages
 * @throws UserError with every fault of the document, or with the answers that it lacks and that have no default
 */
export function blueprintFrom(source: string, document: unknown, stack: StackTables): Blueprint {
  const checked = checkDocument(document, stack);
  if ('fault' in checked) throw new UserError(`${source}: ${checked.fault}.`);
  return completed(source, checked.value, stack);
}

/** @throws UserError with the names of the answers that are missing and have no default */
function completed(source: string, document: Document, stack: StackTables): Blueprint {
  const names = optionNames(stack, 'blueprint');
  const defaults = names.flatMap((name) => {
    const option = optionNamed(stack, name);
    return 'default' in option && option.default !== undefined ? [[name, option.default] as const] : [];
  });
  const whole = { ...Object.fromEntries(defaults), ...flatIn(document) };
  const missing = names.filter((name) => !(name in whole));
  if (missing.length > 0) {
    throw new UserError(
      `${source} has no ${missing.join(', ')}: add ${missing.length === 1 ? 'it' : 'them'}.`,
    );
  }
  return fromFlat(whole, stack);
}
