// blueprint -> tree: pure, so the same blueprint gives the same bytes on every machine.
import { createHash } from 'node:crypto';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { type FileHashes, formatRecord, recordName } from '../blueprint/document.ts';
import { oldestPython, requirementsOf } from '../django/requirements.ts';
import { renderFolder } from './templates.ts';
import type { Tree } from './tree.ts';

/** The whole project that a blueprint describes, with its .mvt.json; only .env is made later, since it is secret. */
export function render(blueprint: Blueprint): Tree {
  const locals = {
    ...blueprint,
    requirements: requirementsOf(blueprint),
    python: oldestPython[blueprint.django],
  };
  const tree: Tree = new Map([
    ...renderFolder('django/base', locals),
    ...renderFolder('django/app', locals, `${blueprint.app}/`),
  ]);
  return tree.set(recordName, { content: formatRecord(blueprint, hashesOf(tree)) });
}

/** The first 16 hex digits of each file's SHA-256: enough to see whether it was changed. */
function hashesOf(tree: Tree): FileHashes {
  const hash = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16);
  return Object.fromEntries([...tree].map(([path, { content }]) => [path, hash(content)]));
}
