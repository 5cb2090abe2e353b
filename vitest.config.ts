// How the tests run: units first (core, stacks, contract), then the built command, then generated projects.
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
