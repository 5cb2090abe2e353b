// Writes the table of each folder of additions: one line for each file in it.
import { readdir, readFile, writeFile } from 'node:fs/promises';

/** The folders whose files hold one addition each, with a sentence on what those are. */
const folders = {
  'lib/stacks/django/features': 'The features, one file each.',
  'lib/stacks/django/targets': 'The deploy targets, one file each.',
};

/** `app-platform` -> `appPlatform`, the name that the file exports its addition by. */
const exported = (file) => file.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function tableOf(kind, what, files) {
  const imports = files.map((file) => `import { ${exported(file)} } from './${file}.ts';\n`);
  const entries = files.map((file) => `  ${exported(file)},\n`);
  return `// ${what} Written by "npm run build": do not edit.
import type { Addition } from '../../../core/additions/addition.ts';
import { inPlaces } from '../../../core/additions/in-places.ts';
${imports.join('')}
// biome-ignore format: one line each
export const ${kind} = inPlaces([
${entries.join('')}] as const satisfies readonly Addition[]);
`;
}

/** Writes the tables that are not as their folders are. */
export async function writeTables() {
  for (const [folder, what] of Object.entries(folders)) {
    const path = `${folder}/index.ts`;
    const files = (await readdir(folder))
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .sort();
    const kind = folder.slice(folder.lastIndexOf('/') + 1);
    const table = tableOf(
      kind,
      what,
      files.map((file) => file.slice(0, -3)),
    );
    if ((await readFile(path, 'utf8')) !== table) await writeFile(path, table);
  }
}
