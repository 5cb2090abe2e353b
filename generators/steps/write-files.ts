// plan -> staging folder, through Yeoman's file system in memory -> the project.
import type { Stats } from 'node:fs';
import { isWritten, publish } from '../../lib/core/commit/publish.ts';
import { openStaging, stagedPath } from '../../lib/core/commit/staging.ts';
import { encode } from '../../lib/core/commit/text-file.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { withRemedy } from '../../lib/core/text/system-remedy.ts';
import type { Run } from '../run.ts';

/** Fills a staging folder with what the plan writes, unless it changes nothing. @throws UserError when the system does not let it */
export async function stageFiles(run: Run): Promise<void> {
  const { plan, root, memory } = run;
  if (!plan.some((file) => isWritten(file) || file.action === 'remove')) return;
  const staging = openStaging(root);
  run.staging = staging;
  for (const { path, content, mode, encoding, source } of plan.filter(isWritten)) {
    const stat = mode === undefined ? {} : { stat: { mode } as Stats };
    memory.write(
      stagedPath(staging.folder, path),
      encode(content, source ?? (encoding && { encoding })),
      stat,
    );
  }
  run.filling = memory.commit();
  try {
    await run.filling;
  } catch (error) {
    throw refusedBySystem(error, root);
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
