// Which names a Python package or a Django app may have.

import { joinCapitalised } from '../../core/text/capitalise.ts';
import { requiredModules } from './pins.ts';
import { pythonKeywords, standardLibrary } from './python/python-modules.ts';

/** Names of this length still fit into lines of 88 characters, and into PostgreSQL's identifiers of 63. */
const longestName = 50;

/** Labels of the apps in django.contrib: a second app with one of them stops Django from starting. */
const contribLabels = new Set(
  `admin admindocs auth contenttypes flatpages gis humanize messages postgres redirects sessions
   sitemaps sites staticfiles syndication`.split(/\s+/),
);

/** Modules of Django that the files of an app import by these names; an app of the same name would hide them there. */
const importedModules = new Set(['migrations', 'models']);

/** Files and folders at the root of every project. */
const projectEntries = new Set([
  'manage',
  'media',
  'media_private',
  'static',
  'staticfiles',
  'templates',
  'venv',
]);

/** Names that Windows keeps for devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const windowsDevices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * Says why `name` cannot be a Python package or Django app of a project.
 * @returns the reason, to be read after the name ("… is a Python keyword"), or undefined for a good name.
 */
export function nameFault(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (name === '') return 'is empty';
  if (name.length > longestName)
    return `has ${name.length} characters, but at most ${longestName} are allowed`;
  if (/^\d/.test(name))
    return `starts with a digit, which a Python name cannot, but ${nameFrom(name)} is one`;
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    return `is not a Python name, but ${nameFrom(name)} is: start with a letter, then use letters a-z, digits and underscores`;
  }
  if (pythonKeywords.has(name)) return 'is a Python keyword';
  if (lower === 'django') return "would hide Django's own package";
  if (standardLibrary.has(name) || standardLibrary.has(lower)) {
    return "is a module of Python's standard library";
  }
  if (contribLabels.has(lower)) return "is the name of one of Django's own apps";
  if (requiredModules.has(lower)) return 'is a package that projects install';
  if (importedModules.has(lower)) return 'is what the code of an app calls a module of Django';
  if (lower === 'healthz' || lower === 'readyz')
    return 'is the address at which projects say that they are up';
  if (projectEntries.has(lower)) return 'is a file or folder that every project has';
  if (windowsDevices.test(name)) return 'is reserved by Windows for a device';
  return undefined;
}

/** After the name: why a new app should have another one. Its package is named as PEP 8 wants: https://peps.python.org/pep-0008/#package-and-module-names */
export function appNameFault(name: string): string | undefined {
  return name === name.toLowerCase() ? undefined : `is not in lower case: choose ${proposedName(name)}`;
}

/** Letters that have no accent to leave out, as they are written without them. */
const spelledOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** `Mein Café` -> `mein_cafe`: a name for what somebody calls a site or an app, for which `nameFault` finds no fault. */
export function nameFrom(text: string): string {
  const letters = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  const words = letters.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const whole = words === '' ? 'my_site' : /^\d/.test(words) ? `site_${words}` : words;
  const name = whole.slice(0, longestName).replace(/_+$/, '');
  return nameFault(name) === undefined ? name : `${name.slice(0, longestName - 5)}_site`;
}

/** `CamelApp` -> `camel_app`, `My App` -> `my_app`: what a new app may be called instead. */
export function proposedName(text: string): string {
  return nameFrom(text.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&'));
}

/** `blog-posts` -> `blog_posts` */
export const withUnderscores = (word: string) => word.replaceAll('-', '_');

/** `blog_posts` -> `BlogPosts`: what classes of an app are named after. */
export function classPrefix(app: string): string {
  return joinCapitalised(app.split('_'));
}
