// How long adding an app takes, without its migration, against startapp.
import { join } from 'node:path';
import { runOther } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { commandInSite, createProject } from '../sites.ts';
import { after, race, rounds } from '../timing.ts';
import { virtualEnvironment } from '../virtual-environment.ts';

const what = 'add app : startapp';

export const apps: Section = {
  what,
  async measure(command) {
    const program = await virtualEnvironment('Django>=5.2,<5.3');
    const startproject = (cwd: string) =>
      runOther(program('django-admin'), ['startproject', 'shop'], { cwd });
    const startapp = (cwd: string) =>
      runOther(program('python'), ['manage.py', 'startapp', 'added'], { cwd: join(cwd, 'shop') });
    const addApp = commandInSite(command, 'add', 'app', 'added', '--no-install');
    const times = await race(
      { ours: after(createProject(command), addApp), startapp: after(startproject, startapp) },
      rounds,
    );
    return [ratio(what, times.ours, times.startapp, 1)];
  },
};
