// What is done with Django projects on the machine.
import type { Toolchain } from '../../core/toolchain/toolchain.ts';
import { djangoAnswers } from './answers.ts';
import { checks } from './checks/index.ts';
import { health } from './doctor/index.ts';
import { choosePython } from './install/choose-python.ts';
import { shellNote } from './install/environment.ts';
import { findInterpreter } from './install/find-python.ts';
import { followSteps } from './install/follow.ts';
import { lockSteps } from './install/lock.ts';
import { lockFile } from './install/lock-file.ts';
import { installedModules, installedVersion, projectPython } from './install/project-python.ts';
import { namedPython } from './install/python.ts';
import { secretFile } from './install/secret-file.ts';
import { madeBySetUp, setUpByHand, setUpSteps, startByHand } from './install/set-up.ts';
import { shellRemark } from './install/shell.ts';
import { followByHand, manageCommand } from './install/typed.ts';
import { unapply } from './install/unapply.ts';
import { complete, unfinishedIn } from './install/unfinished.ts';
import { userModelToKeep } from './install/user-model.ts';
import { listsOfPackages } from './packages/managers.ts';
import { oldestPython } from './pins.ts';
import { findRoot, rootAround } from './project/root.ts';

export const djangoToolchain: Toolchain = {
  findRoot,
  rootAround,
  secrets: secretFile,
  interpreterOption: 'python',
  chooseInterpreter: choosePython,
  namedInterpreter: (name, blueprint, cwd) =>
    namedPython(name, oldestPython[djangoAnswers(blueprint).django], cwd),
  findInterpreter,
  installed: (root, interpreter = projectPython(root)) => ({
    modules: () => installedModules(interpreter),
    version: (name) => installedVersion(interpreter, name),
  }),
  setUpTitle: 'virtual environment, packages, migration',
  setUpSteps,
  madeBySetUp,
  setUpByHand,
  startByHand,
  address: 'http://127.0.0.1:8000/',
  shellNote,
  shellRemark,
  lock: lockFile,
  lockSteps,
  changedBySteps: (files) => [lockFile, ...listsOfPackages(files)],
  unapply,
  complete,
  followSteps,
  followByHand,
  typedCommand: manageCommand,
  unfinishedIn,
  noEnvironment: 'No virtual environment was found, so no packages are installed here.',
  answersForData: userModelToKeep,
  checks,
  health,
};
