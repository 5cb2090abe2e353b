// The JSON Schemas that the package publishes; written to dist/ by the build.
import { blueprintJsonSchema } from '../core/blueprint/json-schema.ts';
import { stacks } from '../stacks/index.ts';
import { outputJsonSchema, treeJsonSchema } from './outputs.ts';

/** By the name of the file. */
export function jsonSchemas(): Record<string, object> {
  const [{ tables }] = stacks;
  return {
    'blueprint.schema.json': blueprintJsonSchema(tables),
    'output.schema.json': outputJsonSchema(tables),
    'render.schema.json': treeJsonSchema(),
  };
}
