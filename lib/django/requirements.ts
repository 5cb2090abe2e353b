// The Python packages a generated project stands on: one table of pins.
import type { Blueprint } from '../blueprint/blueprint.ts';

interface Requirement {
  /** A line of requirements.txt. */
  readonly line: string;
  /** Top-level modules that the package installs, so no app may take their names. */
  readonly modules: readonly string[];
  readonly when?: (blueprint: Blueprint) => boolean;
}

const table: readonly Requirement[] = [
  { line: 'Django>=5.2.19,<5.3', modules: ['django'], when: ({ django }) => django === '5.2' },
  { line: 'Django>=6.1.3,<6.2', modules: ['django'], when: ({ django }) => django === '6.1' },
  { line: 'dj-database-url>=3.1.2,<4', modules: ['dj_database_url'] },
  { line: 'django-csp>=4.0,<5', modules: ['csp'], when: ({ django }) => django === '5.2' },
  { line: 'environs>=15.2,<16', modules: ['environs'] },
  {
    line: 'psycopg[binary]>=3.3.9,<4',
    modules: ['psycopg', 'psycopg_binary'],
    when: ({ database }) => database === 'postgresql',
  },
];

/** Modules that those packages bring along, or that every virtual environment has. */
const broughtAlong = [
  'asgiref',
  'dotenv',
  'marshmallow',
  'packaging',
  'pip',
  'pkg_resources',
  'setuptools',
  'sqlparse',
  'typing_extensions',
  'tzdata',
];

/** The lines of requirements.txt for a blueprint. */
export function requirementsOf(blueprint: Blueprint): string[] {
  return table.filter(({ when }) => when?.(blueprint) ?? true).map(({ line }) => line);
}

/** Top-level modules of everything that any blueprint may install. */
export const requiredModules: ReadonlySet<string> = new Set([
  ...broughtAlong,
  ...table.flatMap(({ modules }) => modules),
]);

/** The oldest Python each Django runs on: https://docs.djangoproject.com/en/stable/faq/install/ */
export const oldestPython = { '5.2': '3.10', '6.1': '3.12' } as const satisfies Record<
  Blueprint['django'],
  string
>;
