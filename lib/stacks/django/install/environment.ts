// The shell's variables, and which of them do not reach the steps of a project.

/** What makes Python or Django load something other than a project and its environment. */
const ofPython = [
  'CONDA_PREFIX',
  'DJANGO_CONFIGURATION',
  'DJANGO_SETTINGS_MODULE',
  'PYTHONHOME',
  'PYTHONINSPECT',
  'PYTHONPATH',
  'PYTHONSAFEPATH',
  'PYTHONSTARTUP',
  'PYTHONWARNINGS',
  'VIRTUAL_ENV',
  '__PYVENV_LAUNCHER__',
];

/**
 * What makes pip and uv install something else, or somewhere else; indexes, caches and certificates stay.
 * https://pip.pypa.io/en/stable/topics/configuration/#environment-variables
 * https://docs.astral.sh/uv/reference/environment/
 */
const ofInstallers = [
  ...[
    'DRY_RUN',
    'EDITABLE',
    'NO_DEPS',
    'PREFIX',
    'PYTHON',
    'REQUIREMENT',
    'REQUIRE_HASHES',
    'ROOT',
    'TARGET',
    'USER',
  ].map((name) => `PIP_${name}`),
  ...[
    'NO_DEPS',
    'PROJECT',
    'PROJECT_ENVIRONMENT',
    'PYTHON',
    'REQUIRE_HASHES',
    'SYSTEM_PYTHON',
    'WORKING_DIR',
  ].map((name) => `UV_${name}`),
];

type Variables = Readonly<Record<string, undefined>>;

const without = (names: readonly string[]): Variables =>
  Object.fromEntries(names.map((name) => [name, undefined]));

/** Changes to the variables with which packages are installed into an environment that is named. */
export const installerVariables: Variables = without(ofInstallers);

/** Changes to the variables with which the Python of any project runs: its path and its settings may be meant. */
export const interpreterVariables: Variables = without([
  'PYTHONHOME',
  'PYTHONINSPECT',
  'PYTHONSAFEPATH',
  'PYTHONSTARTUP',
  '__PYVENV_LAUNCHER__',
]);

/** Changes to the variables of the steps of a new project: it reads its own .env, not what another project needs. */
export function newProjectVariables(example: string): Variables {
  return without([...ofPython, ...ofInstallers, ...settingsIn(example)]);
}

/** The variables of the shell that the new project prefers to its .env, and those that keep its manage.py from starting. */
export function variablesInTheWay(
  example: string,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const names = [...settingsIn(example), 'DJANGO_SETTINGS_MODULE', 'PYTHONHOME', 'PYTHONPATH'];
  return names.filter((name) => environment[name] !== undefined).sort();
}

/** Names those of this shell; undefined when there are none. */
export function shellNote(files: readonly NamedText[]): string | undefined {
  const names = variablesInTheWay(exampleIn(files), process.env);
  if (names.length === 0) return undefined;
  return `this shell sets ${names.join(', ')}. The steps above did without, but manage.py would use what the shell sets rather than the project's .env: unset what is meant for another project.`;
}

interface NamedText {
  readonly path: string;
  readonly content: string;
}

/** The text of the .env.example among files, which names the variables that a project reads. */
export function exampleIn(files: readonly NamedText[]): string {
  return files.find(({ path }) => path === '.env.example')?.content ?? '';
}

/** The variables that an .env.example names, those in comments among them. */
function settingsIn(example: string): string[] {
  return [...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);
}
