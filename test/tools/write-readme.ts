// Brings the tables of the README up to date: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { markdownAdditions, markdownReference } from '../../lib/cli/help.ts';
import { stacks } from '../../lib/stacks/index.ts';

/** The README with the tables that the options and features give now. */
export function updatedReadme(readme: string): string {
  const [{ tables }] = stacks;
  const parts = {
    features: markdownAdditions('Feature', tables.features),
    targets: markdownAdditions('Target', tables.targets),
    options: markdownReference(tables),
  };
  return Object.entries(parts).reduce((text, [name, part]) => withPart(text, name, part), readme);
}

/** Replaces what stands between the two marks of a part. */
function withPart(readme: string, name: string, text: string): string {
  const start = `<!-- ${name}: made by \`npm run docs\` -->`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest = ''] = readme.split(start);
  const after = rest.split(end)[1] ?? '';
  return `${before}${start}\n\n${text}\n\n${end}${after}`;
}

if (process.argv[1] === import.meta.filename) {
  const path = resolve(import.meta.dirname, '../../README.md');
  writeFileSync(path, updatedReadme(readFileSync(path, 'utf8')));
}
