// The languages of a project -> its folder locale/: translations to edit, and the same compiled for Django.

import type { Tree } from '../../../core/files/tree.ts';
import { codesIn, localeOf } from './language-codes.ts';
import { catalogue } from './messages.ts';
import { compile } from './mo-file.ts';

/** The language that the texts in code and templates are written in: it needs no translation. */
const written = 'en';

/**
 * The files of all languages; one that nobody has translated the texts into gets empty ones.
 * @param part the fragments of features for a place: those of `es` are for `es-mx` as well
 */
export function renderLocale(languages: string, part: (place: string) => string): Tree {
  const tree: Tree = new Map();
  for (const code of codesIn(languages)) {
    if (code === written) continue;
    const po = catalogue(code, part(`locale/${code.split('-')[0]}.po`));
    const folder = `locale/${localeOf(code)}/LC_MESSAGES`;
    tree.set(`${folder}/django.mo`, { content: asText(compile(po)), encoding: 'latin1' });
    tree.set(`${folder}/django.po`, { content: po });
  }
  return tree;
}

/** Bytes as a tree holds them: one character for each. */
const asText = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
