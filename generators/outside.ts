// What commands are given besides the files of a project: git, other versions of this program, the environment.
import { mergeWithGit } from '../lib/core/merge/git-merge.ts';
import { renderedByNpx } from '../lib/core/merge/other-version.ts';
import type { Outside } from '../lib/core/stack/stack.ts';
import { installedModules, projectPython } from '../lib/stacks/django/install/project-python.ts';
import { type Context, namedPythonOf } from './context.ts';

/** @param root the project's folder, absolute */
export function outsideOf(root: string, { given, stack }: Context): Outside {
  return {
    mergeText: mergeWithGit,
    renderedBy: (version, blueprint) => renderedByNpx(version, blueprint, stack),
    installedModules: () => installedModules(namedPythonOf(given) ?? projectPython(root)),
    environment: process.env,
  };
}
