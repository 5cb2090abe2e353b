// The one table of deploy targets: flags, questions, help, requirements and the README come from it.

import type { Addition } from '../../../core/additions/addition.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { PinName } from '../pins.ts';

export const targets = {
  heroku: {
    title: 'Heroku',
    hint: 'Procfile, app.json, migrations in the release phase',
  },
  aws: {
    title: 'AWS Elastic Beanstalk',
    hint: 'Amazon Linux 2023, with .ebextensions and .platform',
  },
  digitalocean: {
    title: 'DigitalOcean',
    hint: 'a Droplet, or any Linux server: systemd, nginx, scripts; or the App Platform',
    options: {
      digitalocean: {
        scope: 'deploy',
        kind: 'choice',
        help: 'What runs it at the target digitalocean',
        question: 'Which of DigitalOcean shall run it?',
        choices: [
          { value: 'droplet', label: 'a Droplet', hint: 'a Linux server of your own: systemd and nginx' },
          { value: 'app-platform', label: 'the App Platform', hint: 'DigitalOcean builds and runs it' },
          { value: 'both', label: 'both', hint: 'files for the one and the other' },
        ],
        default: 'droplet',
      },
    },
  },
  azure: {
    title: 'Azure App Service',
    hint: 'startup script, and a GitHub workflow that tests, migrates and deploys',
  },
} as const satisfies Record<string, Addition>;

export type TargetName = keyof typeof targets;

export const targetNames = Object.keys(targets) as TargetName[];

/** The options of all targets in one table. */
export const targetOptions = { ...targets.digitalocean.options };

/** What is known of a target. */
export const targetOf = (name: TargetName): Addition => targets[name];

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
