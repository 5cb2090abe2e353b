// How making a site grows with its number of apps and models: time and memory.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withFolder } from '../folders.ts';
import { run } from '../programs.ts';
import { amount, ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { creationArguments } from './creation.ts';

const hook = pathToFileURL(resolve(import.meta.dirname, 'print-peak-memory.js')).href;

const models = [
  'Author name:char:80:unique',
  'Book title:char:200 published:date author:fk:Author',
  'Loan book:fk:Book due:date returned:boolean',
];

/** A blueprint with so many apps, each with the first `perApp` of three models. */
export function manyApps(count: number, perApp: number): string {
  const apps = Array.from({ length: count }, (_, number) => ({
    name: `app_${number}`,
    models: models.slice(0, perApp),
  }));
  return JSON.stringify({ title: 'Many', apps });
}

/** Makes a site. @returns how long it took in milliseconds, and the most memory it used in MB */
async function make(file: string, count: number): Promise<{ time: number; memory: number }> {
  return withFolder(async (cwd) => {
    writeFileSync(join(cwd, 'many.json'), manyApps(count, models.length));
    const start = performance.now();
    const args = ['--import', hook, file, ...creationArguments, '--from', 'many.json'];
    const peak = Number(await run(process.execPath, args, { cwd }));
    return { time: performance.now() - start, memory: peak / 1e6 };
  });
}

export const manyAppsAtOnce: Section = {
  what: 'create: 1,000 apps : 100',
  async measure({ file }) {
    const small = [await make(file, 100), await make(file, 100)];
    const large = await make(file, 1000);
    small.push(await make(file, 100));
    const times = small.map(({ time }) => time).sort((one, other) => one - other);
    return [
      ratio('create: 1,000 apps : 100', [large.time], times.slice(1, 2), 12),
      amount({ what: '1,000 apps, 3,000 models: peak memory', value: large.memory, unit: 'MB', budget: 300 }),
    ];
  },
};
