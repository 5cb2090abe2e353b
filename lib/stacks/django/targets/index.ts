// The deploy targets, in the order in which prompts, help and generated files have them.

import type { Addition } from '../../../core/additions/addition.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { PinName } from '../pins.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { digitalocean } from './digitalocean.ts';
import { heroku } from './heroku.ts';

export const targets = [heroku, aws, digitalocean, azure] as const satisfies readonly Addition[];

export type TargetName = (typeof targets)[number]['name'];

export const targetNames = targets.map(({ name }) => name);

/** The options of all targets in one table. */
export const targetOptions = { ...digitalocean.options };

/** What is known of a target. */
export const targetOf = (name: TargetName): Addition =>
  targets.find((each) => each.name === name) as Addition;

/** The names of the options that only one target knows. */
export function targetOptionNamesOf(name: TargetName): (keyof typeof targetOptions)[] {
  return Object.keys(targetOf(name).options ?? {}) as (keyof typeof targetOptions)[];
}

/** Folders below templates/django/deploy/, beside `common`, which all targets need. */
export type TargetFolder = Exclude<TargetName, 'digitalocean'> | 'droplet' | 'app-platform';

/** The folders of a blueprint's targets, in the order in which they are rendered. */
export function targetFolders({
  deploy = [],
  digitalocean = 'droplet',
}: Pick<Blueprint, 'deploy' | 'digitalocean'>): TargetFolder[] {
  const droplets = digitalocean === 'both' ? (['droplet', 'app-platform'] as const) : [digitalocean];
  return deploy.flatMap((name) => (name === 'digitalocean' ? droplets : [name]));
}

/** The Python packages that every target stands on. */
export const commonRequirements: readonly PinName[] = ['gunicorn', 'psycopg', 'whitenoise'];
