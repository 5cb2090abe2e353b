// Builds dist/: the command and the package in code, in small files that load when they are needed; its types, its templates
// in one file, and the JSON Schemas.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { writeTables } from './esbuild.additions.js';
import { dropUnused, ejsWithoutFiles, leaveOut, onlyVersions } from './esbuild.plugins.js';

/** The names that CommonJS packages expect, in an ES module; without an import, since files of the package in code have them too. */
const banner = `const require = globalThis.process?.getBuiltinModule?.('node:module').createRequire(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;
`;

/** The folders of the packages in a bundle, by name, from esbuild's report. */
function packagesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const found = used
    .map(([path]) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path))
    .filter(Boolean);
  return new Map(found.map(([folder, name]) => [name, folder]).sort());
}

/** Stops the build when a package is bundled that nobody has allowed, or is allowed and not bundled. */
async function checkPackages(names) {
  const allowed = JSON.parse(await readFile('bundled-packages.json', 'utf8'));
  const added = names.filter((name) => !allowed.includes(name));
  const gone = allowed.filter((name) => !names.includes(name));
  if (added.length + gone.length === 0) return;
  throw new Error(
    `The bundle and bundled-packages.json differ. Not allowed: ${added.join(', ') || 'none'}. Not bundled: ${gone.join(', ') || 'none'}.`,
  );
}

/**
 * The licences of the bundled packages, which ask to be passed on with the code. Most are the same text after the name
 * of its owner, so each text is there once, below the packages that have it and their lines of copyright.
 */
async function licenses(packages) {
  const users = new Map();
  for (const [name, folder] of packages) {
    const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const { license, author } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const text = file
      ? await readFile(`${folder}/${file}`, 'utf8')
      : `${license}, by ${author?.name ?? author}`;
    const paragraphs = text
      .trim()
      .replaceAll('\r\n', '\n')
      .split(/\n\s*\n/);
    const isOwn = (paragraph) => /^\s*(copyright\b|\(c\))/i.test(paragraph);
    const owners = paragraphs
      .filter(isOwn)
      .map((paragraph) => `  ${paragraph.trim().replace(/\s*\n\s*/g, '\n  ')}\n`);
    const terms = paragraphs
      .filter((paragraph) => !isOwn(paragraph))
      .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
      .join('\n\n');
    users.set(terms, `${users.get(terms) ?? ''}${name}\n${owners.join('')}`);
  }
  return [...users].map(([terms, names]) => `${names}\n${terms}\n`).join(`\n${'-'.repeat(80)}\n`);
}

/** Loads a module of lib/, which is TypeScript. */
async function load(module) {
  const { outputFiles } = await build({
    entryPoints: [module],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    // For CommonJS packages; a module in an address has no folder to look for others in.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** What all bundles have in common. */
const options = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
};

/** What can be imported from the package, by the names of files in dist/. */
const entries = { api: 'lib/api/index.ts', testing: 'lib/api/testing.ts' };

/** Leaves --help to a bundle of its own: one file loads faster than all the shared ones that have a part of it. */
const helpApart = {
  name: 'help-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/help\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './help.js', external: true } : undefined,
    );
  },
};

/** Puts finished texts in the place of what writes them, --help and completion, so that nothing has to be loaded and computed. */
const asTexts = {
  name: 'as-texts',
  setup({ onLoad }) {
    onLoad({ filter: /bin[\\/](help-pages|completion-scripts)\.ts$/ }, async ({ path }) => {
      const texts = Object.entries(await load(path));
      return {
        contents: texts.map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`).join(''),
      };
    });
  },
};

/** Code that esbuild has made small, made smaller: scripts lose a fifteenth of their packed size by it. */
async function smaller(code) {
  const result = await minify(code, { module: true, compress: { ecma: 2022, passes: 3 }, mangle: true });
  return `${result.code}\n`;
}

/** Writes one file of types for each entry. Faults in them are found by `npm run check`, so that nothing is checked here. */
async function writeTypes(folder) {
  const bundle = await rollup({
    input: entries,
    plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { noCheck: true, types: [] } })],
  });
  await bundle.write({
    dir: folder,
    format: 'es',
    manualChunks: (id) => (id.endsWith('testing.ts') ? 'testing' : 'api'),
  });
}

/** Writes everything that dist/ holds into a new folder, and the tables of additions into lib/. @throws Error when any of it cannot be made */
async function buildInto(folder) {
  await writeTables();
  await build({
    ...options,
    entryPoints: ['bin/help.ts'],
    outfile: `${folder}/help.js`,
    plugins: [asTexts],
  });
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints: { 'create-mvt-app': 'bin/create-mvt-app.ts', ...entries },
    outdir: folder,
    splitting: true,
    metafile: true,
    write: false,
    chunkNames: '[name]-[hash]',
    plugins: [helpApart, asTexts, leaveOut, ejsWithoutFiles, onlyVersions, dropUnused],
  });
  for (const { path, text } of outputFiles) {
    const isProgram = text.startsWith('#!');
    const needsNames = /\b(require|__filename|__dirname)\b/.test(text);
    await writeFile(path, await smaller(needsNames ? banner + text : text), {
      mode: isProgram ? 0o755 : 0o644,
    });
  }
  await writeTypes(folder);
  const packages = packagesIn(metafile);
  await checkPackages([...packages.keys()]);
  await writeFile(`${folder}/THIRD-PARTY-LICENSES.txt`, await licenses(packages));
  const { packTemplates } = await load('lib/core/templates/template-pack.ts');
  await writeFile(`${folder}/templates.pack`, packTemplates('templates'));
  const { jsonSchemas } = await load('lib/cli/json-schemas.ts');
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    await writeFile(`${folder}/${name}`, `${JSON.stringify(schema)}\n`);
  }
}

/** Builds next to dist/ and swaps the two when the new one is complete, so a failed build leaves the old one. */
async function replaceDist() {
  const folder = await mkdtemp('.build-');
  try {
    await buildInto(`${folder}/dist`);
    if (existsSync('dist')) await rename('dist', `${folder}/old`);
    await rename(`${folder}/dist`, 'dist');
  } catch (error) {
    if (existsSync(`${folder}/old`)) await rename(`${folder}/old`, 'dist');
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// npm runs `prepare` for `npm pack --dry-run` and `npm publish --dry-run` too, which are expected to change nothing.
const isDryRun = process.env.npm_config_dry_run === 'true';
if (!isDryRun || !existsSync('dist')) await replaceDist();
