// How much npm downloads and unpacks.
import { amount } from '../rows.ts';
import type { Section } from '../section.ts';

const packedBudget = 600;
const unpackedBudget = 2000;

export const packageSize: Section = {
  what: 'package',
  async measure({ size, unpackedSize, dependencies }) {
    return [
      amount({ what: 'package: packed', value: size / 1000, unit: 'kB', budget: packedBudget }),
      amount({ what: 'package: unpacked', value: unpackedSize / 1000, unit: 'kB', budget: unpackedBudget }),
      amount({
        what: 'package: dependencies',
        value: dependencies.length,
        unit: 'packages',
        budget: 0,
        detail: dependencies.join(', '),
      }),
    ];
  },
};
