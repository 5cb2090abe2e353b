// One example of each command, and its relatives: the first screen of --help, and the ends of the other pages.
import type { CommandName } from '../core/options/command-names.ts';

export interface Example {
  /** What follows `create-mvt-app`. */
  readonly words: string;
  /** What that makes or does, in at most 40 characters. */
  readonly does: string;
  /** Commands that whoever reads about this one may be looking for. */
  readonly relatives: readonly CommandName[];
}

export const examples: Readonly<Record<CommandName, Example>> = {
  project: {
    words: 'shop',
    does: 'a new project; you are asked what for',
    relatives: ['addApp', 'addFeature', 'deploy'],
  },
  addApp: {
    words: 'add app blog',
    does: 'an app with its URLs, ready to use',
    relatives: ['addModel', 'removeApp'],
  },
  addModel: {
    words: 'add model blog.Post title:char:200',
    does: 'a model with pages, admin and tests',
    relatives: ['addApp', 'removeModel'],
  },
  removeApp: { words: 'remove app blog', does: 'takes an app out', relatives: ['removeModel', 'addApp'] },
  removeModel: {
    words: 'remove model blog.Post',
    does: 'takes a model out',
    relatives: ['removeApp', 'addModel'],
  },
  addFeature: {
    words: 'add auth api',
    does: 'accounts, a REST API, Celery, React …',
    relatives: ['removeFeature', 'status'],
  },
  removeFeature: { words: 'remove api', does: 'takes a feature out', relatives: ['addFeature'] },
  deploy: {
    words: 'deploy heroku',
    does: 'files for a server or a platform',
    relatives: ['deployCheck', 'removeDeploy'],
  },
  deployCheck: {
    words: 'deploy check',
    does: 'what validators say about those files',
    relatives: ['deploy', 'doctor'],
  },
  removeDeploy: { words: 'remove deploy heroku', does: 'takes those files out', relatives: ['deploy'] },
  update: { words: 'update', does: 'the templates of this version', relatives: ['status'] },
  status: {
    words: 'status',
    does: 'what is enabled, and what you changed',
    relatives: ['update', 'doctor'],
  },
  doctor: {
    words: 'doctor',
    does: 'what this machine lacks',
    relatives: ['status', 'deployCheck'],
  },
};
