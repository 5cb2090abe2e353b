// Whether what the command prints as JSON has the shape that the package publishes.
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'vitest';
import { jsonSchemas } from '../../lib/cli/json-schemas.ts';

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string): ValidateFunction {
  const validator = validators.get(name) ?? new Ajv().compile(jsonSchemas()[name] ?? false);
  validators.set(name, validator);
  return validator;
}

/**
 * Holds the output of a command line to its JSON Schema; other output than JSON has none.
 * @param args as they were typed
 */
export function expectPublishedShape(args: readonly string[], stdout: string): void {
  const name = args.includes('--json') ? 'output' : args[0] === 'render' ? 'render' : undefined;
  if (name === undefined || !stdout.startsWith('{')) return;
  const validate = validatorOf(`${name}.schema.json`);
  const document: unknown = JSON.parse(stdout);
  const valid = validate(document);
  expect(valid, `${args.join(' ')}: ${JSON.stringify(validate.errors)}\n${stdout.slice(0, 2000)}`).toBe(true);
}
