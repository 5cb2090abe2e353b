// Whether this tool has made a project.
import type { StackTables } from '../additions/tables.ts';
import { recordName } from '../blueprint/record.ts';
import { isRecord } from '../blueprint/record-text.ts';
import type { Files } from '../files/files.ts';

/** True for a project that has a whole record. */
export function isOurs(files: Files, stack: StackTables): boolean {
  const text = files.read(recordName);
  return text !== undefined && isRecord(text, stack);
}
