// Image fields need Pillow: its line in requirements.txt comes with the first of them and goes with the last.

import { findUndo, type Undo } from '../../../core/files/undo.ts';
import { parseWord } from '../../../core/models/field-word.ts';
import type { Model } from '../../../core/models/model.ts';
import type { Words } from '../../../core/stack/change.ts';
import { djangoModelRules } from '../models/django-model-rules.ts';
import { asksExactly, handOver, manages } from '../packages/managed.ts';
import { managerInCharge } from '../packages/managers.ts';
import { pins } from '../pins.ts';
import {
  addRequirement,
  isHashed,
  removeRequirement,
  requirementsAsked,
  underConstraints,
} from '../requirements-file.ts';
import { noteUndo, type Site } from './site.ts';

const file = 'requirements.txt';

/** https://docs.djangoproject.com/en/stable/ref/models/fields/#imagefield */
export const pillow = pins.pillow.line;

/** Says that the line is ours. */
const pillowAdded: Undo = { kind: 'requirement', name: 'Pillow' };

/** True when one of the models has an image. */
export function needsPillow(models: readonly Model[]): boolean {
  return models.some(({ fields }) => fields.some(({ type }) => type === 'image'));
}

/** Asks for Pillow where the project lists its packages; what cannot be added is to be done by hand. */
export function requirePillow(site: Site): void {
  const { workspace, byHand } = site;
  const before = workspace.read(file);
  const manager = managerInCharge(workspace);
  if (manager) {
    if (manages(manager, 'pillow', workspace)) return;
    site.handover = handOver(manager, { add: [pillow], isExported: before !== undefined });
    noteUndo(site, file, [pillowAdded]);
    return;
  }
  if (before === undefined || requirementsAsked(workspace).some(({ name }) => name === 'pillow')) return;
  const line = underConstraints(workspace, pillow);
  const { text, reason } = addRequirement(before, line, isHashed(workspace));
  if (reason !== undefined) byHand.push({ path: file, where: 'add', lines: [line], reason });
  if (text === before) return;
  workspace.write(file, text);
  noteUndo(site, file, [pillowAdded]);
}

/**
 * Removes the line, if this tool added it and no model that it added has an image any more.
 * @returns what to type where a package manager has the line: removing an app runs nothing
 */
export function releasePillow({ workspace, undo, apps }: Site): Words[] {
  const isNeeded = apps.some(({ models }) => models.some(hasImage));
  if (isNeeded || !findUndo(undo[file] ?? [], pillowAdded)) return [];
  delete undo[file];
  const manager = managerInCharge(workspace);
  if (manager) {
    const orders = asksExactly(manager, pillow, workspace) ? { remove: [pillow] } : {};
    return handOver(manager, orders)?.commands.map(({ words }) => words) ?? [];
  }
  const text = workspace.read(file);
  if (text !== undefined) {
    workspace.write(file, [pillow, underConstraints(workspace, pillow)].reduce(removeRequirement, text));
  }
  return [];
}

/** True for a specification of a model with an image. */
export function hasImage(spec: string): boolean {
  const [, ...words] = spec.trim().split(/\s+/);
  return words.some((word) => {
    const parsed = parseWord(word, djangoModelRules);
    return 'field' in parsed && parsed.field.type === 'image';
  });
}
