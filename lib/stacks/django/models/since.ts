// Whether code for a project may use what came with a version of Django or Python.
import { atLeast } from '../../../core/text/versions.ts';
import type { Target } from '../versions/versions.ts';

/** The versions from which on code is written in another way, oldest first: templates may ask for no others. */
export const thresholds = {
  Django: ['3.0', '3.1', '3.2', '4.0', '4.1', '4.2', '5.0', '5.1'],
  Python: ['3.7', '3.8', '3.9'],
} as const;

type Threshold = {
  [Name in keyof typeof thresholds]: `${Name} ${(typeof thresholds)[Name][number]}`;
}[keyof typeof thresholds];

/** `since('Django 4.0')`, `since('Python 3.9')`: true when the project has that version or a newer one. */
export type Since = (version: Threshold) => boolean;

export const sinceOf =
  ({ django, python }: Target): Since =>
  (version) => {
    const [name, minimum = ''] = version.split(' ') as [keyof typeof thresholds, string];
    if (!(thresholds[name] as readonly string[]).includes(minimum)) {
      throw new Error(`${version} is not in the table of thresholds.`);
    }
    return atLeast(name === 'Django' ? django : python, minimum);
  };
