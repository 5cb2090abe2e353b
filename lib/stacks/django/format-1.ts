// Records of format 1, which 0.1.0 wrote: what their `imports` and their models say.

import type { AppBlueprint } from '../../core/blueprint/blueprint.ts';
import { sortUndo, type Undo, type UndoLog } from '../../core/files/undo.ts';
import { accessSaid, accessWord } from '../../core/models/access.ts';

/** Lists that 0.1.0 could make; all other names without a text before are modules. */
const lists = ['SECTIONS', 'urlpatterns', '__all__'];

/**
 * What `imports` of format 1 says, as an undo log.
 * @param imports by file, then by what was changed, the text before; '' for none
 */
export function undoOfImports(imports: Readonly<Record<string, Readonly<Record<string, string>>>>): UndoLog {
  const files = Object.entries(imports).map(([path, originals]) => {
    const entries = Object.entries(originals);
    return [path, sortUndo(entries.map(([key, before]) => undoOf(path, key, before)))];
  });
  return Object.fromEntries(files);
}

function undoOf(path: string, key: string, before: string): Undo {
  if (path === 'requirements.txt') return { kind: 'requirement', name: key };
  const [, list = '', value = ''] = /^(\w+): ([\s\S]+)$/.exec(key) ?? [];
  if (list === 'used' && before === value) return { kind: 'use', name: value };
  if (list === 'urlpatterns' && before === '') return { kind: 'route', module: value };
  if (list !== '' && before === value) return { kind: 'entry', list, value };
  if (/^(from|import) /.test(key)) return { kind: 'import', statement: key };
  if (lists.includes(key) && before === '') return { kind: 'definition', name: key };
  if (before === '') return { kind: 'import', module: key };
  if (/^from\s/.test(before)) return { kind: 'import', module: key, before };
  return /^\w+$/.test(key)
    ? { kind: 'definition', name: key, before }
    : { kind: 'definition', statement: key, before };
}

/** Names of required keys to the users that 0.1.0 took for the owner of a record. */
const owning = ['author', 'owner', 'user', 'creator', 'created_by'];

const keysToUsers = (words: readonly string[]) =>
  words.filter((word) => /^\w+:fk:auth\.User(:|$)/.test(word));

/** A model with the access that its code has: owners and staff wrote where there was an owner, else all members. */
export function specOfFormat1(spec: string): string {
  const words = spec.split(' ');
  const keys = keysToUsers(words);
  const owner = keys.find((word) => {
    const [name = '', , , ...modifiers] = word.split(':');
    return owning.includes(name) && !modifiers.includes('null') && !modifiers.includes('unique');
  });
  if (owner === undefined) return `${spec} ${accessWord('members')}`;
  return owner === keys[0] ? spec : words.map((word) => (word === owner ? `${word}:owner` : word)).join(' ');
}

/** A model as 0.1.0 reads it, which knows no access. */
export function specForFormat1(spec: string): string {
  const words = spec.split(' ').filter((word) => accessSaid(word) === undefined);
  return words.map((word) => (word.includes(':fk:') ? word.replace(/:owner(?=:|$)/, '') : word)).join(' ');
}

/** What to know about keys that were inputs of forms in 0.1.0, where the forms were changed. */
export function notesOnKeys(apps: readonly AppBlueprint[], changed: readonly string[]): string[] {
  const updated = apps.filter(({ name }) => changed.includes(`${name}/forms.py`));
  const keys = updated.flatMap(({ name, models }) => models.flatMap((spec) => keyWithoutInput(name, spec)));
  if (keys.length === 0) return [];
  return [
    `Forms and the API no longer take ${keys.join(', ')}, since that listed all users: whoever adds a record is put there.`,
  ];
}

/** The key of a model without an owner in 0.1.0, which is the creator's today: `blog.Review.editor`. */
function keyWithoutInput(app: string, spec: string): string[] {
  const words = spec.split(' ');
  const [key] = keysToUsers(words);
  return key && words.some((word) => accessSaid(word) === 'members')
    ? [`${app}.${words[0]}.${key.split(':')[0]}`]
    : [];
}
