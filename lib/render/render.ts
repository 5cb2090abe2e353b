// blueprint -> tree: pure, so the same blueprint gives the same bytes on every machine.
import { createHash } from 'node:crypto';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { type FileHashes, formatRecord, recordName } from '../blueprint/document.ts';
import { classPrefix } from '../django/names.ts';
import { oldestPython, requirementsOf } from '../django/requirements.ts';
import { renderFolder } from './templates.ts';
import type { Tree } from './tree.ts';

/** The whole project that a blueprint describes, with its .mvt.json; only .env is made later, since it is secret. */
export function render(blueprint: Blueprint): Tree {
  const locals = {
    ...blueprint,
    appClass: classPrefix(blueprint.app),
    requirements: requirementsOf(blueprint),
    python: oldestPython[blueprint.django],
  };
  const files = [
    ...renderFolder('django/base', locals),
    ...renderFolder('django/app', locals, `${blueprint.app}/`),
  ];
  const tree: Tree = new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)));
  return tree.set(recordName, { content: formatRecord(blueprint, hashesOf(tree)) });
}

/** The first 16 hex digits of each file's SHA-256: enough to see whether it was changed. */
function hashesOf(tree: Tree): FileHashes {
  const hash = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16);
  return Object.fromEntries([...tree].map(([path, { content }]) => [path, hash(content)]));
}
