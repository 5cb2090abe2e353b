// The shape of the undo log in documents.
import * as v from 'valibot';
import type { Undo, UndoLog } from '../files/undo.ts';

interface Shape {
  readonly kind: Undo['kind'];
  readonly fields: readonly string[];
  /** Whether there may have been a text before. */
  readonly before?: boolean;
}

const shapes: readonly Shape[] = [
  { kind: 'import', fields: ['module'], before: true },
  { kind: 'import', fields: ['statement'], before: true },
  { kind: 'use', fields: ['name'] },
  { kind: 'entry', fields: ['list', 'value'] },
  { kind: 'definition', fields: ['name'], before: true },
  { kind: 'definition', fields: ['statement'], before: true },
  { kind: 'route', fields: ['module'] },
  { kind: 'requirement', fields: ['name'] },
];

const entrySchema = v.union(
  shapes.map(({ kind, fields, before }) => {
    const entries: v.ObjectEntries = {
      kind: v.literal(kind),
      ...Object.fromEntries(fields.map((field) => [field, v.string()])),
      ...(before && { before: v.optional(v.string()) }),
    };
    return v.strictObject(entries);
  }),
  'is not an entry of an undo log',
);

/** The valibot schema of the log. */
export const undoSchema = v.record(v.string(), v.array(entrySchema));

/** True for a valid log: there may be thousands of entries, which the schema would look at one by one. */
export function isUndoLog(value: unknown): value is UndoLog {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((undo) => Array.isArray(undo) && undo.every(isUndo));
}

function isUndo(value: unknown): boolean {
  const entry = Object(value) as Readonly<Record<string, unknown>>;
  const names = Object.keys(entry);
  return shapes.some(({ kind, fields, before = false }) => {
    if (entry.kind !== kind) return false;
    const isField = (name: string) => fields.includes(name) || (before && name === 'before');
    return (
      fields.every((name) => name in entry) &&
      names.every((name) => name === 'kind' || (isField(name) && typeof entry[name] === 'string'))
    );
  });
}
