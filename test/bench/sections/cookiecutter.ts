// Our command against cookiecutter-django, whose hooks are left out: only the writing of its files counts.
import { resolve } from 'node:path';
import { NotMeasured, runOther } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { createProject } from '../sites.ts';
import { race, slowRounds } from '../timing.ts';
import { virtualEnvironment } from '../virtual-environment.ts';

const what = 'create : cookiecutter-django, rendering only';

export const cookiecutter: Section = {
  what,
  async measure(command) {
    const checkout = process.env.COOKIECUTTER_DJANGO;
    if (!checkout) throw new NotMeasured('COOKIECUTTER_DJANGO names no checkout of it');
    const program = await virtualEnvironment('cookiecutter');
    const args = ['--no-input', '--accept-hooks', 'no', resolve(checkout)];
    const { ours, theirs } = await race(
      {
        ours: createProject(command),
        // It keeps its answers in the home folder.
        theirs: (cwd) => runOther(program('cookiecutter'), args, { cwd, env: { HOME: cwd } }),
      },
      slowRounds,
    );
    return [ratio(what, ours, theirs)];
  },
};
