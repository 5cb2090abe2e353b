// The steps of every command, in the order in which they run.
import { join } from 'node:path';
import { recordName } from '../lib/core/blueprint/record.ts';
import { isRecordFile } from '../lib/core/commit/blueprint-file.ts';
import { isDeployCommand, isMergingCommand } from '../lib/core/options/command-names.ts';
import type { CommandSteps, Run } from './run.ts';
import { sayAgain } from './say/again.ts';
import { sayChanged } from './say/changed.ts';
import { sayFiles, sayLeftovers } from './say/files.ts';
import { sayMerged } from './say/merged.ts';
import { sayProject } from './say/project.ts';
import { askCommand, askWords, leavesCommandOpen } from './steps/ask-words.ts';
import { askGit, keepData } from './steps/before-merge.ts';
import { checkDeployment, checkMachine } from './steps/check.ts';
import { chooseInterpreter, findNamedInterpreter } from './steps/choose-interpreter.ts';
import { askAboutTables, askMissingValues, confirmLosses } from './steps/data.ts';
import {
  findInterpreter,
  findInterpreterToInstall,
  findProject,
  sweepLeftovers,
} from './steps/find-project.ts';
import { followChange, followProject } from './steps/follow.ts';
import { nameIgnored } from './steps/ignored.ts';
import { nameMarked } from './steps/marked.ts';
import { askOpenOptions, executeInMemory, planFiles, reportPlan } from './steps/plan.ts';
import { planProject } from './steps/plan-project.ts';
import { askAnswers, findPlace, makeInMemory, readAnswers } from './steps/project.ts';
import { rememberAfter, rememberBefore } from './steps/remember.ts';
import { refuseWords, sayStatus } from './steps/status.ts';
import { noteSubfolder } from './steps/subfolder.ts';
import { settleUncommitted } from './steps/uncommitted.ts';
import { confirmUndo, forget, keepEncodings, planUndo, sayUndo } from './steps/undo.ts';
import { findUnfinished } from './steps/unfinished.ts';
import { publishFiles, stageFiles } from './steps/write-files.ts';

/** `create-mvt-app shop` */
const makeProject: CommandSteps = {
  initializing: [readAnswers, findPlace],
  prompting: [askAnswers, chooseInterpreter, makeInMemory, findNamedInterpreter],
  configuring: [planProject, noteSubfolder],
  writing: [sweepLeftovers, stageFiles],
  install: [publishFiles, sayFiles, followProject],
  end: [sayProject],
};

/** `add app`, `add model` and their inverses, in any project; `deploy` in a foreign one. */
const changeProject: CommandSteps = {
  initializing: [findProject, askWords, sweepLeftovers, findInterpreterToInstall],
  prompting: [],
  configuring: [
    executeInMemory,
    nameMarked,
    planFiles,
    noteSubfolder,
    reportPlan,
    askAboutTables,
    findUnfinished,
  ],
  writing: [stageFiles, rememberBefore],
  install: [publishFiles, nameIgnored, sayFiles, sayLeftovers, followChange, rememberAfter],
  end: [sayChanged, sayAgain],
};

const deployElsewhere: CommandSteps = { ...changeProject, prompting: [askOpenOptions] };

/** Features, targets and updates, in a project that this tool has made. */
const mergeIntoProject: CommandSteps = {
  initializing: [findProject, askWords, sweepLeftovers, askGit, findInterpreter],
  prompting: [askOpenOptions, askMissingValues, keepData],
  configuring: [
    executeInMemory,
    nameMarked,
    planFiles,
    noteSubfolder,
    settleUncommitted,
    reportPlan,
    confirmLosses,
    findUnfinished,
  ],
  writing: [stageFiles, rememberBefore],
  install: [publishFiles, nameIgnored, sayFiles, sayLeftovers, followChange, rememberAfter],
  end: [sayMerged, sayAgain],
};

/** `undo` */
const takeBack: CommandSteps = {
  initializing: [refuseWords, findProject, sweepLeftovers, findInterpreter],
  configuring: [planUndo, planFiles, keepEncodings, sayUndo, reportPlan, confirmUndo],
  writing: [stageFiles],
  install: [publishFiles, forget],
  end: [sayChanged],
};

/** `status` */
const showStatus: CommandSteps = { initializing: [refuseWords, findProject, sayStatus] };

/** `deploy check` */
const checkFiles: CommandSteps = {
  initializing: [refuseWords, findProject, findInterpreter, checkDeployment],
};

/** `doctor` */
const lookAtMachine: CommandSteps = { initializing: [refuseWords, checkMachine] };

/** `add` alone, and nothing at all inside a project */
const chooseCommand: CommandSteps = { initializing: [], prompting: [askCommand] };

/** What a command does, here. @throws UserError when it needs a project and there is none */
export function stepsOf(run: Run): CommandSteps {
  const { line, cwd, stack, toolchain } = run;
  const { command } = line;
  if (leavesCommandOpen(run)) return chooseCommand;
  if (command === 'project') return makeProject;
  if (command === 'undo') return takeBack;
  if (command === 'status') return showStatus;
  if (command === 'deployCheck') return checkFiles;
  if (command === 'doctor') return lookAtMachine;
  if (isDeployCommand(command) && !isRecordFile(join(toolchain.findRoot(cwd), recordName), stack))
    return deployElsewhere;
  return isMergingCommand(command) ? mergeIntoProject : changeProject;
}
