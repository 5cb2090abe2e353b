// The most memory that a run of our command holds at any time.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PackedCommand } from './packed-command.ts';
import { run } from './programs.ts';

const hook = pathToFileURL(resolve(import.meta.dirname, 'print-peak-memory.js')).href;

/** Runs our command. @returns bytes */
export async function peakMemory({ file }: PackedCommand, words: readonly string[], cwd: string) {
  return Number(await run(process.execPath, ['--import', hook, file, ...words], { cwd }));
}
