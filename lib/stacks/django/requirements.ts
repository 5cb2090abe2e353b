// The Python requirements of a blueprint.
import { additionsOf } from '../../core/additions/additions-of.ts';
import type { StackTables } from '../../core/additions/tables.ts';
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import { type DjangoAnswers, djangoAnswers } from './answers.ts';
import { lineOf, type PinName } from './pins.ts';

/** The packages that every target depends on. */
export const commonRequirements: readonly PinName[] = ['gunicorn', 'psycopg', 'whitenoise'];

/** What a project without features depends on. */
function basePins({ django, database }: DjangoAnswers): PinName[] {
  return [
    `django-${django}`,
    'dj-database-url',
    ...(django === '5.2' ? (['django-csp'] as const) : []),
    'environs',
    ...(database === 'postgresql' ? (['psycopg'] as const) : []),
  ];
}

/** The lines of requirements.txt for a blueprint: Django first, then by the alphabet. */
export function requirementsOf(blueprint: Blueprint, stack: StackTables): string[] {
  const wanted = [
    ...additionsOf(blueprint, stack).flatMap(({ requirements = [] }) => requirements),
    ...(blueprint.deploy.length > 0 ? commonRequirements : []),
  ];
  const [django = '', ...others] = [...new Set([...basePins(djangoAnswers(blueprint)), ...wanted])].map(
    lineOf,
  );
  return [django, ...others.sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))];
}
