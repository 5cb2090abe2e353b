// What deploy targets add to a foreign project: adding it, and removing it again.

import { type Deployed, recordName } from '../../../core/blueprint/record.ts';
import { formatRecord } from '../../../core/blueprint/record-text.ts';
import { hashOf, isHashOf } from '../../../core/files/hash.ts';
import type { Instruction } from '../../../core/stack/change.ts';
import { unifiedDiff } from '../../../core/terminal/diff.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import { type Site, writeRecord } from '../apps/site.ts';
import { withEndingsOf } from '../python/definitions.ts';
import { addRequirement, isHashed, removeRequirement } from '../requirements-file.ts';
import { addMiddleware, type Middleware, removeMiddleware } from './middleware.ts';

const requirementsFile = 'requirements.txt';
const nothing: Deployed = { files: {}, blocks: [], middleware: [], requirements: [] };

export interface TakenBack {
  /** Paths of files that their owner has changed, and that stay. */
  readonly kept: readonly string[];
  /** Entries of MIDDLEWARE that somebody else has added, and that name what is gone. */
  readonly named: readonly string[];
}

/** Removes everything that is still as it was added. */
export function takeBack(site: Site): TakenBack {
  const { workspace, settings, deployed = nothing } = site;
  const kept: string[] = [];
  for (const [path, hash] of Object.entries(deployed.files)) {
    const text = workspace.read(path);
    if (text === undefined) site.released.add(path);
    else if (hash.split(' ').some((one) => isHashOf(one, text))) workspace.remove(path);
    else kept.push(path);
  }
  for (const { path, text: added } of deployed.blocks) {
    const text = workspace.read(path);
    const block = withEndingsOf(text ?? '', added);
    const start = text?.lastIndexOf(block) ?? -1;
    if (text === undefined) continue;
    if (start >= 0) workspace.write(path, text.slice(0, start) + text.slice(start + block.length));
    else if (text.includes(firstLine(block))) kept.push(path);
  }
  const lines = workspace.read(requirementsFile);
  if (lines !== undefined)
    workspace.write(requirementsFile, deployed.requirements.reduce(removeRequirement, lines));
  const named = removeMiddleware(workspace, settings, deployed.middleware);
  site.deployed = undefined;
  return { kept, named };
}

const firstLine = (block: string) => block.trimStart().split(/\r\n|\n/)[0] ?? '';

/** What is to be added, in addition to files. */
export interface Additions {
  readonly files: ReadonlyMap<string, string>;
  readonly settings: string;
  /** Where in the file of the settings it goes; at its end when it is left out. */
  readonly place?: number | undefined;
  readonly middleware: Middleware;
  readonly requirements: readonly string[];
  /** What the package manager of the project is told. */
  readonly packages?: readonly string[] | undefined;
  readonly exported?: boolean | undefined;
  /** What goes to the end of other files that are there. */
  readonly endings: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Puts everything in.
 * @param kept files of an earlier run that their owner has changed: they stay as they are
 * @returns what has to be done by hand
 */
export function putIn(site: Site, additions: Additions, kept: readonly string[]): Instruction[] {
  const { workspace, settings } = site;
  const files: Record<string, string> = {};
  for (const [path, text] of additions.files) {
    files[path] = hashOf(text);
    if (!kept.includes(path)) workspace.write(path, text);
  }
  const blocks = kept.includes(settings.file)
    ? (site.record.deployed?.blocks ?? []).filter(({ path }) => path === settings.file)
    : [putAt(site, settings.file, additions.settings, additions.place)];
  for (const { path, text } of additions.endings) workspace.write(path, (workspace.read(path) ?? '') + text);
  const { added: middleware, reason } = addMiddleware(workspace, settings, additions.middleware);
  const { added: requirements, instructions } = putRequirements(workspace, additions.requirements);
  const { packages = [], exported } = additions;
  site.deployed = {
    ...{ files, blocks: [...blocks, ...additions.endings], middleware, requirements },
    ...(packages.length > 0 && { packages }),
    ...(exported && { exported }),
  };
  return [...instructions, ...(reason === undefined ? [] : [byHand(site, middleware, reason)])];
}

/** Puts lines into requirements.txt; those that cannot be put in are left to its owner. */
function putRequirements(
  workspace: Site['workspace'],
  lines: readonly string[],
): { added: string[]; instructions: Instruction[] } {
  const added: string[] = [];
  const left = new Map<string, string[]>();
  for (const line of lines) {
    const before = workspace.read(requirementsFile) ?? '';
    const { text, reason } = addRequirement(before, line, isHashed(workspace));
    if (reason !== undefined) left.set(reason, [...(left.get(reason) ?? []), line]);
    if (text === before) continue;
    workspace.write(requirementsFile, text);
    added.push(line);
  }
  const instructions = [...left].map(([reason, lines]) => ({
    path: requirementsFile,
    where: 'add',
    lines,
    reason,
  }));
  return { added, instructions };
}

/** The line that puts entries of MIDDLEWARE in where a program cannot be sure of their places, and a patch that does it. */
function byHand(
  { workspace, settings: { file: path } }: Site,
  middleware: readonly string[],
  reason: string,
): Instruction {
  const line = `MIDDLEWARE = [${middleware.map((entry) => `"${entry}"`).join(', ')}, *MIDDLEWARE]`;
  const text = workspace.read(path) ?? '';
  const eol = lineEndingOf(text);
  const patch = unifiedDiff(path, text, `${text}${eol}${line}${eol}`);
  return { path, where: 'add at the end', lines: [line], reason, patch };
}

/** Puts a block at the end of a file, or before an offset of it. */
function putAt(
  { workspace }: Site,
  path: string,
  block: string,
  place: number | undefined,
): { path: string; text: string } {
  const before = workspace.read(path) ?? '';
  const eol = lineEndingOf(before);
  const isEnded = before === '' || /[\r\n]$/.test(before);
  const raw = place === undefined ? `${isEnded ? '' : '\n'}\n\n${block}` : `${block}\n\n`;
  const text = raw.replaceAll('\n', eol);
  const at = place ?? before.length;
  workspace.write(path, before.slice(0, at) + text + before.slice(at));
  return { path, text };
}

/** Writes the record; until all is written it holds what was there before as well, so that a run can be interrupted. */
export function recordDeployed(site: Site): void {
  writeRecord(site);
  const { workspace, record, deployed: after } = site;
  if (!workspace.changes().some((change) => change.path === recordName && change.before !== undefined))
    return;
  const before = record.deployed ?? nothing;
  const next = after ?? nothing;
  const paths = Object.keys({ ...before.files, ...next.files });
  const packages = [...new Set([...(before.packages ?? []), ...(next.packages ?? [])])];
  const hashes = (path: string) =>
    [...new Set([before.files[path], next.files[path]])].filter((hash) => hash !== undefined).join(' ');
  site.interim = formatRecord(
    {
      ...record,
      deployed: {
        files: Object.fromEntries(paths.map((path) => [path, hashes(path)])),
        blocks: [...before.blocks, ...next.blocks.filter((block) => !isIn(before.blocks, block))],
        middleware: [...new Set([...before.middleware, ...next.middleware])],
        requirements: [...new Set([...before.requirements, ...next.requirements])],
        ...(packages.length > 0 && { packages }),
        ...((before.exported || next.exported) && { exported: true }),
      },
    },
    site.stack,
  );
}

const isIn = (blocks: Deployed['blocks'], { path, text }: Deployed['blocks'][number]) =>
  blocks.some((block) => block.path === path && block.text === text);
