// Writes a model as the shortest specification that means the same.
import { type AccessInContext, formatAccess } from './access.ts';
import { fieldType, isToOne } from './field-types.ts';
import type { Field, Model, Reference } from './model.ts';
import { timestamps, timestampsWord } from './timestamps.ts';

/**
 * `Post title author:fk:auth.User`, as .mvt.json stores it; parsing it gives the same model.
 * @param app the app of the model: references to its models leave it out
 * @param users how specifications refer to the user model
 */
export function formatSpec(
  model: Pick<Model, 'name'> & AccessInContext,
  app: string,
  users: Reference,
): string {
  const fields = shorten(model.fields.map((field) => formatField(field, model.name, app)));
  const access = formatAccess(model, users);
  return [model.name, ...fields, ...(access === undefined ? [] : [access])].join(' ');
}

/** The words of fields, with the one word for both times where these follow each other. */
function shorten(words: readonly string[]): string[] {
  const at = words.findIndex((_, index) =>
    timestamps.every((word, offset) => words[index + offset] === word),
  );
  return at < 0 ? [...words] : words.toSpliced(at, timestamps.length, timestampsWord);
}

function formatField(field: Field, model: string, app: string): string {
  const type = fieldType(field.type);
  const parts = [field.name, type.short ?? field.type];
  if (field.to) parts.push(formatTarget(field.to, model, app));
  if (field.precision && !(field.precision.digits === 10 && field.precision.places === 2)) {
    parts.push(`${field.precision.digits},${field.precision.places}`);
  }
  if (field.length !== undefined && field.length !== type.length?.usual) parts.push(String(field.length));
  if (field.choices) {
    const choices = field.choices.join(',');
    parts.push(type.category === 'choice' && !choices.includes('=') ? choices : `choices=${choices}`);
  }
  if (field.null) parts.push('null');
  else if (field.blank) parts.push('blank');
  if (field.unique) parts.push('unique');
  if (field.index) parts.push('index');
  if (isToOne(field.type) && field.onDelete !== (field.null ? 'set_null' : 'cascade')) {
    parts.push(String(field.onDelete));
  }
  if (field.relatedName !== undefined) parts.push(`related=${field.relatedName}`);
  if (field.owner) parts.push('owner');
  if (field.auto) parts.push(field.auto);
  if (field.min !== undefined) parts.push(`min=${field.min}`);
  if (field.max !== undefined) parts.push(`max=${field.max}`);
  if (field.endings && String(field.endings) !== String(type.endings)) {
    parts.push(`endings=${field.endings.join(',')}`);
  }
  if (field.default !== undefined) parts.push(`default=${field.default}`);
  const isPlain = parts.length === 2 && field.type === 'char' && field.name !== timestampsWord;
  return isPlain ? field.name : parts.join(':');
}

function formatTarget(to: Reference, model: string, app: string): string {
  if (to.app !== app) return `${to.app}.${to.model}`;
  return to.model === model ? 'self' : to.model;
}

/** The name of the model that a specification describes. */
export function nameIn(spec: string): string {
  return spec.trim().split(/\s+/)[0] ?? '';
}
