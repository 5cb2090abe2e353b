// What bundling brings: our command against a minimal generator that runs Yeoman from node_modules.
import { resolve } from 'node:path';
import { newFolder } from '../folders.ts';
import { run } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { createProject } from '../sites.ts';
import { race, slowRounds } from '../timing.ts';

const what = 'create : Yeoman, unbundled, as many files';
const generator = resolve(import.meta.dirname, 'unbundled-generator.js');

export const yeoman: Section = {
  what,
  async measure(command) {
    const create = createProject(command);
    const templates = newFolder();
    await create(templates);
    const { ours, theirs } = await race(
      { ours: create, theirs: (cwd) => run(process.execPath, [generator, templates], { cwd }) },
      slowRounds,
    );
    return [ratio(what, ours, theirs)];
  },
};
