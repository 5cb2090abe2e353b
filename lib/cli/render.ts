// `create-mvt-app render`: the files of a blueprint, for another version of this program that merges them.
import { text } from 'node:stream/consumers';
import { blueprintFrom } from '../core/blueprint/complete.ts';
import { writeTree } from '../core/files/tree-text.ts';
import { render } from '../core/render/render.ts';
import type { Stack } from '../core/stack/stack.ts';
import { UserError } from '../core/text/errors.ts';

/**
 * Reads a blueprint from standard input.
 * @returns its files as JSON: by path, each with its content
 * @throws UserError when it is not a blueprint of this version, or lacks answers that have no default
 */
export async function renderedJson(input: NodeJS.ReadableStream, stack: Stack): Promise<string> {
  const document = parse(await text(input));
  return writeTree(render(blueprintFrom('The blueprint on standard input', document, stack), stack));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UserError('No blueprint on standard input: pipe in a file such as .mvt.json.');
  }
}
