// Which Django and Python a project has: the one place where that is found out.
import type { Files } from '../../../core/files/files.ts';
import { UserError } from '../../../core/text/errors.ts';
import { atLeast } from '../../../core/text/versions.ts';
import { usualPython } from '../pins.ts';
import { djangoListings, type Listed, pythonInUse, pythonListings } from './listings.ts';
import { allows, startOf, versionInAddress } from './ranges.ts';
import {
  djangoReleases,
  newestDjangoFor,
  newestPythonFor,
  oldestPythonFor,
  pythonReleases,
} from './releases.ts';

/** A version, and where it was found: `requirements.txt`. */
export interface Known {
  readonly version: string;
  readonly source: string;
}

/** What is known of a project; undefined where nothing says it. */
export interface Versions {
  readonly django?: Known | undefined;
  readonly python?: Known | undefined;
  /** The range of Pythons that the project allows, where nothing says which one it runs on. */
  readonly pythons?: string | undefined;
}

/** The versions that code is written for: the oldest that the project may have. */
export interface Target {
  readonly django: string;
  readonly python: string;
}

/** The version of a package in the project's environment, or of its language: `python`. */
export type Installed = (name: string) => string | undefined;

/** Code for these runs on all that are newer, too. */
const unknown: Target = { django: '4.2', python: '3.10' };

/** Older ones have no `path()`, or no f-strings. */
export const oldest: Target = { django: '2.2', python: '3.6' };

/**
 * Reads which versions a project has: from its environment, else from locks, else from what its files ask for.
 * What startproject wrote into the settings does not count: it says when the project was started.
 */
export function versionsOf(files: Files, installed: Installed): Versions {
  const inEnvironment = (name: string): Known | undefined => {
    const version = installed(name);
    return version === undefined ? undefined : { version, source: 'its environment' };
  };
  const inUse = inEnvironment('python') ?? first(pythonInUse(files), pythonReleases);
  const allowed = inUse ? undefined : first(pythonListings(files), pythonReleases);
  return {
    django: inEnvironment('django') ?? first(djangoListings(files), djangoReleases),
    python: inUse ?? allowed,
    pythons: allowed?.specifier,
  };
}

/** The first listing that names a version. */
function first(
  listings: Iterable<Listed>,
  releases: readonly string[],
): (Known & Pick<Listed, 'specifier'>) | undefined {
  for (const { specifier, file } of listings) {
    const version = /[@/]/.test(specifier) ? versionInAddress(specifier) : startOf(specifier, releases);
    if (version !== undefined) return { version, source: file, specifier };
  }
  return undefined;
}

/** The versions to write code for. */
export function targetOf({ django, python }: Versions): Target {
  if (django) return { django: django.version, python: python?.version ?? oldestPythonFor(django.version) };
  if (!python) return unknown;
  const newest = newestDjangoFor(python.version);
  return { django: atLeast(newest, unknown.django) ? unknown.django : newest, python: python.version };
}

/** @throws UserError when apps and models cannot be written for what a project has */
export function refuseOld({ django, python }: Versions): void {
  if (django && !atLeast(django.version, oldest.django)) throw tooOld('Django', django, oldest.django);
  if (python && !atLeast(python.version, oldest.python)) throw tooOld('Python', python, oldest.python);
}

const tooOld = (name: string, { version, source }: Known, minimum: string) =>
  new UserError(
    `The project uses ${name} ${version} according to ${source}, but the code of apps and models needs ${minimum} or newer: upgrade it first.`,
  );

/** The Python to ask servers for: the one that the project runs on, or else the newest usual one that it allows. */
export function serverPython({ django, python, pythons = '' }: Versions): string {
  if (python && pythons === '') return python.version.split('.').slice(0, 2).join('.');
  const newest = django ? newestPythonFor(django.version) : usualPython;
  const allowed = pythonReleases.filter((release) => allows(pythons, release));
  return (
    allowed.findLast((release) => atLeast(newest, release) && atLeast(usualPython, release)) ?? usualPython
  );
}
