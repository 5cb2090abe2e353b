// The bench's temporary folders, which are gone when it ends, however it ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = mkdtempSync(join(tmpdir(), 'mvt-bench-'));

process.on('exit', () => remove(root));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** A new empty folder that stays until the bench ends. */
export function newFolder(): string {
  return mkdtempSync(join(root, 'folder-'));
}

/** Does something in a new empty folder, then removes the folder. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = newFolder();
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}
