// Procfiles: one process on each line, as name: command.
import { type Validator, verdictOn } from './validator.ts';

/** https://devcenter.heroku.com/articles/procfile */
export const procfile: Validator = {
  id: 'procfile',
  title: 'Procfile: lines of name: command, web among them',
  check: async ({ paths, read }) => {
    const found = paths.filter((path) => /(^|\/)Procfile$/.test(path));
    if (found.length === 0) return undefined;
    return verdictOn(
      found,
      found.flatMap((path) => faultsIn(read(path)).map((fault) => `${path}: ${fault}`)),
    );
  },
};

function faultsIn(text: string): string[] {
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const names = filled.map(({ line }) => /^([A-Za-z0-9_-]+):\s*\S/.exec(line)?.[1]);
  return [
    ...filled.flatMap(({ line, number }, index) => {
      const name = names[index];
      if (line.endsWith('\r'))
        return [`line ${number} ends as on Windows, and that becomes part of the command`];
      if (name === undefined) return [`line ${number} is not name: command`];
      return names.indexOf(name) < index ? [`line ${number} names ${name} a second time`] : [];
    }),
    ...(names.includes('web') ? [] : ['no process is called web, which is the one that gets requests']),
  ];
}
