// The JSON Schema of blueprint documents, for editors; written to dist/ by the build.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { blueprintOptionNames, featureOptionNames, options } from '../options/options.ts';
import { documentSchema } from './schema.ts';

/** The schema, as draft 7 of https://json-schema.org. Rules that it cannot express, such as Python's keywords, are left out. */
export function blueprintJsonSchema(): JsonSchema {
  const schema = toJsonSchema(documentSchema, { errorMode: 'ignore' });
  const described = [...blueprintOptionNames, ...featureOptionNames].map((name) => [
    name,
    { ...(schema.properties?.[name] as JsonSchema), description: options[name].help },
  ]);
  return {
    ...schema,
    title: 'Blueprint of create-mvt-app',
    properties: { ...schema.properties, ...Object.fromEntries(described) },
  };
}
