// `create-mvt-app render`: the files of a blueprint, for another version of this program that merges them.
import { text } from 'node:stream/consumers';
import type { Blueprint } from '../core/blueprint/blueprint.ts';
import { checkDocument } from '../core/blueprint/schema.ts';
import { writeTree } from '../core/merge/renderings.ts';
import { render } from '../core/render/render.ts';
import { UserError } from '../core/text/errors.ts';

/**
 * Reads a blueprint from standard input.
 * @returns its files as JSON: by path, each with its content
 * @throws UserError when it is no blueprint of this version
 */
export async function renderedJson(input: NodeJS.ReadableStream): Promise<string> {
  const checked = checkDocument(parse(await text(input)));
  if ('fault' in checked) throw new UserError(`The blueprint on standard input: ${checked.fault}.`);
  return writeTree(render(checked.value as Blueprint));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UserError('There is no blueprint on standard input: pipe a .mvt.json into it.');
  }
}
