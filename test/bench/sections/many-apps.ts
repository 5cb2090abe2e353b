// How making a site grows with its number of apps, of three models each: time and memory.
import { withFolder } from '../folders.ts';
import type { PackedCommand } from '../packed-command.ts';
import { peakMemory } from '../peak-memory.ts';
import { amount, ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { manyApps } from '../sites.ts';

/** Makes a site. @returns how long it took in milliseconds, and the most memory it used in MB */
async function make(command: PackedCommand, count: number): Promise<{ time: number; memory: number }> {
  return withFolder(async (cwd) => {
    const words = manyApps(count, cwd);
    const start = performance.now();
    const peak = await peakMemory(command, words, cwd);
    return { time: performance.now() - start, memory: peak / 1e6 };
  });
}

export const manyAppsAtOnce: Section = {
  what: 'create: 1,000 apps : 100',
  async measure(command) {
    const small = [await make(command, 100), await make(command, 100)];
    const large = await make(command, 1000);
    small.push(await make(command, 100));
    const times = small.map(({ time }) => time).sort((one, other) => one - other);
    return [
      ratio('create: 1,000 apps : 100', [large.time], times.slice(1, 2), 10),
      amount({ what: '1,000 apps, 3,000 models: peak memory', value: large.memory, unit: 'MB', budget: 200 }),
    ];
  },
};
