// How long a project takes, without installing anything, against Django's own commands.
import { join } from 'node:path';
import { runOther } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { createProject } from '../sites.ts';
import { type Contender, race, rounds, slowRounds } from '../timing.ts';
import { virtualEnvironment } from '../virtual-environment.ts';

const budget = 0.8;

export const creation: Section = {
  what: 'create : startproject',
  async measure(command) {
    const program = await virtualEnvironment('Django>=5.2,<5.3');
    const ours = createProject(command);
    const project: Contender = (cwd) => runOther(program('django-admin'), ['startproject', 'shop'], { cwd });
    const projectAndApp: Contender = async (cwd) => {
      await project(cwd);
      const shop = join(cwd, 'shop');
      await runOther(program('python'), ['manage.py', 'startapp', 'pages'], { cwd: shop });
    };
    const alone = await race({ ours, project }, rounds);
    const withApp = await race({ ours, projectAndApp }, slowRounds);
    return [
      ratio('create : startproject', alone.ours, alone.project, budget),
      ratio('create : startproject + startapp', withApp.ours, withApp.projectAndApp),
    ];
  },
};
