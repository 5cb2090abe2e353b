// Keeps what `undo` needs: the files as they were before a command, and how it has left them.
import { recordName } from '../../lib/core/blueprint/record.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { hasStarted, joined, keptOf, settled, watched } from '../../lib/core/commit/last-command.ts';
import {
  forgetLastCommand,
  lastCommandPath,
  readLastCommand,
  writeLastCommand,
} from '../../lib/core/commit/last-command-file.ts';
import { askGit } from '../../lib/core/merge/ask-git.ts';
import { commandLine, usages } from '../../lib/core/options/command-usages.ts';
import { shellCommand } from '../../lib/core/text/shell.ts';
import type { Run } from '../run.ts';

/** Keeps the files before they are replaced; a command that does the rest of one that was killed belongs to that one. */
export async function rememberBefore(run: Run): Promise<void> {
  const { root, plan, disk, toolchain, command, change } = run;
  if (lastCommandPath(root) === undefined) return;
  // What a package manager keeps above the project stays as that leaves it.
  if (change.follow.handover?.commands.some(({ folder }) => folder !== '')) {
    forgetLastCommand(root);
    return;
  }
  const read = (path: string) => disk.read(path);
  const changed = keptOf(plan);
  const earlier = readLastCommand(root);
  const goesOn = earlier && (changed.length === 0 || (!earlier.isWhole && hasStarted(earlier, read)));
  if (changed.length === 0 && !goesOn) return;
  const paths = changed.map(({ path }) => path);
  const others = toolchain.changedBySteps(disk).filter((path) => !paths.includes(path));
  const files = [...changed, ...others.map((path) => watched(path, disk.file(path)))];
  const { inverse } = change;
  run.last = goesOn
    ? { ...earlier, isWhole: false, files: joined(earlier.files, files, read) }
    : {
        typed: shellCommand(['create-mvt-app', ...usages[command.command].words, ...command.words]),
        inverse: inverse && `${commandLine(inverse.command)} ${inverse.words.join(' ')}`,
        head: await headOf(root),
        isWhole: false,
        files,
      };
  try {
    writeLastCommand(root, run.last);
  } catch (error) {
    run.last = undefined;
    const note = `create-mvt-app undo cannot take this back: ${(error as Error).message}.`;
    run.change = { ...change, notes: [...change.notes, note] };
  }
}

async function headOf(root: string): Promise<string | undefined> {
  const { exitCode, stdout } = await askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** Keeps how it has left them, once all its steps are done. */
export function rememberAfter({ root, last, toolchain }: Run): void {
  if (!last) return;
  const disk = new DiskFiles(root);
  const paths = [recordName, ...toolchain.changedBySteps(disk)];
  const files = settled(last.files, paths, (path) => disk.read(path));
  if (files.length === 0) forgetLastCommand(root);
  else writeLastCommand(root, { ...last, isWhole: true, files });
}
