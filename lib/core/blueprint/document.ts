// Blueprint documents: JSON texts that hold some or all answers of a project.
import { gt, valid } from 'semver';
import type { StackTables } from '../additions/tables.ts';
import { sentence, UserError } from '../text/errors.ts';
import { version } from '../version.ts';
import type { FlatBlueprint } from './flat.ts';
import { formats } from './record.ts';
import { checkDocument, type Document, flatIn } from './schema.ts';

/**
 * Reads a blueprint document.
 * @param path names it in messages
 * @returns the answers it holds, which may be some of them only
 * @throws UserError when it is not JSON, of the wrong shape or from a newer version
 */
export function readDocument(path: string, text: string, stack: StackTables): FlatBlueprint {
  return flatIn(checkText(path, text, stack));
}

/** The same with what only records have. @throws UserError */
export function checkText(path: string, text: string, stack: StackTables): Document {
  const document = parseJson(path, text);
  const { version: writer, format } = Object(document) as { version?: unknown; format?: unknown };
  if (typeof writer === 'string' && valid(writer) && gt(writer, version)) {
    throw new UserError(
      `${path} was written by create-mvt-app ${writer}, but this is ${version}: run "npx create-mvt-app@${writer}" instead.`,
    );
  }
  const newest = Math.max(...formats);
  if (typeof format === 'number' && format > newest) {
    throw new UserError(
      `${path} has format ${format}, but create-mvt-app ${version} only reads formats up to ${newest}: run "npx create-mvt-app@latest" instead.`,
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
    throw new UserError(`${path} is not valid JSON: ${(error as Error).message.replace(/\s+/g, ' ')}.`);
  }
}
