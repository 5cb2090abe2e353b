// How long adding a feature takes, without installing anything, against making a project.
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { commandInSite, createCommitted, createProject } from '../sites.ts';
import { after, race, rounds } from '../timing.ts';

const budget = 1.5;

export const features: Section = {
  what: 'add a feature : create',
  async measure(command) {
    const add = (...words: string[]) =>
      after(createCommitted(command), commandInSite(command, 'add', ...words, '--no-install'));
    const create = createProject(command);
    // The one with the most files, the one with the most code for other files, and one of average size.
    const auth = add('auth', '--user-model', 'custom');
    const times = await race({ create, auth, api: add('api'), celery: add('celery') }, rounds);
    return (['auth', 'api', 'celery'] as const).map((name) =>
      ratio(`add ${name} : create`, times[name], times.create, budget),
    );
  },
};
