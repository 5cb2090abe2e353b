// Our commands against those of another checkout, in turn: what a change costs or saves.
import { withFolder } from './folders.ts';
import type { PackedCommand } from './packed-command.ts';
import { peakMemory } from './peak-memory.ts';
import { run } from './programs.ts';
import { amount, median, ratio } from './rows.ts';
import type { Section } from './section.ts';
import { commandInSite, createCommitted, createProject, creationArguments } from './sites.ts';
import { after, type Contender, race, rounds, slowRounds } from './timing.ts';

const budget = 1.03;

const alone =
  (...words: string[]) =>
  ({ file }: PackedCommand): Contender =>
  (cwd) =>
    run(process.execPath, [file, ...words], { cwd });

const inSite =
  (...words: string[]) =>
  (command: PackedCommand): Contender =>
    after(createCommitted(command), commandInSite(command, ...words));

const commands: Readonly<Record<string, (command: PackedCommand) => Contender>> = {
  '--help': alone('--help'),
  '--version': alone('--version'),
  create: createProject,
  'add app': inSite('add', 'app', 'added', '--model', 'Post title:char:200 body:text', '--no-install'),
  'add auth': inSite('add', 'auth', '--user-model', 'custom', '--no-install'),
  status: inSite('status'),
};

/** Sections that measure our commands as multiples of those of another checkout. */
export function againstBefore(before: PackedCommand): Section[] {
  const times = Object.entries(commands).map(([name, contender]): Section => {
    const what = `${name}: after : before`;
    return {
      what,
      async measure(command) {
        const measured = await race({ now: contender(command), before: contender(before) }, rounds);
        return [ratio(what, measured.now, measured.before, budget)];
      },
    };
  });
  return [...times, memoryAgainst(before)];
}

function memoryAgainst(before: PackedCommand): Section {
  const what = 'create: peak memory, after : before';
  return {
    what,
    async measure(command) {
      const peak = (of: PackedCommand) => withFolder((cwd) => peakMemory(of, creationArguments, cwd));
      const peaks: { now: number[]; before: number[] } = { now: [], before: [] };
      for (let round = 0; round < slowRounds; round++) {
        peaks.now.push(await peak(command));
        peaks.before.push(await peak(before));
      }
      const [now, then] = [median(peaks.now), median(peaks.before)];
      const detail = `${(now / 1e6).toFixed(1)} MB : ${(then / 1e6).toFixed(1)} MB`;
      return [amount({ what, value: now / then, unit: 'x', budget, detail })];
    },
  };
}
