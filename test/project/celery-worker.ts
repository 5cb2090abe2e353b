// A Celery worker of a project, and its sudden end.
import { onTestFinished } from 'vitest';
import { execute, type Program, startProgram, type Variables } from './helpers.ts';
import type { RealSite } from './real-site.ts';

/** Starts a worker that runs one task at a time, and is gone after the test. */
export async function startWorker(
  site: RealSite,
  variables: Variables,
  ...options: string[]
): Promise<Program> {
  const words = ['-A', 'shop', 'worker', '--loglevel', 'INFO', '--concurrency', '1', ...options];
  const worker = startProgram(site.home, [site.program('celery'), ...words], variables);
  onTestFinished(() => kill(worker));
  await worker.waitFor(/celery@\S+ ready/);
  return worker;
}

/** Ends a worker and its processes as a machine that loses its power does. */
export async function kill(worker: Program): Promise<void> {
  const children = await childrenOf(worker.pid);
  await worker.stop('SIGKILL');
  for (const child of children) process.kill(child, 'SIGKILL');
}

/** Ends the processes of a worker, but not the worker itself. */
export async function killChildren({ pid }: Program): Promise<void> {
  for (const child of await childrenOf(pid)) process.kill(child, 'SIGKILL');
}

/** The processes that a process has started. */
async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await execute('/', ['pgrep', '-P', String(pid)]);
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}
