// How long adding an app takes, without its migration: against startapp, and in a project of a thousand apps.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folders.ts';
import { run, runOther } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { after, type Contender, race, rounds } from '../timing.ts';
import { virtualEnvironment } from '../virtual-environment.ts';
import { manyApps } from './many-apps.ts';

export const apps: Section = {
  what: 'add app : startapp',
  async measure({ file }) {
    const program = await virtualEnvironment('Django>=5.2,<5.3');
    const ours = (cwd: string, ...words: string[]) =>
      run(process.execPath, [file, ...words, '--quiet'], { cwd });
    const make = (cwd: string, ...words: string[]) =>
      ours(cwd, 'shop', '--yes', '--no-install', '--no-git', ...words);
    const addTo = (project: (cwd: string) => string, ...words: string[]): Contender => {
      let number = 0;
      return (cwd) => ours(project(cwd), 'add', 'app', `added_${++number}`, '--no-install', ...words);
    };
    const shop = (cwd: string) => join(cwd, 'shop');
    const startapp: Contender = (cwd) =>
      runOther(program('python'), ['manage.py', 'startapp', 'added'], { cwd: shop(cwd) });
    const startproject = (cwd: string) =>
      runOther(program('django-admin'), ['startproject', 'shop'], { cwd });
    const alone = await race(
      { ours: after(make, addTo(shop)), startapp: after(startproject, startapp) },
      rounds,
    );

    const many = newFolder();
    writeFileSync(join(many, 'many.json'), manyApps(1000, 0));
    await make(many, '--from', 'many.json');
    const model = ['--model', 'Post title:char:200 body:text'];
    const sizes = await race(
      { thousand: addTo(() => shop(many), ...model), one: after(make, addTo(shop, ...model)) },
      rounds,
    );
    return [
      ratio('add app : startapp', alone.ours, alone.startapp, 1),
      ratio('add app to 1,000 apps : to one', sizes.thousand, sizes.one, 1.5),
    ];
  },
};
