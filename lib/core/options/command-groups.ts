// Which commands know an option.
import type { CommandName } from '../../cli/commands.ts';

export const making: readonly CommandName[] = ['project'];
export const adding: readonly CommandName[] = ['addApp', 'addModel'];
export const changing: readonly CommandName[] = ['addApp', 'addModel', 'removeApp', 'removeModel'];
/** Commands that check a project, and change nothing. */
export const checking: readonly CommandName[] = ['deployCheck'];
export const deploying: readonly CommandName[] = ['deploy', 'removeDeploy'];
export const merging: readonly CommandName[] = ['addFeature', 'removeFeature', ...deploying, 'update'];
/** Commands that can change the answers of a project. */
export const answering: readonly CommandName[] = ['project', 'update'];
