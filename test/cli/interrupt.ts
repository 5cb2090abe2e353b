// Stops a run at an exact place: at one of its operations on files, instead of at a moment in time.

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
