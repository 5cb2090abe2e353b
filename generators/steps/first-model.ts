// A model that a new project gets at once: described before anything is written.
import type { AppBlueprint, Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordIn } from '../../lib/core/blueprint/record-text.ts';
import { changedTree } from '../../lib/core/execute/changed-tree.ts';
import { execute, nothingOutside } from '../../lib/core/execute/execute.ts';
import { treeFiles } from '../../lib/core/files/workspace.ts';
import { render } from '../../lib/core/render/render.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import { converse } from '../ask/converse.ts';
import { unlessBack } from '../ask/in-turn.ts';
import { knowledgeOf } from '../ask/knowledge.ts';
import type { Run } from '../run.ts';

/**
 * Asks for a model of the first app, by the questions of `add model`.
 * @returns the command that adds it, and the apps of the project with it; undefined for who goes back out of its first question
 */
export async function askFirstModel(
  blueprint: Blueprint,
  { stack, ask, report, given }: Run,
): Promise<{ readonly command: Command; readonly apps: readonly AppBlueprint[] } | undefined> {
  const tree = render(blueprint, stack);
  const files = treeFiles(tree);
  const line: Command = {
    command: 'addModel',
    words: [String(blueprint.answers.app)],
    given: given.install === false ? { install: false } : {},
  };
  const knowledge = knowledgeOf(line, files, stack, nothingOutside);
  const asking = { ask, report, isWithin: true };
  const done = await unlessBack(() => converse({ command: line, stage: 'newModel' }, knowledge, asking));
  if (done === undefined) return undefined;
  const { command } = done;
  const { changes } = await execute(files, command, stack);
  return { command, apps: recordIn(treeFiles(changedTree(tree, changes)), stack).apps };
}
