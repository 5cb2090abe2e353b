// Whether code for a project may use what came with a version of Django or Python.
import { atLeast } from '../versions/ranges.ts';
import type { Target } from '../versions/versions.ts';

/** `since('Django 4.0')`, `since('Python 3.9')`: true when the project has that version or a newer one. */
export type Since = (version: `${'Django' | 'Python'} ${number}`) => boolean;

export const sinceOf =
  ({ django, python }: Target): Since =>
  (version) => {
    const [name, minimum = ''] = version.split(' ');
    return atLeast(name === 'Django' ? django : python, minimum);
  };
