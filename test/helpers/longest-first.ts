// The order of test files: those that take minutes first, so that no worker is left alone with one at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Beginnings of paths below `test/`, in the order in which they run; what is not here comes last. */
const longest = [
  'project/features-5.2',
  'project/features-6.1',
  'project/ci-lines',
  'cli/readme',
  'project/models',
  'deploy/platforms',
  'deploy/droplet',
  'project/matrix',
  'project/',
  'deploy/',
  'cli/',
  'contract/',
  'stacks/django/templates',
];

function rank({ moduleId }: TestSpecification): number {
  const path = moduleId.split('/test/').at(-1) ?? '';
  const found = longest.findIndex((beginning) => path.startsWith(beginning));
  return found === -1 ? longest.length : found;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}
