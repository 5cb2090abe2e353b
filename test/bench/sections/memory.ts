// The most memory that making a project takes.
import { withFolder } from '../folders.ts';
import { peakMemory } from '../peak-memory.ts';
import { amount } from '../rows.ts';
import type { Section } from '../section.ts';
import { creationArguments } from '../sites.ts';
import { slowRounds } from '../timing.ts';

const what = 'create: peak memory';
const budget = 100;

export const memory: Section = {
  what,
  async measure(command) {
    const peaks: number[] = [];
    for (let round = 0; round < slowRounds; round++)
      peaks.push(await withFolder((cwd) => peakMemory(command, creationArguments, cwd)));
    const value = Math.max(...peaks) / 1e6;
    return [amount({ what, value, unit: 'MB', budget, detail: `the most of ${slowRounds} runs` })];
  },
};
