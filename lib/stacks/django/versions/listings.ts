// What the files of a project say about versions: locks, requirements, pyproject.toml and its like.
import type { Files } from '../../../core/files/files.ts';
import { isTable, section, stringsIn, toml } from '../packages/toml.ts';
import { stringValue } from '../python/strings.ts';
import { parseModule } from '../python/syntax.ts';
import { constraintsIn, requirementsAsked } from '../requirements-file.ts';

/** A version or a range of versions, as a file has it, and the file. */
export interface Listed {
  readonly specifier: string;
  readonly file: string;
}

/** What files say about Django: locks first, then what was asked for. */
export function* djangoListings(files: Files): Generator<Listed> {
  for (const file of locks) yield* named(file, lockedIn(files, file));
  yield* named('Pipfile.lock', pipfileLock(files));
  for (const file of requirementFiles(files)) {
    const lines = [...constraintsIn(files, file), ...requirementsAsked(files, file)].filter(
      ({ name }) => name === 'django',
    );
    yield* named(
      file,
      lines.flatMap(({ text }) => specifierIn(text) ?? []),
    );
  }
  const { project, groups, poetry, tool } = pyproject(files);
  const lists = [project.dependencies, ...valuesOf(project['optional-dependencies']), ...groups, ...tool];
  yield* named(
    'pyproject.toml',
    lists.flatMap(stringsIn).flatMap((line) => specifierIn(line) ?? []),
  );
  yield* named(
    'pyproject.toml',
    poetry.flatMap((table) => entryOf(table, 'django')),
  );
  const { packages, 'dev-packages': others } = toml(files, 'Pipfile');
  yield* named(
    'Pipfile',
    [packages, others].flatMap((table) => entryOf(table, 'django')),
  );
  yield* named('setup.cfg', linesAsking(files.read('setup.cfg') ?? ''));
  yield* named(
    'setup.py',
    stringsOfModule(files.read('setup.py') ?? '').flatMap((line) => specifierIn(line) ?? []),
  );
  for (const file of condaFiles) yield* named(file, condaLines(files.read(file) ?? '', 'django'));
}

/** What files say about the Python that the project runs on, one version each. */
export function* pythonInUse(files: Files): Generator<Listed> {
  const patterns = {
    '.python-version': /^\s*(?:cpython-)?(\d+\.\d+)/m,
    'runtime.txt': /^\s*python-(\d+\.\d+)/m,
    '.tool-versions': /^\s*python\s+(\d+\.\d+)/m,
    'mise.toml': /^\s*python\s*=\s*["'](\d+\.\d+)/m,
    Dockerfile: /^FROM\s+(?:--\S+\s+)?(?:\S*\/)?python:(\d+\.\d+)/im,
  };
  for (const [file, pattern] of Object.entries(patterns)) {
    const [, version] = pattern.exec(files.read(file) ?? '') ?? [];
    if (version !== undefined) yield { specifier: version, file };
  }
  const { requires } = toml(files, 'Pipfile');
  yield* named('Pipfile', [
    ...entryOf(requires, 'python_version'),
    ...entryOf(requires, 'python_full_version'),
  ]);
}

/** What files say about the Pythons that the project allows. */
export function* pythonListings(files: Files): Generator<Listed> {
  const { project, poetry } = pyproject(files);
  yield* named('pyproject.toml', stringsIn([project['requires-python']]));
  yield* named(
    'pyproject.toml',
    poetry.flatMap((table) => entryOf(table, 'python')),
  );
  const [, configured] = /^python_requires\s*=\s*(.+)$/m.exec(files.read('setup.cfg') ?? '') ?? [];
  yield* named('setup.cfg', stringsIn([configured]));
  const [, literal] = /\bpython_requires\s*=\s*["']([^"']+)["']/.exec(files.read('setup.py') ?? '') ?? [];
  yield* named('setup.py', stringsIn([literal]));
  yield* named('uv.lock', stringsIn([toml(files, 'uv.lock')['requires-python']]));
  yield* named('poetry.lock', entryOf(toml(files, 'poetry.lock').metadata, 'python-versions'));
  for (const file of condaFiles) yield* named(file, condaLines(files.read(file) ?? '', 'python'));
}

/** Locks that list packages as tables: of uv, Poetry and PDM, and PEP 751's. */
const locks = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'];
const condaFiles = ['environment.yml', 'environment.yaml'];

const valuesOf = (value: unknown) => (isTable(value) ? Object.values(value) : []);
const named = (file: string, specifiers: readonly string[]): Listed[] =>
  specifiers.map((specifier) => ({ specifier, file }));

function lockedIn(files: Files, path: string): string[] {
  const { package: packages, packages: standard } = toml(files, path);
  return [packages, standard].flatMap((list) =>
    (Array.isArray(list) ? list : [])
      .filter((each) => isTable(each) && String(each.name).toLowerCase() === 'django')
      .flatMap(({ version }) => stringsIn([version])),
  );
}

function pipfileLock(files: Files): string[] {
  try {
    const lock: unknown = JSON.parse(files.read('Pipfile.lock') ?? '{}');
    const { default: packages, develop } = isTable(lock) ? lock : {};
    return [packages, develop].flatMap((table) => entryOf(table, 'django'));
  } catch {
    return [];
  }
}

/** The version of a package in a table such as Poetry's: `"^4.2"`, `{ version = "^4.2" }`, or a list of those. */
function entryOf(table: unknown, name: string): string[] {
  if (!isTable(table)) return [];
  const entries = Object.entries(table).filter(([key]) => key.toLowerCase() === name);
  return entries
    .flatMap(([, entry]) => (Array.isArray(entry) ? entry : [entry]))
    .flatMap((entry) =>
      stringsIn([isTable(entry) ? (entry.version ?? entry.rev ?? entry.branch ?? entry.tag) : entry]),
    );
}

/** The lists and tables of pyproject.toml that name packages. */
function pyproject(files: Files) {
  const { project, tool, 'dependency-groups': groups } = toml(files, 'pyproject.toml');
  const { poetry, pdm, uv, flit } = isTable(tool) ? tool : {};
  const { dependencies, 'dev-dependencies': dev, group } = section(poetry);
  const inGroups = valuesOf(group).map((each) => section(each).dependencies);
  return {
    project: section(project),
    groups: valuesOf(groups),
    poetry: [dependencies, dev, ...inGroups],
    tool: [
      ...valuesOf(section(pdm)['dev-dependencies']),
      section(uv)['dev-dependencies'],
      section(section(flit).metadata).requires,
    ],
  };
}

/** The files that list requirements for pip, those for production first. */
function requirementFiles(files: Files): string[] {
  const isList = (name: string) => /^[\w.-]*\.(txt|in|pip)$/.test(name);
  const inFolder = files
    .list('requirements')
    .filter(isList)
    .map((name) => `requirements/${name}`);
  const atRoot = files.list('').filter((name) => /require/i.test(name) && isList(name));
  const rank = (path: string) =>
    path === 'requirements.txt' ? 0 : /prod/.test(path) ? 1 : /base|common/.test(path) ? 2 : 3;
  return [...atRoot, ...inFolder].sort((one, other) => rank(one) - rank(other));
}

/** `Django[argon2]>=4.2,<5 ; python_version > "3.8"` -> `>=4.2,<5`; undefined for other packages. */
function specifierIn(line: string): string | undefined {
  const [, rest] = /^\s*django\s*(?:\[[^\]]*\])?\s*((?:[=~!<>(@].*)?)$/is.exec(line) ?? [];
  if (rest !== undefined) return rest.replace(/\s*;.*$|\s--hash.*$/s, '');
  return /\/django\b.*/i.test(line) ? line : undefined;
}

/** Lines of the lists in setup.cfg. */
const linesAsking = (text: string): string[] =>
  text.split(/\r?\n/).flatMap((line) => specifierIn(line.replace(/^install_requires\s*=/, '')) ?? []);

function stringsOfModule(text: string): string[] {
  const module = parseModule(text);
  const values: string[] = [];
  module.top.iterate((node) => {
    const value = stringValue(module, node);
    if (value !== undefined) values.push(value);
  });
  return values;
}

/** `- django=4.2` and, for pip, `- django>=4.2`. */
const condaLines = (text: string, name: string): string[] =>
  [...text.matchAll(/^\s*-\s*["']?(?:[\w-]+::)?([\w-]+)\s*([=<>~!][^"'#\n]*)/gm)].flatMap(
    ([, found, specifier = '']) => (found?.toLowerCase() === name ? [specifier] : []),
  );
