// Completion scripts: which words name a shell.
import { expect, test } from 'vitest';
import { completionScripts } from '../../bin/completion-scripts.ts';
import { help } from '../../bin/help.ts';
import { completionScript } from '../../lib/cli/completion.ts';
import { shells } from '../../lib/core/options/run-options.ts';

test.each([[[]], [['tcsh']], [['toString']], [['constructor']], [['bash', 'zsh']]])(
  'completion %j is refused',
  (args) => {
    expect(() => completionScript(args, completionScripts)).toThrow('completion bash|zsh|fish');
  },
);

test('a misspelt shell gets a suggestion', () => {
  expect(() => completionScript(['fis'], completionScripts)).toThrow('did you mean fish?');
});

test.each(shells)('its help says where the script for %s goes, and how npx gets it', (shell) => {
  const page = help(['completion']);
  expect(page).toMatch(new RegExp(`create-mvt-app completion ${shell} > ~/\\S+`));
  expect(page).toContain('npx create-mvt-app');
});
