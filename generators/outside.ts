// What commands are given besides the files of a project: git, other versions of this program, the environment.
import { surroundingOf } from '../lib/core/commit/git.ts';
import { mergeWithGit } from '../lib/core/merge/git-merge.ts';
import { renderedByVersion } from '../lib/core/merge/other-version.ts';
import type { Outside } from '../lib/core/stack/stack.ts';
import { mayDownload } from './ask/download.ts';
import type { Run } from './run.ts';

export function outsideOf(run: Run): Outside {
  const { root, interpreter, interpreterFlag, stack, toolchain, asks, ask, recordLeft } = run;
  const installed = toolchain.installed(root, interpreter ?? interpreterFlag);
  return {
    mergeText: mergeWithGit,
    renderedBy: (version, blueprint) =>
      renderedByVersion(version, blueprint, stack, asks ? (other) => mayDownload(other, ask) : undefined),
    installedModules: installed.modules,
    installedVersion: installed.version,
    environment: process.env,
    around: surroundingOf(root),
    ...(recordLeft !== undefined && { recordLeft }),
  };
}
