// One example of each command, and its relatives: the first screen of --help, and the ends of the other pages.
import type { CommandName } from '../core/options/command-names.ts';

export interface Example {
  /** What follows `create-mvt-app`. */
  readonly words: string;
  /** What that makes or does, in at most 36 characters. */
  readonly does: string;
  /** Commands that whoever reads about this one may be looking for. */
  readonly relatives: readonly CommandName[];
}

export const examples: Readonly<Record<CommandName, Example>> = {
  project: {
    words: 'shop',
    does: 'a new project, after some questions',
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
  addField: {
    words: 'add field blog.Post due:date:null',
    does: 'a field of a model',
    relatives: ['changeField', 'removeField'],
  },
  removeField: {
    words: 'remove field blog.Post.subtitle',
    does: 'takes a field out',
    relatives: ['addField', 'removeModel'],
  },
  renameField: {
    words: 'rename field blog.Post.body text',
    does: 'its data stays',
    relatives: ['changeField', 'renameModel'],
  },
  changeApp: {
    words: 'change app blog --views function',
    does: 'classes or functions',
    relatives: ['addApp', 'changeModel'],
  },
  changeField: {
    words: 'change field blog.Post.title char:300',
    does: 'another type, or other rules',
    relatives: ['renameField', 'addField'],
  },
  renameModel: {
    words: 'rename model blog.Post Article',
    does: 'with its pages',
    relatives: ['renameField', 'changeModel'],
  },
  changeModel: {
    words: 'change model blog.Post --access private',
    does: 'who may do what',
    relatives: ['changeField', 'renameModel'],
  },
  addFeature: {
    words: 'add auth api',
    does: 'accounts, an API, Celery, React …',
    relatives: ['removeFeature', 'status'],
  },
  removeFeature: { words: 'remove api', does: 'takes a feature out', relatives: ['addFeature'] },
  deploy: {
    words: 'deploy heroku',
    does: 'files for a server or platform',
    relatives: ['deployCheck', 'removeDeploy'],
  },
  deployCheck: {
    words: 'deploy check',
    does: 'checks deployment files',
    relatives: ['deploy', 'doctor'],
  },
  removeDeploy: { words: 'remove deploy heroku', does: 'takes deployment files out', relatives: ['deploy'] },
  update: { words: 'update', does: 'the templates of this version', relatives: ['undo', 'status'] },
  undo: { words: 'undo', does: 'takes the last command back', relatives: ['status', 'update'] },
  status: {
    words: 'status',
    does: 'what is on, and what you changed',
    relatives: ['update', 'doctor'],
  },
  doctor: {
    words: 'doctor',
    does: 'what this machine lacks',
    relatives: ['status', 'deployCheck'],
  },
};
