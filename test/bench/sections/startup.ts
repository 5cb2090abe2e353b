// How long --help and --version take, against a Node that does nothing.
import { run } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { race, rounds } from '../timing.ts';

const budget = 1.2;

export const startup: Section = {
  what: '--help and --version : node -e 0',
  async measure({ file }) {
    const { help, version, node } = await race(
      {
        help: (cwd) => run(process.execPath, [file, '--help'], { cwd }),
        version: (cwd) => run(process.execPath, [file, '--version'], { cwd }),
        node: (cwd) => run(process.execPath, ['-e', '0'], { cwd }),
      },
      rounds,
    );
    return [
      ratio('--help : node -e 0', help, node, budget),
      ratio('--version : node -e 0', version, node, budget),
    ];
  },
};
