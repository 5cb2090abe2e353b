// All validators run over the deploy files of a project.
import type { Check, Verdict } from './validator.ts';

export type Checked = { readonly id: string; readonly title: string } & Verdict;

/** Folders with deployment files. */
const folders = ['.github/', '.do/', '.ebextensions/', '.platform/', 'deploy/'];

/** The paths of the files of a project that may be about servers. */
export function deployPaths(list: (folder: string) => readonly string[]): string[] {
  const below = (folder: string): string[] =>
    list(folder).flatMap((name) =>
      name.endsWith('/') ? below(`${folder}/${name.slice(0, -1)}`) : [`${folder}/${name}`],
    );
  return list('')
    .flatMap((name) => {
      if (!name.endsWith('/')) return [name];
      return folders.includes(name) ? below(name.slice(0, -1)) : [];
    })
    .sort();
}

/** Runs every check that has something to look at, one after the other. */
export async function checkAll<Known>(checks: readonly Check<Known>[], subject: Known): Promise<Checked[]> {
  const results: Checked[] = [];
  for (const { id, title, check } of checks) {
    const verdict = await check(subject);
    if (verdict) results.push({ id, title, ...verdict });
  }
  return results;
}
