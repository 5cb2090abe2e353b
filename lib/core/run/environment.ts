// The variables that other programs get: those of this process, without what git and npm set for what they start.
import { delimiter, isAbsolute } from 'node:path';

/**
 * What git sets for its hooks: it would point a new repository at another one.
 * https://git-scm.com/docs/git#_environment_variables
 */
const ofGit =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)$/;

/** True for a folder of programs that the folder in which somebody works has no say in. */
const isOwn = (folder: string) => isAbsolute(folder) && !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder);

/**
 * The environment for other programs. npx puts node_modules/.bin of the folder in which it is called first on the
 * PATH: a checkout could bring its own git along.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const variables = Object.entries(process.env).filter(([name]) => !ofGit.test(name));
  return Object.fromEntries(
    variables.map(([name, value = '']) =>
      /^path$/i.test(name) ? [name, value.split(delimiter).filter(isOwn).join(delimiter)] : [name, value],
    ),
  );
}
