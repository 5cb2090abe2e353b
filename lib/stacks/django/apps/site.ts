// A Django project that apps are added to: its files with the changes so far, its settings, and its record.

import { type ProjectRecord, recordName } from '../../../core/blueprint/record.ts';
import { formatRecord, recordIn } from '../../../core/blueprint/record-text.ts';
import type { Files } from '../../../core/files/files.ts';
import { hashOf, isHashOf } from '../../../core/files/hash.ts';
import { mergeUndo, sortUndo, type Undo } from '../../../core/files/undo.ts';
import { Workspace } from '../../../core/files/workspace.ts';
import type { Handover, Instruction } from '../../../core/stack/change.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import { UserError } from '../../../core/text/errors.ts';
import { oldestPython } from '../pins.ts';
import { findSettings, type SettingsChoice } from '../project/find-settings.ts';
import { finderOf, type Settings } from '../project/settings.ts';
import { type Installed, type Versions, versionsOf } from '../versions/versions.ts';
import { followMoves } from './moved-apps.ts';

export interface Site {
  readonly stack: Stack;
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** Which Django and Python the project has. */
  readonly versions: Versions;
  /** As it was read: what is added later is in `apps` and `undo`. */
  readonly record: ProjectRecord;
  apps: ProjectRecord['apps'];
  undo: Record<string, readonly Undo[]>;
  answers: ProjectRecord['answers'];
  deploy: ProjectRecord['deploy'];
  deployed: ProjectRecord['deployed'];
  repository: ProjectRecord['repository'];
  /** True for a module of the project, by its dotted name. */
  readonly isLocal: (module: string) => boolean;
  /** What a program could not be sure of, for the owner of the files. */
  readonly byHand: Instruction[];
  /** What the package manager of the project has to be told. */
  handover?: Handover | undefined;
  /** Paths that are the owner's from now on, or gone: the record forgets them. */
  readonly released: Set<string>;
  /** The record while files are removed: still with what is being removed, and with the hashes that files get. */
  interim?: string;
  /** Paths of files that are ours now, whatever was there before. */
  readonly replaced: Set<string>;
}

/**
 * Reads what is known about a project.
 * @throws UserError when its settings cannot be found, or its .mvt.json is damaged or from a newer version
 */
export function openSite(
  files: Files,
  stack: Stack,
  choice: SettingsChoice = {},
  installed: Installed = () => undefined,
): Site {
  const record = recordIn(files, stack);
  if (record.pending) {
    throw new UserError(
      'An earlier command on this project was interrupted: finish it with create-mvt-app update, then run this one again.',
    );
  }
  const settings = findSettings(files, choice);
  return siteOf(new Workspace(files), settings, followMoves(record, files, settings), stack, installed);
}

/** A project with nothing changed yet. */
export function siteOf(
  workspace: Workspace,
  settings: Settings,
  record: ProjectRecord,
  stack: Stack,
  installed: Installed = () => undefined,
): Site {
  const { apps, undo, answers, deploy, deployed, repository } = record;
  const finder = finderOf(workspace, settings);
  return {
    stack,
    workspace,
    settings,
    versions: recordedVersions(record) ?? versionsOf(workspace, installed),
    record,
    apps,
    undo: { ...undo },
    answers,
    deploy,
    deployed,
    repository,
    isLocal: (module) => finder.isLocal(module),
    byHand: [],
    released: new Set(),
    replaced: new Set(),
  };
}

/** The versions that a project of this tool was made for: its code is the same whenever it is added. */
function recordedVersions({ answers: { django } }: ProjectRecord): Versions | undefined {
  if (django !== '5.2' && django !== '6.1') return undefined;
  const source = recordName;
  return { django: { version: django, source }, python: { version: oldestPython[django], source } };
}

/** Keeps what has to be known to take a change of a file back. */
export function noteUndo({ undo }: Pick<Site, 'undo'>, path: string, added: readonly Undo[]): void {
  undo[path] = sortUndo(mergeUndo(undo[path] ?? [], added));
}

/** Writes the record that fits the changes, or removes it when there is nothing left to keep. */
export function writeRecord(site: Site): void {
  const { stack, workspace, record, apps, undo, answers, deploy, deployed, repository } = site;
  const { released, replaced } = site;
  const files = { ...record.files };
  const gone = [...released];
  const isDeployed = (path: string) => [record, site].some((each) => path in (each.deployed?.files ?? {}));
  for (const { path, before, after } of workspace.changes()) {
    if (path === recordName || isDeployed(path)) continue;
    const isOurs = before === undefined || replaced.has(path) || isHashOf(files[path], before);
    if (after === undefined) gone.push(path);
    else if (isOurs) files[path] = hashOf(after);
  }
  for (const path of replaced) files[path] = hashOf(workspace.read(path) ?? '');
  if (gone.length > 0) site.interim = formatRecord({ ...record, files }, stack);
  for (const path of gone) delete files[path];
  const isEmpty = Object.keys(answers).length === 0 && deploy.length === 0 && apps.length === 0 && !deployed;
  const hasRecord = workspace.read(recordName) !== undefined;
  if (isEmpty && hasRecord) workspace.remove(recordName);
  else if (!isEmpty) {
    const { version, features } = record;
    const blueprint = { stack: stack.name, answers, features, deploy, apps, repository };
    workspace.write(
      recordName,
      formatRecord({ ...blueprint, version, undo, layouts: record.layouts, files, deployed }, stack),
    );
  }
}
