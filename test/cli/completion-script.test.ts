// Completion scripts: which words name a shell.
import { expect, test } from 'vitest';
import { completionScript } from '../../lib/cli/completion.ts';

test.each([[[]], [['tcsh']], [['toString']], [['constructor']], [['bash', 'zsh']]])(
  'completion %j is refused',
  (args) => {
    expect(() => completionScript(args)).toThrow('completion bash|zsh|fish');
  },
);

test('a misspelt shell gets a suggestion', () => {
  expect(() => completionScript(['fis'])).toThrow('did you mean fish?');
});
