// Commands on a project that this tool has made: the difference of two renderings is merged into its files.
import { named as namedAdditions, nextOf } from '../additions/additions-of.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { placeIn } from '../blueprint/placement.ts';
import { recordName } from '../blueprint/record.ts';
import { formatRecord } from '../blueprint/record-text.ts';
import { settle } from '../blueprint/settle.ts';
import type { Files } from '../files/files.ts';
import { hashOf, isHashOf, isSameText } from '../files/hash.ts';
import type { Workspace } from '../files/workspace.ts';
import { filesInConflict } from '../merge/conflict.ts';
import { asMerged, isOnlyLaidOut, mergeText, relaidText } from '../merge/merge-text.ts';
import { type Merge, mergeTrees, withEndings } from '../merge/merge-trees.ts';
import { mergedRecord } from '../merge/merged-record.ts';
import { OwnLayouts } from '../merge/own-layouts.ts';
import { isRendered, type Renderings, renderBoth } from '../merge/renderings.ts';
import { isModelCommand } from '../options/command-names.ts';
import type { Change, Executed, FileChange } from '../stack/change.ts';
import type { Command } from '../stack/command.ts';
import type { Outside, Stack } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { version } from '../version.ts';
import { modelResult, moved, pendingCommand, refuseMissing, writeFiles } from './model-merge.ts';
import { type Wanted, wantedBy } from './wanted.ts';

/** Carries out a merging command in memory. @throws UserError when it cannot be done */
export async function executeMerge(
  files: Files,
  command: Command,
  stack: Stack,
  outside: Outside,
): Promise<Executed> {
  const wanted = wantedBy(files, command, stack);
  const { notes, models } = wanted;
  refuseMissing(models?.missing ?? []);
  const { record } = wanted.recorded;
  const next = placedNext(wanted, stack, outside);
  const writer = record.version ?? version;
  const renderings = await renderBoth(record, writer, next, stack, outside);
  const { after, withoutApps } = renderings;
  if (!record.pending) refuseTakenFiles(files, command, renderings);
  const { workspace, before } = moved(files, renderings.before, after, models);
  const merged: Record<string, string> = {};
  const merging = { ...outside, files: workspace };
  const layouts = new OwnLayouts(record, settledAs(record, next, stack), next);
  const isRemoving = command.command === 'removeFeature' || command.command === 'removeDeploy';
  const merge = await mergeTrees(
    before,
    after,
    workspace,
    async (path, versions) => {
      const isDone = isHashOf(record.merged?.[path], versions.ours);
      const result = isDone ? asMerged(versions.ours) : await mergeText(path, versions, stack, merging);
      merged[path] = hashOf(layouts.restored(path, result.text));
      if (isRemoving || isDone || models) return result;
      const left = await relaidText(path, versions, result, stack, merging);
      if (left !== undefined) layouts.note(path, left, versions.ours);
      return result;
    },
    (path, rendered, ours) => isOnlyLaidOut(path, rendered, ours, stack),
  );
  const goes = isRemoving || models ? [] : [...merge.changes].filter(([, text]) => text === undefined);
  for (const [path] of goes) {
    const { content = '', encoding } = before.get(path) ?? {};
    const ours = workspace.read(path) ?? '';
    if (!encoding) layouts.note(path, withEndings(content, ours), ours);
  }
  const fresh = models ? writeFiles(workspace, models) : {};
  const mergedInto = mergedRecord(record, next, renderings, stack);
  const nextRecord = { ...mergedInto, files: { ...mergedInto.files, ...fresh }, layouts: layouts.next };
  changeFiles(workspace, merge, layouts, [recordName, formatRecord(nextRecord, stack)]);
  const changes = withModes(workspace.changes(), renderings);
  const { notes: notesOnFiles, ...following } = stack.afterMerge(
    {
      before: files,
      after: workspace,
      changed: changes.map(({ path }) => path),
      edited: changes
        .filter((file) => file.path !== recordName && file.after !== after.get(file.path)?.content)
        .map(({ path }) => path),
      kept: merge.kept.filter((path) => after.has(path)),
    },
    next,
  );
  const change: Change = {
    done: `Done. ${whatIsOn(next)}`,
    nothing: 'The project is already up to date: nothing had to be changed.',
    notes: [
      ...notes,
      ...(writer === version ? [] : [`The templates were updated from ${writer} to ${version}.`]),
      ...notesOnLayout(layouts.lost),
      ...notesOnFiles,
      ...(models?.review(workspace, after) ?? []),
      ...(withoutApps ? [`The apps that were added stay as they are, because ${withoutApps}`] : []),
    ],
    kept: merge.kept,
    skipped: merge.skipped,
    conflicts: [...new Set([...merge.conflicts, ...filesInConflict(workspace, nextRecord)])],
    byHand: [],
    ...following,
    ...additionsMade(command, wanted, stack),
    ...(models && modelResult(models, following)),
    emptied: record.pending ? merge.gone : [],
    interim: formatRecord(
      { ...record, layouts: layouts.interim, pending: next, command: pendingCommand(wanted.command), merged },
      stack,
    ),
    blueprint: next,
  };
  return { changes, change };
}

/** True when an update would leave every file of a project as it is. @throws UserError for all that is wrong with its record */
export function isUpToDate(files: Files, stack: Stack, outside: Pick<Outside, 'around'>): boolean {
  const wanted = wantedBy(files, { command: 'update', words: [], given: {} }, stack);
  const { record } = wanted.recorded;
  return isRendered(record, record.version ?? version, placedNext(wanted, stack, outside));
}

/** What is wanted of a project, at its place in the repository. */
function placedNext(
  { recorded: { record }, next }: Wanted,
  stack: Stack,
  { around }: Pick<Outside, 'around'>,
): Blueprint {
  const repository = record.pending?.repository ?? record.repository ?? (around && placeIn(around));
  return settle({ ...next, repository }, stack);
}

/** What a project is, with the answers that everything in it wants. */
const settledAs = (record: Blueprint, { repository }: Blueprint, stack: Stack): Blueprint =>
  settle({ ...record, repository }, stack);

/**
 * Refuses to add what brings files that are there already, made by somebody else.
 * @throws UserError that names all of them
 */
function refuseTakenFiles(files: Files, { command, words }: Command, { before, after }: Renderings): void {
  if (command !== 'addFeature' && !isModelCommand(command)) return;
  const taken = [...after].flatMap(([path, { content }]) => {
    const ours = before.has(path) || path === recordName ? undefined : files.read(path);
    return ours === undefined || ours.trim() === '' || isSameText(ours, content) ? [] : [path];
  });
  if (taken.length === 0) return;
  const [such, them] = taken.length === 1 ? ['a file that exists', 'it'] : ['files that exist', 'them'];
  throw new UserError(
    `${words.join(' and ')} would bring ${such} already, so nothing was changed: ${taken.join(', ')}. Rename or move ${them}, then run this again.`,
  );
}

function changeFiles(
  workspace: Workspace,
  { changes }: Merge,
  layouts: OwnLayouts,
  record: readonly [path: string, text: string],
): void {
  for (const [path, text] of [...changes, record]) {
    if (text === undefined) workspace.remove(path);
    else workspace.write(path, text);
  }
  for (const path of layouts.waiting) {
    const text = workspace.read(path);
    if (text !== undefined) workspace.write(path, layouts.restored(path, text));
  }
}

function withModes(changes: readonly FileChange[], { before, after }: Renderings): FileChange[] {
  return changes.map((change) => {
    const { mode, encoding } = after.get(change.path) ?? before.get(change.path) ?? {};
    return { ...change, ...(mode !== undefined && { mode }), ...(encoding && { encoding }) };
  });
}

/** A sentence about files that cannot get their layout back, such as after a formatter with short lines. */
function notesOnLayout(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  return [
    `Taking this back would restore what ${paths.join(', ')} said, but not the exact layout: run your formatter afterwards.`,
  ];
}

/** What to type for features and targets that are new, and how to take them back. */
function additionsMade(
  { command }: Command,
  { recorded: { blueprint }, next, named }: Wanted,
  stack: Stack,
): Pick<Change, 'typed' | 'inverse'> {
  if (command !== 'addFeature' && command !== 'deploy') return { typed: [] };
  const features = named.features.filter((name) => !blueprint.features.includes(name));
  const targets = named.targets.filter((name) => !blueprint.deploy.includes(name));
  const additions = [...namedAdditions(stack.features, features), ...namedAdditions(stack.targets, targets)];
  const words = [...features, ...targets];
  return {
    typed: nextOf(additions, next.answers),
    ...(words.length > 0 && {
      inverse: { command: command === 'deploy' ? 'removeDeploy' : 'removeFeature', words },
    }),
  };
}

/** `Features: auth, api. Deploys to: heroku.` */
function whatIsOn({ features, deploy }: Blueprint): string {
  const places = deploy.length > 0 ? ` Deploys to: ${deploy.join(', ')}.` : '';
  return `Features: ${features.join(', ') || 'none'}.${places}`;
}
