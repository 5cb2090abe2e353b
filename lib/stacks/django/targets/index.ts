// The deploy targets, in the order in which prompts, help and generated files have them.
import type { Addition } from '../../../core/additions/addition.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { digitalocean } from './digitalocean.ts';
import { heroku } from './heroku.ts';

export const targets = [heroku, aws, digitalocean, azure] as const satisfies readonly Addition[];
