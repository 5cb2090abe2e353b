// Brings the option reference of the README up to date: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { markdownReference } from '../../lib/cli/help.ts';

const start = '<!-- options: made by `npm run docs` -->';
const end = '<!-- end of options -->';

/** The README with the reference that the option table gives now. */
export function updatedReadme(readme: string): string {
  const [before, rest = ''] = readme.split(start);
  const after = rest.split(end)[1] ?? '';
  return `${before}${start}\n\n${markdownReference()}\n\n${end}${after}`;
}

if (process.argv[1] === import.meta.filename) {
  const path = resolve(import.meta.dirname, '../../README.md');
  writeFileSync(path, updatedReadme(readFileSync(path, 'utf8')));
}
