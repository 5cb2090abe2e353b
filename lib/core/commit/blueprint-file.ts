// Blueprint documents on disk.
import { readFileSync } from 'node:fs';
import type { StackTables } from '../additions/tables.ts';
import { readDocument } from '../blueprint/document.ts';
import type { FlatBlueprint } from '../blueprint/flat.ts';
import { isRecord } from '../blueprint/record-text.ts';
import { UserError } from '../text/errors.ts';

/**
 * Reads a blueprint from a file. The record of a project holds all answers: what it does not name, the project lacks.
 * @throws UserError when it is missing or is not one
 */
export function readDocumentFile(path: string, stack: StackTables): FlatBlueprint {
  const text = readText(path);
  const answers = readDocument(path, text, stack);
  return isRecord(text, stack) ? { features: [], ...answers } : answers;
}

/** True when a file is the record of a project. */
export function isRecordFile(path: string, stack: StackTables): boolean {
  try {
    return isRecord(readFileSync(path, 'utf8'), stack);
  } catch {
    return false;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a directory' : code;
    throw new UserError(`Cannot read the blueprint ${path}: ${reason}.`);
  }
}
