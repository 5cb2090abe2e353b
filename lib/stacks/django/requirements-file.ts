// requirements.txt of a project: adding a line, and removing it again.
// https://pip.pypa.io/en/stable/reference/requirements-file-format/

import type { Files } from '../../core/files/files.ts';
import { folderOf, resolveFrom } from '../../core/files/paths.ts';
import { splitLines } from '../../core/text/lines.ts';

/** A requirement, an option or a comment: one line, or several that `\` joins. */
interface Statement {
  /** Its lines, and the indented comments below it; the end is not one of them. */
  readonly start: number;
  readonly end: number;
  readonly isSingle: boolean;
  /** True when its last line ends in `\`, so that a line below would be part of it. */
  readonly isOpen: boolean;
  /** Without comments. */
  readonly text: string;
  /** As pip compares it; '' for what asks for no package, or for one that nobody can name. */
  readonly name: string;
  readonly extras: readonly string[];
}

const contentOf = (line: string) => line.replace(/[\r\n]+$/, '');
/** What ends a line: nothing for one at the end of a file. */
export const endingOf = (line = '') => line.slice(contentOf(line).length);
const isComment = (line: string) => /^\s*#/.test(line);
const isContinued = (line: string) => contentOf(line).endsWith('\\') && !isComment(line);

function statementsOf(lines: readonly string[]): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < lines.length; start = statements.at(-1)?.end ?? lines.length) {
    let end = start + 1;
    while (end < lines.length && isContinued(lines[end - 1] ?? '')) end++;
    const parts = lines.slice(start, end);
    const isOpen = isContinued(parts.at(-1) ?? '');
    const text = parts
      .map(joinable)
      .join('')
      .replace(/(^|\s+)#.*$/, '')
      .trim();
    const requirement = readRequirement(text);
    // pip-compile says there which package wants it.
    while (requirement.name !== '' && !isOpen && /^[ \t]+#/.test(lines[end] ?? '')) end++;
    statements.push({ start, end, isSingle: parts.length === 1, isOpen, text, ...requirement });
  }
  return statements;
}

/** A comment stays apart from what is before it, and ends it. */
const joinable = (line: string) =>
  isComment(line) ? ` ${contentOf(line)}` : contentOf(line).replace(/\\$/, '');

/** The package that a line asks for, with a version, an address, or as a wheel. */
function readRequirement(text: string): Pick<Statement, 'name' | 'extras'> {
  const named = /^([A-Za-z0-9][\w.-]*)(?![\w.:+/\\-])\s*(?:\[([^\]]*)\])?/.exec(text);
  const isPlace = !named || /\.whl$/i.test(named[1] ?? '');
  const [, name = '', extras = ''] =
    (isPlace
      ? (/[#&]egg=([\w.-]+)(?:\[([^\]]*)\])?/.exec(text) ??
        /^(?:.*[/\\])?([^/\\\s-]+)-[^/\\]*\.whl(?![\w.-])/i.exec(text))
      : named) ?? [];
  return { name: normalised(name), extras: extras.split(',').map((extra) => normalised(extra.trim())) };
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
export const normalised = (name: string) => name.toLowerCase().replace(/[-_.]+/g, '-');

/** The name of the package that a line asks for, as pip compares it. */
export const nameIn = (line: string): string => readRequirement(line).name;

/** The packages that a file asks for, in its order, by the names as pip compares them. */
export function namesIn(text: string): string[] {
  return statementsOf(splitLines(text)).flatMap(({ name }) => (name === '' ? [] : [name]));
}

/** What a project's requirements.txt and the files that it includes ask for: packages, each with its whole line. */
export function requirementsAsked(
  files: Pick<Files, 'read'>,
  path = 'requirements.txt',
): Pick<Statement, 'name' | 'text'>[] {
  return includedFrom(files, path).filter(({ name }) => name !== '');
}

/** All that a file and those that it includes say, in the order in which pip reads it. */
function includedFrom(
  files: Pick<Files, 'read'>,
  path: string,
  seen = new Set<string>(),
): (Pick<Statement, 'name' | 'text'> & { file: string })[] {
  if (seen.has(path)) return [];
  seen.add(path);
  return statementsOf(splitLines(files.read(path) ?? '')).flatMap((statement) => {
    const included = fileAfter(/^(?:-r|--requirement)(?:\s|=)*/, statement.text);
    if (included === undefined) return [{ ...statement, file: path }];
    return includedFrom(files, resolveFrom(folderOf(path), included), seen);
  });
}

/** What the constraints of a project's requirements.txt allow: they name versions of packages and ask for none. */
export function constraintsIn(
  files: Pick<Files, 'read'>,
  path = 'requirements.txt',
): Pick<Statement, 'name' | 'text'>[] {
  return includedFrom(files, path).flatMap(({ text, file }) => {
    const constraints = fileAfter(/^(?:-c|--constraint)(?:\s|=)*/, text);
    if (constraints === undefined) return [];
    return requirementsAsked(files, resolveFrom(folderOf(file), constraints));
  });
}

/** A line to add to a requirements.txt: without versions where a constraint names them, since pip takes no other. */
export function underConstraints(files: Pick<Files, 'read'>, line: string): string {
  const isConstrained = constraintsIn(files).some(({ name }) => name === nameIn(line));
  return isConstrained ? line.replace(/\s*[<>=!~].*$/, '') : line;
}

/** The file that an option of a line names. */
function fileAfter(option: RegExp, text: string): string | undefined {
  return option.test(text) ? /^(["']?)(\S.*)\1$/.exec(text.replace(option, ''))?.[2] : undefined;
}

/** True when a project's requirements.txt, or a file that it includes, has hashes: then pip wants one for every line. */
export function isHashed(files: Pick<Files, 'read'>): boolean {
  return includedFrom(files, 'requirements.txt').some(({ text }) => hashes.test(text));
}

/** True when every line asks for a package by name and versions, or names another such file: uv can hash those. */
export function isLockable(files: Pick<Files, 'read'>): boolean {
  const plain =
    /^$|^(-c|--constraint)\b|^(?!.*\.whl)[A-Za-z0-9][\w.-]*\s*(\[[^\]]*\]\s*)?([<>=!~(;](?!.*\s--).*)?$/i;
  return includedFrom(files, 'requirements.txt').every(({ text }) => plain.test(text));
}

const hashes = /(^|\s)--(require-hashes\b|hash[=\s])/;

/** Why a line cannot be added to files with hashes, to be read after "because". */
const wantsHash = 'pip checks this file by hashes, and the line needs one';

/** What adding a line comes to. */
export interface Added {
  readonly text: string;
  /** Why the line has to be added by hand, to be read after "because"; then the text is as it was. */
  readonly reason?: string;
}

/**
 * Adds a requirement where the alphabet wants it, unless the file asks for that package already.
 * @param line such as `Pillow>=12.0,<14`
 * @param isHashed whether a file that it includes has hashes
 */
export function addRequirement(text: string, line: string, isHashed = false): Added {
  const lines = splitLines(text);
  const statements = statementsOf(lines);
  const wanted = readRequirement(line);
  const same = statements.filter(({ name }) => name === wanted.name);
  if (same.length > 0) {
    const there = same.flatMap(({ extras }) => extras);
    const missing = wanted.extras.filter((extra) => extra !== '' && !there.includes(extra));
    if (missing.length === 0) return { text };
    return { text, reason: `it asks for ${wanted.name} without [${missing.join(',')}]` };
  }
  if (isHashed || statements.some(({ text }) => hashes.test(text))) return { text, reason: wantsHash };
  const place = placeFor(wanted.name, statements, lines.length);
  const above = lines[place - 1];
  const ending = endingOf(above) || endingOf(lines[0]) || '\n';
  const isAtEnd = above !== undefined && endingOf(above) === '';
  return { text: lines.toSpliced(place, 0, isAtEnd ? ending + line : line + ending).join('') };
}

/** The line that a package has to be put in front of. */
function placeFor(name: string, statements: readonly Statement[], end: number): number {
  const named = statements.filter((statement) => statement.name !== '');
  const last = statements.at(-1);
  const after =
    named.findLast((statement) => statement.name < name) ?? (named.length === 0 ? last : undefined);
  if (after === undefined) return named[0]?.start ?? end;
  return after.isOpen ? after.start : after.end;
}

/** Removes a requirement, if it is still as it was added. */
export function removeRequirement(text: string, line: string): string {
  const lines = splitLines(text);
  const found = statementsOf(lines).find(
    ({ start, isSingle }) => isSingle && contentOf(lines[start] ?? '') === line,
  );
  if (!found) return text;
  const rest = lines.toSpliced(found.start, 1).join('');
  return endingOf(lines[found.start]) === '' ? rest.replace(/(\r\n|\r|\n)$/, '') : rest;
}

/** True for a file that says that a package manager wrote it from its lock. */
export function isGenerated(text: string): boolean {
  return /^# This file (?:was autogenerated by uv via the following command:\s+#\s+uv export|is @generated by PDM)|^-i https?:\S+$/m.test(
    text,
  );
}
