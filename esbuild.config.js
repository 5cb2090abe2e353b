// Builds dist/: the command in small files that load when they are needed, and the JSON Schema of blueprints.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Parts of Yeoman and inquirer that no command uses, with the names that are imported from each;
 * together they would more than double the bundle.
 */
const unused = {
  '@inquirer/editor': ['default'],
  '@yeoman/adapter': ['QueuedAdapter'],
  '@yeoman/conflicter': ['createConflicterTransform', 'createYoResolveTransform', 'forceYoFiles'],
  commander: ['Command', 'Option'],
  ejs: ['default'],
  execa: ['execa', 'execaCommand', 'execaCommandSync', 'execaSync'],
  'fly-import': ['FlyRepository', 'flyImport'],
  globby: ['globbySync'],
  'latest-version': ['default'],
  'lodash-es': [],
  minimatch: ['minimatch', 'Minimatch'],
  multimatch: ['default'],
  'read-package-up': ['readPackageUpSync'],
  'simple-git': ['CheckRepoActions', 'CleanOptions', 'simpleGit'],
  'supports-color': ['default'],
  tinyglobby: ['glob', 'globSync', 'isDynamicPattern'],
  'which-package-manager': ['default', 'whichPackageManager'],
};

const leaveOut = {
  name: 'leave-out',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(
      `^(${Object.keys(unused)
        .filter((name) => name !== 'lodash-es')
        .join('|')})$`,
    );
    const ours = (importer) => !importer.includes('node_modules');
    onResolve({ filter }, ({ path, importer }) =>
      ours(importer) ? undefined : { path, namespace: 'unused' },
    );
    // Yeoman's generator offers all of lodash to its subclasses; ours have no use for it.
    onResolve({ filter: /^lodash-es$/ }, ({ path, importer }) =>
      importer.endsWith('yeoman-generator/dist/generator.js') ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `function Unused() {}\nexport { ${unused[path].map((name) => `Unused as ${name}`).join(', ')} };`,
    }));
  },
};

/** Lets esbuild drop what is imported and not used, also from packages that do not declare it safe. */
const dropUnused = {
  name: 'drop-unused',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === dropUnused || options.kind === 'entry-point') return undefined;
      const result = await resolve(path, { ...options, pluginData: dropUnused });
      return result.errors.length > 0 ? undefined : { ...result, sideEffects: false };
    });
  },
};

/** The names that CommonJS packages expect, in an ES module. */
const banner = `import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __toPath } from 'node:url';
import { dirname as __toFolder } from 'node:path';
const require = __createRequire(import.meta.url);
const __filename = __toPath(import.meta.url);
const __dirname = __toFolder(__filename);`;

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

/** The licences of the bundled packages, which ask to be passed on with the code. */
async function licenses(packages) {
  const texts = [...packages].map(async ([name, folder]) => {
    const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const { license, author } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const text = file
      ? await readFile(`${folder}/${file}`, 'utf8')
      : `${license}, by ${author?.name ?? author}`;
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n`);
}

/** The JSON Schema of blueprints, made by the same code that checks them. */
async function blueprintSchema() {
  const { outputFiles } = await build({
    entryPoints: ['lib/core/blueprint/json-schema.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { blueprintJsonSchema } = await import(`data:text/javascript;base64,${code}`);
  return `${JSON.stringify(blueprintJsonSchema(), null, 2)}\n`;
}

/** Writes everything that dist/ holds into a new folder. @throws Error when any of it cannot be made */
async function buildInto(folder) {
  const { metafile } = await build({
    entryPoints: ['bin/create-mvt-app.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    chunkNames: '[name]-[hash]',
    banner: { js: banner },
    plugins: [leaveOut, dropUnused],
    logLevel: 'warning',
  });
  const packages = packagesIn(metafile);
  await checkPackages([...packages.keys()]);
  await writeFile(`${folder}/THIRD-PARTY-LICENSES.txt`, await licenses(packages));
  await writeFile(`${folder}/blueprint.schema.json`, await blueprintSchema());
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
