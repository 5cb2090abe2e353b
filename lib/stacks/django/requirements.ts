// The Python requirements of a blueprint.
import { additionsOf } from '../../core/additions/additions-of.ts';
import type { StackTables } from '../../core/additions/tables.ts';
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import { type DjangoAnswers, djangoAnswers } from './answers.ts';
import { developmentLines, type PinName, pinOf } from './pins.ts';

/** The packages that every target depends on. */
export const commonRequirements: readonly PinName[] = ['gunicorn', 'psycopg', 'whitenoise'];

/** What a project without features depends on. */
function basePins({ django, database }: DjangoAnswers): PinName[] {
  return [
    `django-${django}`,
    'argon2-cffi',
    'dj-database-url',
    ...(django === '5.2' ? (['django-csp'] as const) : []),
    'environs',
    ...(database === 'postgresql' ? (['psycopg'] as const) : []),
  ];
}

/** The packages of a blueprint, Django first. */
function pinsOf(blueprint: Blueprint, stack: StackTables) {
  const wanted = [
    ...additionsOf(blueprint, stack).flatMap(({ requirements = [] }) => requirements),
    ...(blueprint.deploy.length > 0 ? commonRequirements : []),
  ];
  return [...new Set([...basePins(djangoAnswers(blueprint)), ...wanted])].map(pinOf);
}

const byAlphabet = (lines: readonly string[]) =>
  lines.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));

/** The lines of requirements.txt for a blueprint: Django first, then by the alphabet. */
export function requirementsOf(blueprint: Blueprint, stack: StackTables): string[] {
  const [django = '', ...others] = pinsOf(blueprint, stack).map(({ line }) => line);
  return [django, ...byAlphabet(others)];
}

/** What only development needs: the lines of requirements-dev.txt, and the modules that mypy finds no types for. */
export function developmentOf(
  blueprint: Blueprint,
  stack: StackTables,
): { lines: string[]; untyped: string[] } {
  const pins = pinsOf(blueprint, stack);
  return {
    lines: byAlphabet([...developmentLines, ...pins.flatMap(({ types = [] }) => types)]),
    untyped: pins.flatMap(({ untyped = [] }) => untyped).sort(),
  };
}
