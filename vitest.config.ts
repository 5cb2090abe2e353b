// How the tests run: units first, then the built command, then generated projects.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,cli,project,deploy}/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    reporters: ['default', './test/helpers/plain-reporter.ts'],
  },
});
