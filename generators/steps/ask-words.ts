// Asks for the words that a command lacks, where somebody can be asked; elsewhere they are an error.
import { isOurs } from '../../lib/core/execute/is-ours.ts';
import { isMergingCommand } from '../../lib/core/options/command-names.ts';
import { outputOptions } from '../../lib/core/options/run-options.ts';
import { converse } from '../ask/converse.ts';
import { firstStage, isOpen, knowledgeOf } from '../ask/knowledge.ts';
import { outsideOf } from '../outside.ts';
import type { Run } from '../run.ts';
import { findProject } from './find-project.ts';
import { settleBeforeAsking } from './uncommitted.ts';

/** True where the command has to be chosen first: after `add` alone, and after nothing at all inside a project. */
export function leavesCommandOpen({ asks, isAsked, line, cwd, toolchain }: Run): boolean {
  if (!asks || isAsked) return false;
  if (line.command !== 'project') return isOpen(line);
  const isBare = Object.keys(line.given).every((name) => name in outputOptions);
  return isBare && toolchain.rootAround(cwd) !== undefined;
}

/** Asks which command is meant, and for all that it needs. */
export async function askCommand(run: Run): Promise<void> {
  findProject(run);
  const { line, disk, stack } = run;
  const knowledge = knowledgeOf(line, disk, stack, outsideOf(run));
  run.chosen = (await converse({ command: line, stage: 'command' }, knowledge, run)).command;
}

/** Asks for the words that a command needs and does not have. */
export async function askWords(run: Run): Promise<void> {
  if (!run.asks) return;
  const { line, disk, stack } = run;
  const knowledge = knowledgeOf(line, disk, stack, outsideOf(run));
  const stage = firstStage(line, knowledge);
  if (stage === undefined) return;
  if (isMergingCommand(line.command) && isOurs(disk, stack)) await settleBeforeAsking(run);
  run.command = (await converse({ command: line, stage }, knowledge, run)).command;
  run.isAsked = true;
}
