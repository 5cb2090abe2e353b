// The options of projects of this stack; those of features and targets are in their own files.
import {
  adding,
  answering,
  changingCommands,
  checking,
  deployCommands,
  making,
  mergingCommands,
} from '../../core/options/command-names.ts';
import type { OptionTable } from '../../core/options/option.ts';
import { capitalise } from '../../core/text/capitalise.ts';
import { appNameFault, nameFault, nameFrom, proposedName, withUnderscores } from './names.ts';
import { usualPython } from './pins.ts';

/** `my-shop` -> `My shop`. */
export function titleFrom(directoryName: string): string {
  return capitalise(directoryName.replace(/[-_.\s]+/g, ' ').trim());
}

export const options = {
  title: {
    scope: 'blueprint',
    commands: answering,
    kind: 'text',
    placeholder: 'text',
    filled: true,
    help: 'Name of the site, shown on its pages',
    question: 'What is the site called?',
    fromDirectory: titleFrom,
  },
  description: {
    scope: 'blueprint',
    commands: answering,
    kind: 'text',
    placeholder: 'text',
    help: 'One sentence about the site',
    default: 'A new site, made with Django.',
  },
  package: {
    scope: 'blueprint',
    commands: making,
    kind: 'text',
    placeholder: 'name',
    help: 'Package with settings.py and urls.py',
    fromDirectory: nameFrom,
    isFolder: true,
    clean: withUnderscores,
    fault: nameFault,
  },
  django: {
    scope: 'blueprint',
    commands: answering,
    kind: 'choice',
    help: 'Django version',
    question: 'Which version of Django?',
    choices: [
      { value: '5.2', label: 'Django 5.2 LTS', hint: 'supported until April 2028, Python 3.11 or newer' },
      { value: '6.1', label: 'Django 6.1', hint: 'the newest, Python 3.12 or newer' },
    ],
    default: '5.2',
  },
  pythonVersion: {
    scope: 'blueprint',
    commands: answering,
    kind: 'choice',
    help: "Python of servers and CI, else the environment's",
    choices: [
      { value: '3.10', label: 'Python 3.10', hint: 'past its end: only for projects from before' },
      { value: '3.11', label: 'Python 3.11', hint: 'supported until October 2027' },
      { value: '3.12', label: 'Python 3.12', hint: 'supported until October 2028' },
      { value: '3.13', label: 'Python 3.13', hint: 'supported until October 2029' },
      { value: '3.14', label: 'Python 3.14', hint: 'supported until October 2030' },
    ],
    default: usualPython,
    addedLater: true,
  },
  database: {
    scope: 'blueprint',
    commands: answering,
    kind: 'choice',
    help: 'Database',
    question: 'Which database?',
    choices: [
      { value: 'sqlite', label: 'SQLite', hint: 'a file, nothing to set up' },
      { value: 'postgresql', label: 'PostgreSQL', hint: 'needs a running server' },
    ],
    default: 'sqlite',
  },
  app: {
    scope: 'blueprint',
    commands: making,
    kind: 'text',
    placeholder: 'name',
    help: 'Name of the first app',
    question: 'What should the first app be called?',
    default: 'pages',
    isFolder: true,
    clean: withUnderscores,
    fault: nameFault,
    newFault: appNameFault,
    propose: proposedName,
  },
  model: {
    scope: 'app',
    commands: ['addApp'],
    kind: 'list',
    placeholder: 'spec',
    help: 'A model, such as "Post title:char:200 body:text"; repeat for more',
  },
  access: {
    scope: 'app',
    commands: [...adding, 'addField', 'removeField', 'changeField', 'changeModel'],
    kind: 'choice',
    help: 'Who may do what with the records of the models',
    choices: [
      { value: 'staff', label: 'staff', hint: 'everyone reads, staff with the permission write' },
      { value: 'members', label: 'members', hint: 'everyone reads, whoever is logged in writes' },
      { value: 'owner', label: 'owner', hint: 'everyone reads, the owner and permitted staff write' },
      { value: 'private', label: 'private', hint: 'only the owner and permitted staff read and write' },
    ],
  },
  views: {
    scope: 'app',
    commands: [...adding, 'changeApp'],
    kind: 'choice',
    help: 'How to write views',
    choices: [
      { value: 'class', label: 'classes', hint: "Django's generic views" },
      { value: 'function', label: 'functions', hint: 'one function for each page' },
    ],
    default: 'class',
  },
  path: {
    scope: 'app',
    commands: ['addApp'],
    kind: 'text',
    placeholder: 'prefix',
    help: 'URL prefix of the app (default: its name)',
  },
  install: {
    scope: 'run',
    commands: [...making, ...adding, ...mergingCommands],
    kind: 'switch',
    default: true,
    help: 'Skip the virtual environment, the packages and the migration',
  },
  settings: {
    scope: 'run',
    commands: [...changingCommands, ...deployCommands, ...checking],
    kind: 'text',
    placeholder: 'module',
    help: 'Settings module, if the project has several, such as config.settings.base',
  },
  python: {
    scope: 'run',
    commands: [...making, ...adding, ...mergingCommands, ...checking],
    kind: 'path',
    placeholder: 'path',
    help: "Python for the virtual environment, or an existing project's Python",
  },
} as const satisfies OptionTable;
