// A Redis of its own for a file of tests: empty, on loopback, and gone after them.
import { closedPort, type Program, startProgram } from './helpers.ts';

export interface Redis extends Program {
  /** Without a database: `redis://127.0.0.1:43210`. */
  readonly url: string;
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(folder: string): Promise<Redis> {
  const port = await closedPort();
  const options = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder];
  const program = startProgram(folder, ['redis-server', ...options]);
  await program.waitFor(/Ready to accept connections/);
  return { ...program, url: `redis://127.0.0.1:${port}` };
}
