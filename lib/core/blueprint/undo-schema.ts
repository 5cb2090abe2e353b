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
  { kind: 'order', fields: ['module'] },
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

/** The names of an entry's fields after its kind, in the order in which they are written. */
const signatures = new Set(
  shapes.flatMap(({ kind, fields, before }) => {
    const signature = [kind, ...fields].join(' ');
    return before ? [signature, `${signature} before`] : [signature];
  }),
);

/** True for a valid log as it is written: there may be thousands of entries, for which the schema takes too long. */
export function isUndoLog(value: unknown): value is UndoLog {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((undo) => Array.isArray(undo) && undo.every(isUndo));
}

function isUndo(value: unknown): boolean {
  const entry = Object(value) as Readonly<Record<string, unknown>>;
  let signature = String(entry.kind);
  for (const name of Object.keys(entry)) {
    if (typeof entry[name] !== 'string') return false;
    if (name !== 'kind') signature += ` ${name}`;
  }
  return signatures.has(signature);
}
