// plan -> staging folder, through Yeoman's file system in memory -> the project.
import type { Stats } from 'node:fs';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { isWritten, publish } from '../../lib/core/commit/publish.ts';
import { openStaging, stagedPath } from '../../lib/core/commit/staging.ts';
import { encode } from '../../lib/core/commit/text-file.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { withRemedy } from '../../lib/core/text/system-remedy.ts';
import type { MemoryFiles, Run } from '../run.ts';

/** Fills a staging folder with what the plan writes, unless it changes nothing. @throws UserError when the system does not let it */
export async function stageFiles(run: Run): Promise<void> {
  const { plan, root, memory } = run;
  if (!plan.some((file) => isWritten(file) || file.action === 'remove')) return;
  const staging = openStaging(root);
  run.staging = staging;
  run.filling = fill(staging.folder, plan.filter(isWritten), memory);
  try {
    await run.filling;
  } catch (error) {
    throw refusedBySystem(error, root);
  }
}

/** So many files are in Yeoman's memory at once: those of a thousand apps take as much as the rest of the run. */
const mostInMemory = 1000;

async function fill(folder: string, files: readonly PlannedFile[], memory: MemoryFiles): Promise<void> {
  for (let start = 0; start < files.length; start += mostInMemory) {
    for (const { path, content, mode, encoding, source } of files.slice(start, start + mostInMemory)) {
      const stat = mode === undefined ? {} : { stat: { mode } as Stats };
      memory.write(stagedPath(folder, path), encode(content, source ?? (encoding && { encoding })), stat);
    }
    await memory.commit();
    memory.store.each((file) => {
      file.contents = null;
    });
  }
}

/** A disk without room for another file has many names: what the system says, it says about the machine. */
function refusedBySystem(error: unknown, folder: string): unknown {
  const fault = error as NodeJS.ErrnoException;
  return fault.syscall === undefined ? error : new UserError(withRemedy(fault, folder), 1);
}

/** Puts the files into their place. @throws UserError when they cannot be put there, the signal's reason after Ctrl-C */
export function publishFiles(run: Run): void {
  const { plan, root, staging, signal, change, destination } = run;
  signal.throwIfAborted();
  if (staging) publish(plan, staging.folder, destination ?? { path: root, state: 'project' }, change);
  run.published = root;
}
