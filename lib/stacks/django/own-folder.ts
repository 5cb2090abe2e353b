// The folders that features add to a project, each with an option for its name: an app, or where the frontend is.
import type { AdditionOption } from '../../core/additions/addition.ts';
import { named } from '../../core/additions/additions-of.ts';
import type { StackTables } from '../../core/additions/tables.ts';
import type { Answers } from '../../core/options/answers.ts';
import { isFolder } from '../../core/options/option.ts';
import { nameFault, withUnderscores } from './names.ts';

/** @param usual the name unless the project has something else of that name */
export const ownFolder = (help: string, usual: string) =>
  ({
    scope: 'feature',
    kind: 'text',
    placeholder: 'name',
    help: `${help}, if it cannot be ${usual}/`,
    default: usual,
    isFolder: true,
    clean: withUnderscores,
    fault: nameFault,
  }) as const satisfies AdditionOption;

/** The feature of a project that has a folder for its own, and the option that names it. */
export function featureWithFolder(
  { features, answers }: { readonly features: readonly string[]; readonly answers: Answers },
  stack: StackTables,
  folder: string,
): { readonly feature: string; readonly option: string } | undefined {
  for (const { name: feature, options = {} } of named(stack.features, features)) {
    for (const [name, option] of Object.entries(options)) {
      const isIt = String(answers[name] ?? option.default).toLowerCase() === folder.toLowerCase();
      if (isFolder(option) && isIt) return { feature, option: name };
    }
  }
  return undefined;
}
