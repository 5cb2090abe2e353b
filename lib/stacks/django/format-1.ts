// Records of format 1, which 0.1.0 wrote: what their `imports` and their models say.

import { sortUndo, type Undo, type UndoLog } from '../../core/files/undo.ts';
import { accessWord } from '../../core/models/access.ts';

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

/** A model with the access that its code has: owners and staff wrote where there was an owner, else all members. */
export function specOfFormat1(spec: string): string {
  const words = spec.split(' ');
  const keys = words.filter((word) => /^\w+:fk:auth\.User(:|$)/.test(word));
  const owner = keys.find((word) => {
    const [name = '', , , ...modifiers] = word.split(':');
    return owning.includes(name) && !modifiers.includes('null') && !modifiers.includes('unique');
  });
  if (owner === undefined) return `${spec} ${accessWord('members')}`;
  return owner === keys[0] ? spec : words.map((word) => (word === owner ? `${word}:owner` : word)).join(' ');
}
