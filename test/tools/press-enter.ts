// Runs a command in a terminal and presses Enter at every question: `press-enter.ts npx . my-site`.
import { spawn } from '@lydell/node-pty';

const { CI: _ci, ...env } = process.env;
const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, {
  cols: 100,
  rows: 40,
  env: { ...env, TERM: 'xterm-256color' } as Record<string, string>,
});

let waiting: NodeJS.Timeout | undefined;
child.onData((output) => {
  process.stdout.write(output);
  clearTimeout(waiting);
  if (output.includes('?')) waiting = setTimeout(() => child.write('\r'), 500);
});
child.onExit(({ exitCode }) => {
  clearTimeout(waiting);
  process.exitCode = exitCode;
});
