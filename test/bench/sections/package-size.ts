// How much npm downloads and unpacks.
import { amount } from '../rows.ts';
import type { Section } from '../section.ts';

const packedBudget = 470;
const unpackedBudget = 2000;
/** npm unpacks many small files slowly. */
const filesBudget = 39;

export const packageSize: Section = {
  what: 'package',
  async measure({ size, unpackedSize, files, dependencies }) {
    return [
      amount({ what: 'package: packed', value: size / 1000, unit: 'kB', budget: packedBudget }),
      amount({ what: 'package: unpacked', value: unpackedSize / 1000, unit: 'kB', budget: unpackedBudget }),
      amount({ what: 'package: files', value: files, unit: 'files', budget: filesBudget }),
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
