// The requirements of a foreign project, so that it runs on servers.

import { named } from '../../../core/additions/additions-of.ts';
import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Files } from '../../../core/files/files.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Instruction } from '../../../core/stack/change.ts';
import { lineOf } from '../pins.ts';
import { commonRequirements } from '../requirements.ts';
import { requirementsAsked } from '../requirements-file.ts';
import type { Found } from './found.ts';

/** Files that list requirements in another way. */
const others = ['pyproject.toml', 'Pipfile', 'setup.py', 'setup.cfg', 'environment.yml', 'requirements/'];

/** What a file that may hold settings of other tools only has where it lists requirements, too. */
const listing: Readonly<Record<string, RegExp>> = {
  'pyproject.toml': /^\s*\[\s*project\b|^[^#\n]*\b(dependencies|requires)\b/m,
  'setup.cfg': /^install_requires\b/m,
};

/** https://docs.djangoproject.com/en/stable/ref/databases/#postgresql-notes */
const drivers = ['psycopg', 'psycopg-binary', 'psycopg-c', 'psycopg2', 'psycopg2-binary'];

export interface Requirements {
  /** Lines for the requirements.txt that is there. */
  readonly lines: readonly string[];
  /** The requirements.txt that is missing. */
  readonly files: Tree;
  readonly byHand: readonly Instruction[];
}

/** Lines for requirements.txt, which all platforms read; it is made where nothing else says what the project needs. */
export function requirementsElsewhere(
  files: Files,
  blueprint: Blueprint,
  { django }: Found,
  stack: StackTables,
): Requirements {
  const asked = new Set(requirementsAsked(files).map(({ name }) => name));
  const hasDriver = drivers.some((name) => asked.has(name));
  const wanted: string[] = [
    ...commonRequirements,
    ...named(stack.targets, blueprint.deploy).flatMap(({ requirements = [] }) => requirements),
    'dj-database-url',
    'environs',
    'psycopg',
  ];
  const lines = [...new Set(wanted)]
    .filter((name) => !asked.has(name) && (name !== 'psycopg' || !hasDriver))
    .map(lineOf)
    .sort();
  if (files.read('requirements.txt') !== undefined) return { lines, files: new Map(), byHand: [] };
  const other = files
    .list('')
    .find((name) => others.includes(name) && (listing[name]?.test(files.read(name) ?? '') ?? true));
  if (other === undefined) {
    const first = django === undefined ? 'Django' : `Django~=${django}`;
    const content = [first, ...lines].map((line) => `${line}\n`).join('');
    return { lines: [], files: new Map([['requirements.txt', { content }]]), byHand: [] };
  }
  const reason = `the project lists its requirements in ${other}, but servers install from requirements.txt`;
  return {
    lines: [],
    files: new Map(),
    byHand: [{ path: 'requirements.txt', where: 'add these to the rest', lines, reason }],
  };
}
