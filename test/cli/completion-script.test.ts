// Completion scripts: which words name a shell.
import { expect, test } from 'vitest';
import { completionScripts } from '../../bin/completion-scripts.ts';
import { completionScript } from '../../lib/cli/completion.ts';

test.each([[[]], [['tcsh']], [['toString']], [['constructor']], [['bash', 'zsh']]])(
  'completion %j is refused',
  (args) => {
    expect(() => completionScript(args, completionScripts)).toThrow('completion bash|zsh|fish');
  },
);

test('a misspelt shell gets a suggestion', () => {
  expect(() => completionScript(['fis'], completionScripts)).toThrow('did you mean fish?');
});
