// The JSON Schema of blueprint documents, for editors; written to dist/ by the build.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { answerNames, optionNamed, type StackTables } from '../additions/tables.ts';
import { documentSchema } from './schema.ts';

/** The schema, as draft 7 of https://json-schema.org. Rules that it cannot express, such as reserved words, are left out. */
export function blueprintJsonSchema(stack: StackTables): JsonSchema {
  const schema = toJsonSchema(documentSchema(stack), { errorMode: 'ignore' });
  const described = answerNames(stack).map((name) => [
    name,
    { ...(schema.properties?.[name] as JsonSchema), description: optionNamed(stack, name).help },
  ]);
  return {
    ...schema,
    title: 'Blueprint of create-mvt-app',
    properties: { ...schema.properties, ...Object.fromEntries(described) },
  };
}
