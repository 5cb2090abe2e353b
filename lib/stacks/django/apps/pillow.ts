// Image fields need Pillow: its line in requirements.txt comes with the first of them and goes with the last.

import { findUndo, mergeUndo, type Undo } from '../../../core/blueprint/undo.ts';
import type { Model } from '../../../core/models/model.ts';
import { parseWord } from '../../../core/models/words.ts';
import { pins } from '../pins.ts';
import { addRequirement, removeRequirement } from '../requirements-file.ts';
import type { Site } from './site.ts';

const file = 'requirements.txt';

/** https://docs.djangoproject.com/en/stable/ref/models/fields/#imagefield */
export const pillow = pins.pillow.line;

/** Says that the line is ours. */
const added: Undo = { kind: 'requirement', name: 'Pillow' };

/** True when one of the models has an image. */
export function needsPillow(models: readonly Model[]): boolean {
  return models.some(({ fields }) => fields.some(({ type }) => type === 'image'));
}

/** Asks for Pillow in requirements.txt, where there is such a file. */
export function requirePillow({ workspace, undo }: Site): void {
  const text = workspace.read(file);
  if (text === undefined) return;
  const longer = addRequirement(text, pillow);
  if (longer === text) return;
  workspace.write(file, longer);
  undo[file] = mergeUndo(undo[file] ?? [], [added]);
}

/** Takes the line out again, when this tool put it in and no model that it added has an image any more. */
export function releasePillow({ workspace, undo, apps }: Site): void {
  const isNeeded = apps.some(({ models }) => models.some(hasImage));
  const text = workspace.read(file);
  if (isNeeded || text === undefined || !findUndo(undo[file] ?? [], added)) return;
  workspace.write(file, removeRequirement(text, pillow));
  delete undo[file];
}

/** True for a specification of a model with an image. */
function hasImage(spec: string): boolean {
  const [, ...words] = spec.trim().split(/\s+/);
  return words.some((word) => {
    const parsed = parseWord(word);
    return 'field' in parsed && parsed.field.type === 'image';
  });
}
