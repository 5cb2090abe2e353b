// What a blueprint asks pip for.
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import { featureOf } from './features/index.ts';
import { lineOf, type PinName, pins } from './pins.ts';
import { commonRequirements, targetOf } from './targets/index.ts';

/** What a project without features stands on. */
function basePins({ django, database }: Blueprint): PinName[] {
  return [
    `django-${django}`,
    'dj-database-url',
    ...(django === '5.2' ? (['django-csp'] as const) : []),
    'environs',
    ...(database === 'postgresql' ? (['psycopg'] as const) : []),
  ];
}

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

/** The lines of requirements.txt for a blueprint: Django first, then by the alphabet. */
export function requirementsOf(blueprint: Blueprint): string[] {
  const { features = [], deploy = [] } = blueprint;
  const wanted = [
    ...[...features.map(featureOf), ...deploy.map(targetOf)].flatMap(({ requirements = [] }) => requirements),
    ...(deploy.length > 0 ? commonRequirements : []),
  ];
  const [django = '', ...others] = [...new Set([...basePins(blueprint), ...wanted])].map(lineOf);
  return [django, ...others.sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))];
}

/** Top-level modules of everything that any blueprint may install. */
export const requiredModules: ReadonlySet<string> = new Set([
  ...broughtAlong,
  ...Object.values(pins).flatMap(({ modules }) => modules),
]);

/** The oldest Python each Django runs on: https://docs.djangoproject.com/en/stable/faq/install/ */
export const oldestPython = { '5.2': '3.10', '6.1': '3.12' } as const satisfies Record<
  Blueprint['django'],
  string
>;
