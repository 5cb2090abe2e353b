// How the tests run: which files, how many at once and in which order, and the time limit that guards against hanging.
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/helpers/longest-first.ts';
import { patience } from './test/helpers/patience.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for servers and other programs: three at once keep two cores busy.
    maxWorkers: 3,
    // Files of a worker share its modules: no file changes what another one reads, and loading them again costs a third.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Programs of Python keep what they have compiled, whatever this machine says.
    env: { PYTHONDONTWRITEBYTECODE: '' },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: patience } },
    reporters: ['default', './test/helpers/plain-reporter.ts'],
  },
});
