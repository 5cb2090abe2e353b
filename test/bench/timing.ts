// Fair timing on a noisy machine: contenders take turns, round by round.
import { withFolder } from './folders.ts';

/** Something to time. It gets a new empty folder to work in, or one that it prepared while nobody watched. */
export type Contender = ((folder: string) => Promise<unknown>) & {
  readonly prepare?: (folder: string) => Promise<unknown>;
};

/** A contender that finds its folder prepared. */
export function after(prepare: (folder: string) => Promise<unknown>, contender: Contender): Contender {
  return Object.assign((folder: string) => contender(folder), { prepare });
}

/** How often each contender runs. */
export const rounds = readRounds(process.env.BENCH_ROUNDS ?? '18');

/** The same for what takes seconds rather than a fraction of one. */
export const slowRounds = Math.ceil(rounds / 3);

function readRounds(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`BENCH_ROUNDS is "${text}": give a whole number from 1.`);
}

/** Times the contenders. @returns the milliseconds that each one took, round by round */
export async function race<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  count: number,
): Promise<Record<Name, number[]>> {
  const entrants = Object.entries<Contender>(contenders).map(([name, contender]) => ({
    name,
    contender,
    times: [] as number[],
  }));
  // Once without a watch: it fills the caches of the system and of Python.
  for (const { contender } of entrants) await time(contender);
  for (let round = 0; round < count; round++) {
    // Every other round runs backwards, so that nobody always follows the same one.
    for (const { contender, times } of round % 2 === 0 ? entrants : entrants.toReversed()) {
      times.push(await time(contender));
    }
  }
  return Object.fromEntries(entrants.map(({ name, times }) => [name, times])) as Record<Name, number[]>;
}

function time(contender: Contender): Promise<number> {
  return withFolder(async (folder) => {
    await contender.prepare?.(folder);
    const start = performance.now();
    await contender(folder);
    return performance.now() - start;
  });
}
