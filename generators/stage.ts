// plan -> staging folder, through Yeoman's file system in memory.
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import type { PlannedFile } from '../lib/core/commit/plan.ts';
import { isWritten } from '../lib/core/commit/publish.ts';
import { openStaging, sweep } from '../lib/core/commit/staging.ts';
import { encode } from '../lib/core/commit/text-file.ts';
import type { Context } from './context.ts';

/**
 * Fills a staging folder with what a plan writes, unless it changes nothing.
 * @param target the project's folder, absolute
 * @throws UserError when the system does not let it
 */
export async function stage(
  plan: readonly PlannedFile[],
  target: string,
  fs: Generator['fs'],
  context: Context,
): Promise<void> {
  sweep(target);
  if (!plan.some((file) => isWritten(file) || file.action === 'remove')) return;
  const staging = openStaging(target);
  context.staging = staging;
  for (const { path, content, mode, encoding, source } of plan.filter(isWritten)) {
    const stat = mode === undefined ? {} : { stat: { mode } as Stats };
    fs.write(join(staging.folder, path), encode(content, source ?? (encoding && { encoding })), stat);
  }
  context.filling = fs.commit();
  await context.filling;
}
