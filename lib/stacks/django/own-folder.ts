// The option of a feature for the name of the folder that it adds to a project: its app, or where its frontend is.
import type { AdditionOption } from '../../core/additions/addition.ts';
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
