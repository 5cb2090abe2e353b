// Folders that exist only for one piece of work.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Does something in a new folder, which programs of other users can also enter, and removes it. */
export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'create-mvt-app-'));
  try {
    chmodSync(folder, 0o755);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
