// How the tests run: which files, how many at once, and the time limit that guards against hanging.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', './test/helpers/plain-reporter.ts'],
  },
});
