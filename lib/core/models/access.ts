// What the access of a model is when nothing is said, and how a specification says another one.
import {
  type Access,
  accessLevels,
  type Field,
  isSameReference,
  type Model,
  type Reference,
} from './model.ts';

/** What begins the word of a specification that says who may see and change the records. */
const start = 'access=';

/** The word that says it. */
export const accessWord = (value: string): string => start + value;

/** What such a word says; undefined for any other word. */
export const accessSaid = (word: string): string | undefined =>
  word.startsWith(start) ? word.slice(start.length) : undefined;

/** Everyone reads, permitted staff write. */
export const staffAccess: Access = { level: 'staff', path: [] };

/** True for a level at which only owners and permitted staff write. */
export const isOwned = ({ level }: Pick<Access, 'level'>): boolean =>
  level === 'owner' || level === 'private';

/** The foreign key to the user who made a record: the one that is marked `owner`, else the first. */
export function creatorField(fields: readonly Field[], users: Reference): Field | undefined {
  const keys = fields.filter(({ type, to }) => type === 'foreignkey' && isSameReference(to, users));
  return keys.find(({ owner }) => owner) ?? keys[0];
}

/** The access of a model that says nothing about it, whatever else is in the project. */
export function usualAccess(fields: readonly Field[], users: Reference): Access {
  const creator = creatorField(fields, users);
  return creator ? { level: 'owner', path: [creator.name] } : staffAccess;
}

/** The fields with a mark only where it says something: not on the first key to the users, nor on what `access=` names. */
export function withoutNeedlessMarks(fields: readonly Field[], users: Reference): Field[] {
  const creator = creatorField(fields, users);
  const plain = fields.map(({ owner: _, ...field }): Field => field);
  const isNeeded = creator?.owner && creatorField(plain, users)?.name !== creator.name;
  return isNeeded ? plain.map((field) => (field.name === creator.name ? creator : field)) : plain;
}

/** The access of a model and what it has to be told apart from. */
export interface AccessInContext extends Pick<Model, 'access' | 'fields'> {
  /** Whether the model would follow a private one that it belongs to if nothing were said. */
  readonly isStated?: boolean;
}

/** `access=private:order.customer` as a specification has it; undefined for what holds without it. */
export function formatAccess({ access, fields, isStated }: AccessInContext, users: Reference) {
  const usual = usualAccess(fields, users);
  const path = access.path.join('.');
  if (!isOwned(access))
    return access.level === usual.level && !isStated ? undefined : accessWord(access.level);
  if (path !== usual.path.join('.')) return accessWord(`${access.level}:${path}`);
  return access.level === usual.level ? undefined : accessWord(access.level);
}

/** The access of a model in its shortest specification, without reading its fields. */
export function accessIn(spec: string, { app, model }: Reference): Access {
  const words = spec.split(' ').slice(1);
  const keys = words
    .map((word) => word.split(':'))
    .filter(([, type, to]) => type === 'fk' && to === `${app}.${model}`);
  const isMarked = ([, , , ...modifiers]: string[]) => modifiers.includes('owner');
  const creator = (keys.find(isMarked) ?? keys[0])?.[0];
  const own = creator === undefined ? [] : [creator];
  const [said] = words.flatMap((word) => accessSaid(word) ?? []);
  const [word, path] = said?.split(':') ?? [];
  const level = accessLevels.find((each) => each === word) ?? (creator === undefined ? 'staff' : 'owner');
  return { level, path: isOwned({ level }) ? (path?.split('.') ?? own) : [] };
}
