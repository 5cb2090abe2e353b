// How long adding a feature takes, without installing anything, against making a project.
import { join } from 'node:path';
import { run } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { after, type Contender, race, rounds } from '../timing.ts';
import { createProject } from './creation.ts';

const budget = 1.5;

const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];

export const features: Section = {
  what: 'add a feature : create',
  async measure(command) {
    const create = createProject(command);
    const shop = (cwd: string) => ({ cwd: join(cwd, 'shop') });
    const committed = async (cwd: string) => {
      await create(cwd);
      await run('git', ['init', '--quiet'], shop(cwd));
      await run('git', ['add', '--all'], shop(cwd));
      await run('git', [...author, 'commit', '--quiet', '--message', 'All of it'], shop(cwd));
    };
    const add = (...words: string[]): Contender =>
      after(committed, (cwd) =>
        run(process.execPath, [command.file, 'add', ...words, '--no-install', '--quiet'], shop(cwd)),
      );
    // The one with the most files, the one with the most code for other files, and one of average size.
    const auth = add('auth', '--user-model', 'custom');
    const times = await race({ create, auth, api: add('api'), celery: add('celery') }, rounds);
    return (['auth', 'api', 'celery'] as const).map((name) =>
      ratio(`add ${name} : create`, times[name], times.create, budget),
    );
  },
};
