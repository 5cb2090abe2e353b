// How git is called: a folder that came from elsewhere cannot make it run a program.

/**
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-corefsmonitor names a program in .git/config, and
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository a repository that was committed.
 */
const safe = ['-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=explicit'] as const;

/** The words of a command of git. */
export function gitWords(words: readonly string[]): [string, ...string[]] {
  return ['git', ...safe, ...words];
}
