// What an import stands for: the public name of an object that Django offers in several places.
import type { Imported } from './import-statements.ts';

/** Packages that offer what is defined in modules of theirs: https://docs.djangoproject.com/en/stable/ref/ */
const homes: Readonly<Record<string, string>> = {
  'django.contrib.admin': 'decorators filters options sites',
  'django.contrib.messages': 'api constants',
  'django.db.models':
    'aggregates base constraints deletion enums expressions fields fields.files fields.json fields.related indexes lookups manager query query_utils',
  'django.forms': 'boundfield fields forms formsets models widgets',
  'django.http': 'cookie request response',
  'django.test': 'client testcases',
  'django.urls': 'base conf converters exceptions resolvers utils',
  'django.views.generic': 'base dates detail edit list',
};

/** Objects that are also found where they are only used, and functions with an older name for the same thing. */
const others: Readonly<Record<string, string>> = {
  'django.shortcuts.Http404': 'django.http.Http404',
  'django.shortcuts.HttpResponse': 'django.http.HttpResponse',
  'django.shortcuts.HttpResponseRedirect': 'django.http.HttpResponseRedirect',
  'django.shortcuts.HttpResponsePermanentRedirect': 'django.http.HttpResponsePermanentRedirect',
  'django.shortcuts.reverse': 'django.urls.reverse',
  'django.shortcuts.NoReverseMatch': 'django.urls.NoReverseMatch',
  'django.forms.ValidationError': 'django.core.exceptions.ValidationError',
  'django.test.utils.override_settings': 'django.test.override_settings',
  'django.utils.functional.cached_property': 'functools.cached_property',
};

/** Modules with everything that others have, and more: https://docs.djangoproject.com/en/stable/ref/contrib/gis/ */
const larger: Readonly<Record<string, string>> = {
  'django.contrib.gis.admin': 'django.contrib.admin',
  'django.contrib.gis.db.models': 'django.db.models',
  'django.contrib.gis.forms': 'django.forms',
};

const home = new Map([
  ...Object.entries(homes).flatMap(([name, modules]) =>
    modules.split(' ').map((module): [string, string] => [`${name}.${module}`, name]),
  ),
  ...Object.entries(larger),
]);

/** Modules that are often used as such, as in `generic.ListView`. */
const namespaces: ReadonlySet<string> = new Set([
  ...Object.keys(homes),
  'django.shortcuts',
  'django.utils.timezone',
]);

const publicModule = (module: string): string => home.get(module) ?? module;

/** The public name of what is imported; two imports of one object have the same. */
export function publicName({ module, name }: Pick<Imported, 'module' | 'name'>): string {
  if (name === undefined) return publicModule(module);
  const dots = module.endsWith('.') ? '' : '.';
  const whole = `${publicModule(module)}${dots}${name}`;
  return others[whole] ?? publicModule(whole);
}

/** True for a name that is known to be a module and not a thing in one. */
export const isModuleName = (name: string): boolean => namespaces.has(name);
