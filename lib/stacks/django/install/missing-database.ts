// A database that its server does not have: the one cause of a failed migration that has a remedy of one line.
import { commandIn, type ToolResult } from '../../../core/run/run-tool.ts';
import type { StepResult } from '../../../core/run/step.ts';
import { shellCommand } from '../../../core/text/shell.ts';

/** The name of a database that its server does not have, as the lines of a fault tell. */
export function missingDatabase(output: readonly string[]): string | undefined {
  return /database "([^"]+)" does not exist/.exec(output.join('\n'))?.[1];
}

/**
 * What a migration comes to whose database is missing on its server: how to create it.
 * https://www.postgresql.org/docs/current/app-createdb.html
 */
export function withDatabase(
  step: StepResult,
  { output }: ToolResult,
  folder: string,
  words: readonly string[],
): StepResult {
  const name = missingDatabase(output);
  if (step.status !== 'failed' || name === undefined) return step;
  const create = ['createdb', name];
  return {
    status: 'failed',
    detail: `the database ${name} does not exist: create it with ${shellCommand(create)}, and check DATABASE_URL in .env`,
    output: [],
    command: commandIn(folder, create, words),
  };
}
