// `render` with this package's own templates.
import { renderedJson } from '../lib/cli/render.ts';
import { ownTemplates } from '../lib/core/templates/own-templates.ts';
import { stacks } from '../lib/stacks/index.ts';

/** The files of the blueprint that is read, as JSON. @throws UserError when it is not one of this version */
export function render(input: NodeJS.ReadableStream): Promise<string> {
  const [{ create }] = stacks;
  return renderedJson(input, create(ownTemplates()));
}
