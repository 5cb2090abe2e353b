// What the bundle leaves out of the packages in it. Together these parts would more than double its size.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Parts of Yeoman and inquirer that no command uses, with the names that are imported from each. */
const unusedPackages = {
  '@inquirer/confirm': ['default'],
  '@inquirer/editor': ['default'],
  '@inquirer/expand': ['default'],
  '@inquirer/number': ['default'],
  '@inquirer/password': ['default'],
  '@inquirer/rawlist': ['default'],
  '@inquirer/search': ['default'],
  '@yeoman/adapter': ['QueuedAdapter'],
  '@yeoman/conflicter': ['createConflicterTransform', 'createYoResolveTransform', 'forceYoFiles'],
  commander: ['Command', 'Option'],
  ejs: ['default'],
  execa: ['execa', 'execaCommand', 'execaCommandSync', 'execaSync'],
  'fly-import': ['FlyRepository', 'flyImport'],
  isbinaryfile: ['isBinaryFileSync'],
  'latest-version': ['default'],
  'lodash-es': ['cloneDeep', 'defaults', 'get', 'merge', 'set'],
  minimatch: ['minimatch', 'Minimatch'],
  multimatch: ['default'],
  'read-package-up': ['readPackageUpSync'],
  'simple-git': ['CheckRepoActions', 'CleanOptions', 'simpleGit'],
  teex: ['default'],
  textextensions: ['default'],
  tinyglobby: ['glob', 'globSync', 'isDynamicPattern'],
};

/**
 * Parts of execa for options that runTool does not give, with the names that are imported from each: pipes between
 * programs, messages to them, streams of their output, logging, and running them synchronously. And parts of Yeoman:
 * looking for generators, and installing packages.
 * Those that are called without looking at an option may do nothing and return undefined.
 */
const unusedFiles = {
  'execa/lib/convert/add.js': ['addConvertedStreams'],
  'execa/lib/ipc/get-each.js': ['loopOnMessages'],
  'execa/lib/ipc/graceful.js': ['sendAbort'],
  'execa/lib/ipc/ipc-input.js': ['sendIpcInput', 'validateIpcInputOption'],
  'execa/lib/ipc/methods.js': ['addIpcMethods'],
  'execa/lib/methods/main-sync.js': ['execaCoreSync'],
  'execa/lib/methods/template.js': ['isTemplateString', 'parseTemplates'],
  'execa/lib/pipe/setup.js': ['pipeToSubprocess'],
  'execa/lib/transform/generator.js': ['generatorToStream'],
  'execa/lib/verbose/complete.js': ['logResult'],
  'execa/lib/verbose/ipc.js': ['logIpcOutput', 'shouldLogIpc'],
  'execa/lib/verbose/output.js': ['logLines', 'shouldLogOutput'],
  'execa/lib/verbose/start.js': ['logCommand'],
  'yeoman-environment/dist/generator-lookup.js': ['defaultExtensions', 'lookupGenerator', 'lookupGenerators'],
  'yeoman-environment/dist/package-manager.js': ['packageManagerInstallTask'],
};

/** What Yeoman logs, and colours, is not shown: the modules that give back what they get. */
const silent = {
  chalk: 'const plain = new Proxy(String, { get: () => plain });\nexport default plain;',
  debug: 'const log = () => undefined;\nexport default () => Object.assign(log, { extend: () => log });',
};

const unused = { ...unusedPackages, ...unusedFiles, ...silent };

/** Puts functions that do nothing in the place of what is unused. Stops when some of that is not imported any more. */
export const leaveOut = {
  name: 'leave-out',
  setup({ onResolve, onLoad, onEnd }) {
    const leftOut = new Set();
    const filter = new RegExp(
      `^(${Object.keys({ ...unusedPackages, ...silent })
        .filter((name) => name !== 'lodash-es')
        .join('|')})$`,
    );
    const ours = (importer) => !importer.includes('node_modules');
    onResolve({ filter }, ({ path, importer }) =>
      ours(importer) ? undefined : { path, namespace: 'unused' },
    );
    // Yeoman's generator offers all of lodash to its subclasses, and stores what they tell it to; ours have no use for both.
    onResolve({ filter: /^lodash-es$/ }, ({ path, importer }) =>
      /[\\/]yeoman-generator[\\/]/.test(importer)
        ? { path, namespace: 'unused' }
        : { path: resolve('esbuild.lodash.js') },
    );
    onResolve({ filter: /^\..*\.js$/ }, ({ path, resolveDir }) => {
      const [, file] = join(resolveDir, path).replaceAll('\\', '/').split('/node_modules/');
      return file in unusedFiles ? { path: file, namespace: 'unused' } : undefined;
    });
    // Its other exports are made by calls, which esbuild could not drop.
    onLoad({ filter: /[\\/]node_modules[\\/]execa[\\/]index\.js$/ }, () => ({
      contents: `import { createExeca } from './lib/methods/create.js';\nexport const execa = createExeca(() => ({}));`,
    }));
    // It is one object with all functions, of which three are called.
    onLoad({ filter: /[\\/]node_modules[\\/]semver[\\/]index\.js$/ }, () => ({
      contents: ['gt', 'lte', 'valid']
        .map((name) => `export { default as ${name} } from './functions/${name}.js';`)
        .join('\n'),
    }));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => {
      leftOut.add(path);
      if (path in silent) return { contents: silent[path] };
      const names = unused[path].map((name) => `Unused as ${name}`);
      return { contents: `function Unused() {}\nexport { ${names.join(', ')} };` };
    });
    onEnd(({ errors }) => {
      if (errors.length > 0) return undefined;
      const gone = Object.keys(unused).filter((path) => !leftOut.has(path));
      const text = `Nothing imports these any more, so take them out of esbuild.plugins.js: ${gone.join(', ')}.`;
      return { errors: gone.length > 0 ? [{ text }] : [] };
    });
  },
};

/** Leaves only the version in manifests, since nothing else of them is read. */
export const onlyVersions = {
  name: 'only-versions',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** Takes modules of Node out of ejs, which names them for templates in files; ours come from a TemplateSource. */
export const ejsWithoutFiles = {
  name: 'ejs-without-files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(fs|path)$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]ejs[\\/]/.test(importer) ? { path, namespace: 'no-files' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-files' }, () => ({ contents: 'export default {};' }));
  },
};

/** Lets esbuild drop what is imported and not used, also from packages that do not declare it safe. */
export const dropUnused = {
  name: 'drop-unused',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === dropUnused || options.kind === 'entry-point') return undefined;
      const result = await resolve(path, { ...options, pluginData: dropUnused });
      return result.errors.length > 0 ? undefined : { ...result, sideEffects: false };
    });
  },
};
