// Folders that exist only for one piece of work.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../text/errors.ts';

/**
 * Does something in a new folder, which nobody else can enter, and removes it.
 * @throws UserError when the system's temporary folder is missing or closed
 */
export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = makeFolder();
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'create-mvt-app-'));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UserError(
      `Cannot use the temporary folder ${tmpdir()}: ${reasons[code] ?? message}. Set TMPDIR to a folder that you can write to.`,
      1,
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it cannot be written to',
  ENOENT: 'it does not exist',
  ENOSPC: 'its disk is full',
  ENOTDIR: 'it is not a folder',
  EROFS: 'it cannot be written to',
};
