// The releases of Django, and the Pythons that each of them runs on.
import { atLeast } from '../../../core/text/versions.ts';

/** https://docs.djangoproject.com/en/stable/faq/install/#what-python-version-can-i-use-with-django */
const pythons: Readonly<Record<string, readonly [oldest: string, newest: string]>> = {
  '1.11': ['2.7', '3.7'],
  '2.0': ['3.4', '3.7'],
  '2.1': ['3.5', '3.7'],
  '2.2': ['3.5', '3.9'],
  '3.0': ['3.6', '3.9'],
  '3.1': ['3.6', '3.9'],
  '3.2': ['3.6', '3.10'],
  '4.0': ['3.8', '3.10'],
  '4.1': ['3.8', '3.11'],
  '4.2': ['3.8', '3.12'],
  '5.0': ['3.10', '3.12'],
  '5.1': ['3.10', '3.13'],
  '5.2': ['3.10', '3.14'],
  '6.0': ['3.12', '3.14'],
  '6.1': ['3.12', '3.14'],
};

/** Oldest first. */
export const djangoReleases = Object.keys(pythons);
export const pythonReleases = [
  ...['2.7', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10'],
  ...['3.11', '3.12', '3.13', '3.14'],
];

/** The release that a version of Django belongs to, or the nearest that is known: `4.2.30` -> `4.2`. */
const releaseOf = (django: string) =>
  djangoReleases.findLast((release) => atLeast(django, release)) ?? '1.11';

export const oldestPythonFor = (django: string): string => pythons[releaseOf(django)]?.[0] ?? '3.6';
export const newestPythonFor = (django: string): string => pythons[releaseOf(django)]?.[1] ?? '3.13';

/** The newest Django that runs on a Python. */
export function newestDjangoFor(python: string): string {
  return (
    djangoReleases.findLast(
      (django) =>
        atLeast(python, oldestPythonFor(django)) && atLeast(`${newestPythonFor(django)}.99`, python),
    ) ?? '6.1'
  );
}
