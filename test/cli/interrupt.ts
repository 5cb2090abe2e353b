// Stops a run: at one of its operations on files, or at a moment in time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { command, temporaryFolder } from '../helpers/command.ts';

/** Sends this process the signal STOP_WITH before its file operation number STOP_AT. */
const preload = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let left = Number(process.env.STOP_AT);
for (const name of ['mkdirSync', 'renameSync', 'copyFileSync', 'writeFileSync', 'rmSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (left-- === 0) process.kill(process.pid, process.env.STOP_WITH);
    return real(...args);
  };
}
syncBuiltinESMExports();
`;

/** The environment of a run that gets `signal` before its file operation number `operation`, counted from 0. */
export function stopAt(operation: number, signal: NodeJS.Signals): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
    STOP_AT: String(operation),
    STOP_WITH: signal,
  };
}

/** The same project again, in a folder of its own. */
export function copyOf(project: string): string {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(project, copy, { recursive: true });
  return copy;
}

/** Runs the command in a project, and kills it after so many milliseconds if it is not done by then. */
export async function killAfter(moment: number, project: string, args: readonly string[]): Promise<void> {
  const child = spawn('node', [command, ...args], { cwd: project, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), moment);
  await once(child, 'exit');
  clearTimeout(timer);
}
