// Builds dist/: the command in small files that load when they are needed, and the JSON Schema of blueprints.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Parts of Yeoman and inquirer that no command uses, with the names that are imported from each;
 * together they would more than double the bundle.
 */
const unused = {
  '@inquirer/editor': ['default'],
  '@yeoman/adapter': ['QueuedAdapter'],
  commander: ['Command', 'Option'],
  execa: ['execa', 'execaCommand', 'execaCommandSync', 'execaSync'],
  'fly-import': ['FlyRepository', 'flyImport'],
  globby: ['globbySync'],
  'latest-version': ['default'],
  'read-package-up': ['readPackageUpSync'],
  'simple-git': ['CheckRepoActions', 'CleanOptions', 'simpleGit'],
};

const leaveOut = {
  name: 'leave-out',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(unused).join('|')})$`);
    const ours = (importer) => !importer.includes('node_modules');
    onResolve({ filter }, ({ path, importer }) =>
      ours(importer) ? undefined : { path, namespace: 'unused' },
    );
    onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, external: true }));
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

/** The names of the packages in a bundle, from esbuild's report. */
function packagesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const names = used.map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['bin/create-mvt-app.ts'],
  outdir: 'dist',
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
console.log(
  Object.entries(metafile.outputs)
    .map(([k, v]) => k + ' ' + v.bytes)
    .join('\n'),
);
const by = {};
for (const o of Object.values(metafile.outputs))
  for (const [k, v] of Object.entries(o.inputs)) {
    const m = k.match(/.*node_modules\/((@[^/]+\/)?[^/]+)/);
    by[m ? m[1] : k] = (by[m ? m[1] : k] || 0) + v.bytesInOutput;
  }
console.log(
  Object.entries(by)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 40)
    .map((x) => x.join(' '))
    .join('\n'),
);
