// Completion scripts: which words name a shell.
import { expect, test } from 'vitest';
import { completionScript } from '../../lib/cli/completion.ts';
import { stackTables } from '../../lib/stacks/tables.ts';

const [tables] = stackTables;

test.each([[[]], [['tcsh']], [['toString']], [['constructor']], [['bash', 'zsh']]])(
  'completion %j is refused',
  (args) => {
    expect(() => completionScript(args, tables)).toThrow('completion bash|zsh|fish');
  },
);

test('a misspelt shell gets a suggestion', () => {
  expect(() => completionScript(['fis'], tables)).toThrow('did you mean fish?');
});
