// Procfiles: one process on each line, as name: command.
import { type Validator, verdictOn } from './validator.ts';

/** https://devcenter.heroku.com/articles/procfile */
export const procfile: Validator = {
  id: 'procfile',
  title: 'Procfile: lines of the form name: command, one of them web',
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
        return [`line ${number} has a Windows line ending, which would become part of the command`];
      if (name === undefined) return [`line ${number} is not of the form name: command`];
      return names.indexOf(name) < index ? [`line ${number} defines ${name} a second time`] : [];
    }),
    ...(names.includes('web') ? [] : ['no process is called web, the one that receives requests']),
  ];
}
