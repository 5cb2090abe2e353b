// Blueprint documents: JSON texts that hold some or all answers of a project.
import { gt, valid } from 'semver';
import type { StackTables } from '../additions/tables.ts';
import { sentence, UserError } from '../text/errors.ts';
import { version } from '../version.ts';
import type { FlatBlueprint } from './flat.ts';
import { checkDocument, type Document } from './schema.ts';

/**
 * Reads a blueprint document.
 * @param path names it in messages
 * @returns the answers it holds, which may be some of them only
 * @throws UserError when it is not JSON, of the wrong shape or from a newer version
 */
export function readDocument(path: string, text: string, stack: StackTables): FlatBlueprint {
  const {
    version: _version,
    imports: _imports,
    files: _files,
    deployed: _deployed,
    pending: _pending,
    merged: _merged,
    ...blueprint
  } = checkText(path, text, stack);
  return blueprint;
}

/** The same with what only records have. @throws UserError */
export function checkText(path: string, text: string, stack: StackTables): Document {
  const document = parseJson(path, text);
  const writer = (document as { version?: unknown } | null)?.version;
  if (typeof writer === 'string' && valid(writer) && gt(writer, version)) {
    throw new UserError(
      `${path} was written by create-mvt-app ${writer}, and this is ${version}: run "npx create-mvt-app@${writer}" instead.`,
    );
  }
  const checked = checkDocument(document, stack);
  if ('fault' in checked) throw new UserError(sentence(`${path}: ${checked.fault}`));
  return checked.value;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${path} is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}.`);
  }
}
