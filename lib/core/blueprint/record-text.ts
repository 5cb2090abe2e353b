// The text of .mvt.json: a record written, and read again.
import { answerNames, optionNamed, optionNames, type StackTables } from '../additions/tables.ts';
import type { Files } from '../files/files.ts';
import { version } from '../version.ts';
import { checkText } from './document.ts';
import { fromFlat, toFlat } from './flat.ts';
import { emptyRecord, formats, type ProjectRecord, recordName } from './record.ts';
import { refuseOutside } from './record-paths.ts';
import { flatIn } from './schema.ts';

/** The content of .mvt.json. */
export function formatRecord(record: ProjectRecord, stack: StackTables): string {
  const { apps, undo, layouts = {}, files, deployed, pending, command, merged, repository } = record;
  const flat = toFlat(record, stack);
  const known = answerNames(stack).filter((name) => name in flat);
  const needed = Object.entries(undo).filter(([, entries]) => entries.length > 0);
  const document = {
    format: formats.at(-1),
    version: record.version ?? version,
    ...Object.fromEntries(known.map((name) => [name, flat[name]])),
    ...(apps.length > 0 && { apps }),
    ...(repository && { repository }),
    ...(needed.length > 0 && { undo: sorted(Object.fromEntries(needed)) }),
    ...(Object.keys(layouts).length > 0 && { layouts: sorted(layouts) }),
    files: sorted(files),
    ...(deployed && { deployed: { ...deployed, files: sorted(deployed.files) } }),
    ...(pending && {
      pending: toFlat(pending, stack),
      ...(command && { command }),
      ...(merged && { merged: sorted(merged) }),
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Entries in the order of their names. There may be tens of thousands, most often in order already. */
function sorted<T>(values: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const names = Object.keys(values);
  if (names.every((name, index) => index === 0 || (names[index - 1] as string) < name)) return values;
  // Without a prototype, so that a file may be called __proto__.
  const result: Record<string, T> = Object.create(null);
  for (const name of names.sort()) result[name] = values[name] as T;
  return result;
}

/** What was read last: the steps of a command read the same record, which may be large. */
const last = new WeakMap<StackTables, { readonly text: string; readonly record: ProjectRecord }>();

/**
 * Reads the .mvt.json of a project.
 * @returns an empty record when there is none
 * @throws UserError when it is damaged, from a newer version, or names a path that leads out of the project
 */
export function readRecord(path: string, text: string | undefined, stack: StackTables): ProjectRecord {
  if (text === undefined) return emptyRecord(stack);
  const before = last.get(stack);
  if (before?.text === text) return before.record;
  const record = parse(path, text, stack);
  last.set(stack, { text, record });
  return record;
}

/** The record of a project; empty when it has none. @throws UserError as `readRecord` does */
export const recordIn = (files: Pick<Files, 'read'>, stack: StackTables): ProjectRecord =>
  readRecord(recordName, files.read(recordName), stack);

function parse(path: string, text: string, stack: StackTables): ProjectRecord {
  const document = checkText(path, text, stack);
  const { version: writer, undo = {}, layouts, files = {}, deployed, pending, command, merged } = document;
  const record = {
    ...fromFlat(flatIn(document), stack),
    version: writer,
    undo,
    ...(layouts && { layouts }),
    files,
    ...(deployed && { deployed }),
    ...(pending && { pending: fromFlat(pending, stack), ...(command && { command }), merged }),
  };
  refuseOutside(record);
  return record;
}

/** True for the text of a whole record: it names its writer, all answers, and the files. */
export function isRecord(text: string, stack: StackTables): boolean {
  try {
    const document = Object(JSON.parse(text.replace(/^\uFEFF/, '')));
    const answers = optionNames(stack, 'blueprint').filter((name) => !optionNamed(stack, name).addedLater);
    return ['version', 'files', ...answers].every((name) => Object.hasOwn(document, name));
  } catch {
    return false;
  }
}
