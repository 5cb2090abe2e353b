// What a run ends with: the files that took longest, and a line that any machine can read, "12 passed, 0 failed, 1 skipped".
import type { Reporter, TestModule } from 'vitest/node';

/** So many files are named, of a run that took longer than a ring without installations does. */
const named = 15;
const longRun = 120_000;

export default class PlainReporter implements Reporter {
  readonly #started = Date.now();

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests()].length === 0,
    );
    const failed = count('failed') + broken.length + errors.length;
    const times = modules.map((module) => ({
      seconds: Math.round(module.diagnostic().duration / 1000),
      name: module.relativeModuleId,
    }));
    if (Date.now() - this.#started > longRun) {
      const longest = times.sort((one, other) => other.seconds - one.seconds).slice(0, named);
      console.log(
        [
          'Longest files:',
          ...longest.map(({ seconds, name }) => `${String(seconds).padStart(6)} s  ${name}`),
        ].join('\n'),
      );
    }
    console.log(`${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`);
  }
}
