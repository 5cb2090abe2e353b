// A workflow that lints, tests and checks the project.
import type { Addition } from '../../../core/additions/addition.ts';

export const ci = {
  name: 'ci',
  title: 'CI',
  hint: 'a GitHub Actions workflow that lints, tests and checks',
  isPlaced: true,
  place: 10,
} as const satisfies Addition;
