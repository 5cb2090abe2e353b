// The deploy targets, one file each. Written by "npm run build": do not edit.
import type { Addition } from '../../../core/additions/addition.ts';
import { inPlaces } from '../../../core/additions/in-places.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { digitalocean } from './digitalocean.ts';
import { heroku } from './heroku.ts';

// biome-ignore format: one line each
export const targets = inPlaces([
  aws,
  azure,
  digitalocean,
  heroku,
] as const satisfies readonly Addition[]);
