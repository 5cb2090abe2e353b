// Whether going from one project to another changes the code of its added apps.
import type { Blueprint } from '../blueprint/blueprint.ts';
import { additionsOf, optionNamesOf } from './additions-of.ts';
import type { StackTables } from './tables.ts';

type Described = Pick<Blueprint, 'answers' | 'features' | 'deploy'>;

/**
 * False when the code of apps is surely the same: the projects differ only in additions that say of themselves that
 * they leave it as it is, and in answers to the questions of those.
 */
export function changesApps(before: Described, after: Described, stack: StackTables): boolean {
  const all = additionsOf(
    { features: [...before.features, ...after.features], deploy: [...before.deploy, ...after.deploy] },
    stack,
  );
  const isIn = ({ features, deploy }: Described, name: string) => [...features, ...deploy].includes(name);
  if (all.some(({ name, changesApps }) => changesApps && isIn(before, name) !== isIn(after, name)))
    return true;
  const free = new Set(optionNamesOf(all.filter((addition) => !addition.changesApps)));
  const names = Object.keys({ ...before.answers, ...after.answers }).filter((name) => !free.has(name));
  return names.some((name) => before.answers[name] !== after.answers[name]);
}
