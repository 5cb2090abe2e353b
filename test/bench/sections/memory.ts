// The most memory that making a project takes.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withFolder } from '../folders.ts';
import { run } from '../programs.ts';
import { amount } from '../rows.ts';
import type { Section } from '../section.ts';
import { slowRounds } from '../timing.ts';
import { creationArguments } from './creation.ts';

const what = 'create: peak memory';
const budget = 100;
const hook = pathToFileURL(resolve(import.meta.dirname, 'print-peak-memory.js')).href;

export const memory: Section = {
  what,
  async measure({ file }) {
    const peaks: number[] = [];
    for (let round = 0; round < slowRounds; round++) {
      const args = ['--import', hook, file, ...creationArguments];
      peaks.push(Number(await withFolder((cwd) => run(process.execPath, args, { cwd }))));
    }
    const value = Math.max(...peaks) / 1e6;
    return [amount({ what, value, unit: 'MB', budget, detail: `the most of ${slowRounds} runs` })];
  },
};
