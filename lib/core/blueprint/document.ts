// Blueprint documents: reading --from files and .mvt.json, and writing .mvt.json.
import { readFileSync } from 'node:fs';
import { gt, valid } from 'semver';
import { blueprintOptionNames, featureOptionNames } from '../options/options.ts';
import { sentence, UserError } from '../text/errors.ts';
import { version } from '../version.ts';
import type { AppBlueprint } from './apps.ts';
import type { Blueprint } from './blueprint.ts';
import { checkDocument, type Document } from './schema.ts';

/** The file in a project that holds its blueprint. */
export const recordName = '.mvt.json';

/** Hashes of the files that were written, by path from the project's root. */
export type FileHashes = Readonly<Record<string, string>>;

/** Import statements as they were before names were added to them: by file, then by module; '' for none. */
export type Originals = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What deploy targets have put into a project that this tool did not make. */
export interface Deployed {
  readonly files: FileHashes;
  /** Texts that were put into files of the project, each as it was put in. */
  readonly blocks: readonly { readonly path: string; readonly text: string }[];
  /** Entries of MIDDLEWARE. */
  readonly middleware: readonly string[];
  /** Lines of requirements.txt. */
  readonly requirements: readonly string[];
}

/** What .mvt.json holds. */
export interface ProjectRecord {
  /** The version whose templates the project follows; this one when it is left out. */
  readonly version?: string | undefined;
  /** The answers; some or none of them when the project was not made by this tool. */
  readonly answers: Partial<Blueprint>;
  readonly apps: readonly AppBlueprint[];
  readonly imports: Originals;
  readonly files: FileHashes;
  readonly deployed?: Deployed | undefined;
  /** The answers that a merge is on its way to: it was broken off when they are still there. */
  readonly pending?: Blueprint | undefined;
  /** Hashes of the files that such a merge has to put together from two versions: one that has its hash is done. */
  readonly merged?: FileHashes | undefined;
}

/** The content of .mvt.json: the version that wrote it, the blueprint, and a hash of every file. */
export function formatRecord(record: ProjectRecord): string {
  const { answers, apps, imports, files, deployed, pending, merged } = record;
  const known = [...blueprintOptionNames, ...featureOptionNames].filter((name) => name in answers);
  const sorted = <T>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.keys(values)
        .sort()
        .map((key) => [key, values[key]]),
    );
  const changed = Object.entries(imports)
    .filter(([, originals]) => Object.keys(originals).length > 0)
    .map(([path, originals]) => [path, sorted(originals)] as const);
  const document = {
    version: record.version ?? version,
    ...Object.fromEntries(known.map((name) => [name, answers[name]])),
    ...(apps.length > 0 && { apps }),
    ...(changed.length > 0 && { imports: sorted(Object.fromEntries(changed)) }),
    files: sorted(files),
    ...(deployed && { deployed: { ...deployed, files: sorted(deployed.files) } }),
    ...(pending && { pending, ...(merged && { merged: sorted(merged) }) }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Reads the .mvt.json of a project.
 * @returns an empty record when there is none
 * @throws UserError when it is damaged or from a newer version
 */
export function readRecord(path: string, text: string | undefined): ProjectRecord {
  if (text === undefined) return { answers: {}, apps: [], imports: {}, files: {} };
  const {
    version: writer,
    apps = [],
    imports = {},
    files = {},
    deployed,
    pending,
    merged,
    ...answers
  } = checkText(path, text);
  return {
    version: writer,
    answers,
    apps,
    imports,
    files,
    ...(deployed && { deployed }),
    ...(pending && { pending, merged }),
  };
}

/**
 * Reads a blueprint document.
 * @returns the answers it holds, which may be some of them only.
 * @throws UserError when it is missing, not JSON, of the wrong shape or from a newer version.
 */
export function readDocument(path: string): Partial<Blueprint> {
  const {
    version: _version,
    imports: _imports,
    files: _files,
    deployed: _deployed,
    pending: _pending,
    merged: _merged,
    ...blueprint
  } = checkText(path, readText(path));
  return blueprint;
}

function checkText(path: string, text: string): Document {
  const document = parseJson(path, text);
  const writer = (document as { version?: unknown } | null)?.version;
  if (typeof writer === 'string' && valid(writer) && gt(writer, version)) {
    throw new UserError(
      `${path} was written by create-mvt-app ${writer}, and this is ${version}: run "npx create-mvt-app@${writer}" instead.`,
    );
  }
  const checked = checkDocument(document);
  if ('fault' in checked) throw new UserError(sentence(`${path}: ${checked.fault}`));
  return checked.value;
}

/** True when a file is the record of a project: it names its writer, all answers, and the files. */
export function isRecord(path: string): boolean {
  try {
    const document = Object(parseJson(path, readText(path)));
    return ['version', 'files', ...blueprintOptionNames].every((name) => Object.hasOwn(document, name));
  } catch {
    return false;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new UserError(`Cannot read the blueprint ${path}: ${reason}.`);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${path} is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}.`);
  }
}
