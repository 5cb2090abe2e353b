// The line that puts a missing program on a machine, by the system's own package manager.

/** Packages of Debian and Ubuntu, and of Homebrew, by the programs in them, where a name differs. */
const packages: Readonly<Record<string, { readonly apt?: string; readonly brew?: string }>> = {
  msgfmt: { apt: 'gettext', brew: 'gettext' },
  npm: { brew: 'node' },
  'rabbitmq-server': { brew: 'rabbitmq' },
  'redis-server': { brew: 'redis' },
};

/** What to type, or to do, to install a program. */
export function remedyFor(program: string, platform: string = process.platform): string {
  const { apt = program, brew = program } = packages[program] ?? {};
  if (platform === 'darwin') return `brew install ${brew}`;
  if (platform === 'linux') return `sudo apt install ${apt}`;
  return `Install ${program}, and put it on the PATH.`;
}
