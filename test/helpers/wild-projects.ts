// Random projects with many models: what the tool refuses is left out, so that what it accepts can be held against its word.

import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { treeFiles, Workspace } from '../../lib/core/files/workspace.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { ProjectWorld } from '../../lib/stacks/django/apps/project-models.ts';
import { parseApps } from '../../lib/stacks/django/apps/specs.ts';
import { nameFault } from '../../lib/stacks/django/names.ts';
import { findSettings } from '../../lib/stacks/django/project/find-settings.ts';
import { type Project, render } from './django.ts';
import { Dice, wildApps } from './wild-models.ts';
import { titles } from './wild-words.ts';

export interface WildProject {
  readonly project: Project;
  /** What the tool has refused, each with its reason. */
  readonly refused: readonly string[];
}

/** A project with about as many models, and with all features or none; the same for the same seed. */
export function wildProject(seed: number, count: number, hasFeatures: boolean): WildProject {
  const dice = new Dice(seed + 7919);
  const project: Project = {
    title: dice.pick(titles),
    description: dice.pick(titles),
    package: dice.pick(['fuzz', 'site_1', 'Config', 'a_package_with_a_name_of_exactly_50_characters_or_']),
    django: seed % 4 < 2 ? '5.2' : '6.1',
    pythonVersion: '3.13',
    database: 'sqlite',
    app: dice.pick(['pages', 'home', 'First']),
    ...(hasFeatures && {
      features: ['auth', 'api', 'celery', 'images', 's3', 'cache', 'i18n', 'websockets', 'react', 'ci'],
      userModel: dice.pick(['custom', 'django']),
      pagination: dice.pick(['page', 'limit', 'cursor']),
      storage: 'media',
      languages: 'en,de,fr,es',
    }),
  };
  const workspace = new Workspace(treeFiles(render(project)));
  const settings = findSettings(workspace);
  const { labels } = new ProjectWorld(workspace, settings);
  // `add app` refuses the address of the page that the feature react has.
  const taken = new Set(
    [...labels, project.package, project.app, ...(hasFeatures ? ['app'] : [])].map((name) =>
      name.toLowerCase(),
    ),
  );
  let apps = wildApps(seed, count)
    .filter(({ name }) => nameFault(name) === undefined && !taken.has(name.toLowerCase()))
    .map((app): AppBlueprint => ({ path: `${app.name}/`, ...app }));
  const refused: string[] = [];
  for (;;) {
    try {
      parseApps(apps, new ProjectWorld(workspace, settings), ({ name }, index) => `${name}|${index}|`);
      break;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const faults = error.faults.flatMap((line) => {
        const [, app, index, position, fault] = /^(\w+)\|(\d+)\|: word (\d+) (.*)$/.exec(line) ?? [];
        return app === undefined ? [] : [{ app, index: Number(index), position: Number(position), fault }];
      });
      if (faults.length === 0) throw error;
      refused.push(...faults.map(({ app, fault }) => `${app}: ${fault}`));
      apps = apps.map((app) => without(app, faults)).filter(({ models }) => models.length > 0);
    }
  }
  return { project: { ...project, apps }, refused };
}

/** An app without the words that are wrong, and without the models that have a wrong name or no field left. */
function without(
  app: AppBlueprint,
  faults: readonly { readonly app: string; readonly index: number; readonly position: number }[],
): AppBlueprint {
  const mine = faults.filter((fault) => fault.app === app.name);
  const models = app.models.flatMap((spec, index) => {
    const wrong = new Set(mine.filter((fault) => fault.index === index).map(({ position }) => position - 1));
    if (wrong.has(0)) return [];
    const left = spec.split(' ').filter((_, position) => !wrong.has(position));
    return left.length > 1 ? [left.join(' ')] : [];
  });
  return { ...app, models };
}
