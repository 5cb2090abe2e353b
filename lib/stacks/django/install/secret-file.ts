// .env: the settings of this machine, made out of .env.example with a key of its own.
import { randomBytes } from 'node:crypto';
import type { Tree, TreeFile } from '../../../core/files/tree.ts';

/**
 * A .env for development: a random SECRET_KEY, and DEBUG on. Only its owner may read it.
 * @param tree the rendered project with its .env.example
 */
function makeSecrets(tree: Tree): TreeFile {
  const example = tree.get('.env.example')?.content ?? '';
  const key = randomBytes(48).toString('base64url');
  const content = example
    .replace(/^(#.*\n)+/, '# Settings and secrets for this machine; .env.example explains them.\n')
    .replace(/^SECRET_KEY=$/m, `SECRET_KEY=${key}`)
    .replace(/^DEBUG=False$/m, 'DEBUG=True');
  return { content, mode: 0o600 };
}

export const secretFile = { path: '.env', make: makeSecrets };
