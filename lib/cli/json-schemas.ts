// The JSON Schemas that the package publishes; written to dist/ by the build.
import { blueprintJsonSchema } from '../core/blueprint/json-schema.ts';
import { stackTables } from '../stacks/tables.ts';
import { outputJsonSchema, treeJsonSchema } from './outputs.ts';

/** By the name of the file. */
export function jsonSchemas(): Record<string, object> {
  const [tables] = stackTables;
  return {
    'blueprint.schema.json': blueprintJsonSchema(tables),
    'output.schema.json': outputJsonSchema(tables),
    'render.schema.json': treeJsonSchema(),
  };
}
