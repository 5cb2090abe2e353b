// Tools that a machine may lack: their tests are skipped by name, or fail where all tools are required.
import { execaSync } from 'execa';
import { type TestAPI, test } from 'vitest';

const required = process.env.MVT_REQUIRE_TOOLS === '1';

/** True when a command runs and exits with 0. */
export function runs(program: string, ...args: string[]): boolean {
  return !execaSync(program, args, { reject: false, stdin: 'ignore' }).failed;
}

/**
 * `test`, or a skipping `test` that names the tools that are missing.
 * With MVT_REQUIRE_TOOLS=1 nothing is skipped, so a missing tool makes the test fail.
 */
export function testWith(tools: Readonly<Record<string, boolean>>): TestAPI | typeof test.skip {
  const missing = Object.keys(tools).filter((name) => !tools[name]);
  if (missing.length === 0 || required) return test;
  console.warn(`skipped, for want of ${missing.join(' and ')}:`);
  return test.skip;
}
