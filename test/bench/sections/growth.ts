// How commands slow down with the size of a project: 1,000 apps of three models each, against one.
import { newFolder } from '../folders.ts';
import type { PackedCommand } from '../packed-command.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { commandInSite, createCommitted, manyApps, resetSite } from '../sites.ts';
import { after, type Contender, race, slowRounds } from '../timing.ts';

const budget = 1.3;

const commands: Readonly<Record<string, readonly string[]>> = {
  'add app': ['add', 'app', 'added', '--model', 'Post title:char:200 body:text', '--no-install'],
  'add model': ['add', 'model', 'app_0.Added', 'title:char:200', 'body:text', '--no-install'],
  'add auth': ['add', 'auth', '--user-model', 'custom', '--no-install'],
  status: ['status'],
};

async function makeSite(command: PackedCommand, apps: number): Promise<string> {
  const folder = newFolder();
  await createCommitted(command, manyApps(apps, folder))(folder);
  return folder;
}

export const growth: Section = {
  what: 'growth: in 1,000 apps : in one',
  async measure(command) {
    const large = await makeSite(command, 1000);
    const small = await makeSite(command, 1);
    const rows = [];
    for (const [name, words] of Object.entries(commands)) {
      const runIn = (site: string): Contender =>
        after(
          () => resetSite(site),
          () => commandInSite(command, ...words)(site),
        );
      const times = await race({ large: runIn(large), small: runIn(small) }, slowRounds);
      rows.push(ratio(`${name} in 1,000 apps of 3 models : in one`, times.large, times.small, budget));
    }
    return rows;
  },
};
