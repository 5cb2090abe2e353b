// JSON files: whether they can be read.
import { type Validator, verdictOn } from './validator.ts';

export const json: Validator = {
  id: 'json',
  title: 'JSON: parsed',
  check: async ({ paths, read }) => {
    const found = paths.filter((path) => /(^|\/)app\.json$/.test(path));
    if (found.length === 0) return undefined;
    const faults = found.flatMap((path) => {
      try {
        JSON.parse(read(path));
        return [];
      } catch (error) {
        return [`${path}: ${(error as Error).message}`];
      }
    });
    return verdictOn(found, faults);
  },
};
