// What a foreign project does to every request and page, as far as the code of an app and its tests have to know it.
import type { Model } from '../../../core/models/model.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { UserError } from '../../../core/text/errors.ts';
import { type Conditions, ordinary } from '../models/conditions.ts';
import type { Since } from '../models/since.ts';
import { modelFiles, readModels } from '../project/existing-models.ts';
import { absoluteName, submodule } from '../project/imported.ts';
import { installedApps } from '../project/installed-apps.ts';
import { locateApp } from '../project/local-apps.ts';
import { readModule } from '../project/modules.ts';
import { rootUrlconf, routesOf } from '../project/root-urls.ts';
import { bindingsIn, elementsIn } from '../project/scopes.ts';
import { finderOf, findSetting, settingsScope, stringSetting } from '../project/settings.ts';
import { everyImport } from '../python/import-statements.ts';
import { stringValue } from '../python/strings.ts';
import { type Module, textOf } from '../python/syntax.ts';
import type { Site } from './site.ts';

type Surroundings = Pick<Site, 'workspace' | 'settings' | 'record'>;

/** What is special about a project; nothing is in those of this tool. */
export function conditionsOf(site: Surroundings, since: Since): Conditions {
  if (isOwn(site)) return ordinary;
  const { workspace, settings } = site;
  const users = stringSetting(finderOf(workspace, settings), settings, 'AUTH_USER_MODEL');
  return {
    hasOwnUsers: users.some((model) => model !== 'auth.User'),
    asksForLogin: entriesOf(site, 'MIDDLEWARE').some((entry) => asksForLogin(site, entry)),
    hasStrictStatic: /Manifest|Compressed|whitenoise/i.test(
      `${textsOf(site, 'STATICFILES_STORAGE')} ${textsOf(site, 'STORAGES')}`,
    ),
    hasToolbar:
      entriesOf(site, 'MIDDLEWARE').includes('debug_toolbar.middleware.DebugToolbarMiddleware') &&
      textsOf(site, 'DEBUG_TOOLBAR_CONFIG').includes('SHOW_TOOLBAR_CALLBACK'),
    hasTimeZones: usesTimeZones(site, since),
    engine: djangoEngine(site),
    ...adminOf(site),
  };
}

/** True for a project that this tool has made. */
export const isOwn = ({ record }: Pick<Site, 'record'>) => record.answers.package !== undefined;

/**
 * @throws UserError when the settings surely lack what the pages of models need
 * https://docs.djangoproject.com/en/stable/topics/auth/#installation
 */
export function refuseWithoutUsers({ workspace, settings }: Surroundings): void {
  const entries = installedApps(workspace, settings).map(({ entry }) => entry);
  const { bindings } = findSetting(finderOf(workspace, settings), settings, 'INSTALLED_APPS');
  // A list without any app of Django's is not all that there is.
  const isReadable = entries.some((entry) => entry.startsWith('django.contrib.'));
  const users = 'django.contrib.auth';
  const isThere = entries.some((entry) => entry === users || entry.startsWith(`${users}.`));
  const replaced = entries.some((entry) => /auth/i.test(entry) && /Config$/.test(entry));
  if (!isReadable || replaced || isThere) return;
  throw new UserError(
    `INSTALLED_APPS in ${bindings[0]?.scope.file ?? settings.file} lacks ${users}, which the pages of models need for users and log-in: add it first.`,
  );
}

/**
 * @throws UserError when the user model or all backends surely lack the permissions that all pages but those for members ask for
 * https://docs.djangoproject.com/en/stable/topics/auth/customizing/#custom-users-and-permissions
 */
export function refuseWithoutPermissions(site: Surroundings, models: readonly Pick<Model, 'access'>[]): void {
  const { workspace, settings } = site;
  if (models.every(({ access }) => access.level === 'members')) return;
  refuseBareBackends(site);
  const [users = ''] = stringSetting(finderOf(workspace, settings), settings, 'AUTH_USER_MODEL');
  const [app = '', name] = users.split('.');
  const place = locateApp(workspace, settings, app);
  const model = place && readModels(workspace, place.folder).find((each) => each.name === name);
  if (!model?.bases.every((base) => /(^|\.)(AbstractBaseUser|Model)$/.test(base))) return;
  const files = modelFiles(workspace, place?.folder ?? '');
  if (files.some((path) => workspace.read(path)?.includes('has_perm'))) return;
  throw new UserError(
    `The user model ${users} has no permissions, which say who may write: add django.contrib.auth.models.PermissionsMixin to its bases first, or use ${flagOf('access')} members.`,
  );
}

/**
 * True when every backend is the project's own, and none of them knows of permissions.
 * https://docs.djangoproject.com/en/stable/topics/auth/customizing/#handling-authorization-in-custom-backends
 */
function hasBareBackends(site: Surroundings): boolean {
  const entries = entriesOf(site, 'AUTHENTICATION_BACKENDS');
  const isBare = (entry: string) => {
    const text = moduleText(site, entry)?.replace(
      /^from django\.contrib\.auth\.backends import BaseBackend$/m,
      '',
    );
    return text !== undefined && !/ModelBackend|perm|^(?:from|import) .*backends?\b/im.test(text);
  };
  return entries.length > 0 && entries.every(isBare);
}

/** @throws UserError when nobody would be allowed to do what needs a permission */
function refuseBareBackends(site: Surroundings): void {
  if (!hasBareBackends(site)) return;
  const { workspace, settings } = site;
  const { bindings } = findSetting(finderOf(workspace, settings), settings, 'AUTHENTICATION_BACKENDS');
  throw new UserError(
    `No entry of AUTHENTICATION_BACKENDS in ${bindings[0]?.scope.file ?? settings.file} has permissions, which say who may write: add "django.contrib.auth.backends.ModelBackend" to it first, or use ${flagOf('access')} members.`,
  );
}

/** The code of the module that an entry names, such as `shop.doors.Guard`; undefined where it is not the project's. */
function moduleText({ workspace, settings }: Surroundings, entry: string): string | undefined {
  const file = finderOf(workspace, settings).fileOf(entry.split('.').slice(0, -1).join('.'));
  return file === undefined ? undefined : workspace.read(file);
}

/** The strings in the lists that a setting may have. */
const entriesOf = ({ workspace, settings }: Surroundings, name: string): string[] => {
  const { literals } = findSetting(finderOf(workspace, settings), settings, name);
  return literals.flatMap(({ scope: { module }, node }) =>
    elementsIn(node).flatMap((element) => stringValue(module, element) ?? []),
  );
};

/** Whether a middleware sends visitors to a log-in page: by its name, or by what a class of the project's own asks. */
function asksForLogin(site: Surroundings, entry: string): boolean {
  if (/login_?required|require_?login|auth\w*_?required|force_?login/i.test(entry)) return true;
  const text = moduleText(site, entry) ?? '';
  return (
    /is_authenticated|is_anonymous/.test(text) &&
    /redirect|LOGIN_URL|\b40[13]\b|Forbidden|PermissionDenied/i.test(text)
  );
}

/** The code of all values that a setting may have. */
function textsOf({ workspace, settings }: Surroundings, name: string): string {
  const finder = finderOf(workspace, settings);
  const scope = settingsScope(finder, settings);
  const bindings = scope ? bindingsIn(finder, scope, name) : [];
  return bindings.map((binding) => textOf(binding.scope.module, binding.value)).join(' ');
}

/** https://docs.djangoproject.com/en/stable/ref/settings/#use-tz */
function usesTimeZones(site: Surroundings, since: Since): boolean {
  const texts = textsOf(site, 'USE_TZ');
  return texts === '' ? since('Django 5.0') : /^True( True)*$/.test(texts);
}

/**
 * The name of the engine for Django's templates, where another one comes first and may take `.html` for its own.
 * https://docs.djangoproject.com/en/stable/ref/settings/#templates
 */
function djangoEngine({ workspace, settings }: Surroundings): string | undefined {
  const [literal] = findSetting(finderOf(workspace, settings), settings, 'TEMPLATES').literals;
  if (!literal) return undefined;
  const engines = elementsIn(literal.node).map((node) => textOf(literal.scope.module, node));
  const [first = ''] = engines;
  if (!/jinja/i.test(first)) return undefined;
  const django = engines.find((text) => text.includes('backends.django.DjangoTemplates'));
  return /["']NAME["']\s*:\s*["']([^"']+)["']/.exec(django ?? '')?.[1] ?? 'django';
}

/** Where models are registered, and whether the admin's pages have addresses. */
function adminOf(site: Surroundings): Pick<Conditions, 'adminState' | 'adminSite'> {
  const { workspace, settings } = site;
  const entries = installedApps(workspace, settings).map(({ entry }) => entry);
  if (entries.length > 0 && !entries.some((entry) => /admin/i.test(entry))) return { adminState: 'none' };
  const adminState = needsImports(site) || hasBareBackends(site) ? 'installed' : 'routed';
  const finder = finderOf(workspace, settings);
  for (const file of urlFiles(site)) {
    const module = readModule(workspace, file);
    if (!module) continue;
    for (const [, dotted = ''] of module.text.matchAll(/\b([A-Za-z_][\w.]*)\.urls\b/g)) {
      const adminSite = importedObject(module, file, dotted);
      const definition = adminSite && finder.fileOf(adminSite.module);
      const code = (definition && workspace.read(definition)) ?? '';
      if (adminSite && /AdminSite/.test(code)) return { adminState, adminSite };
      if (adminSite ? isDefaultSite(adminSite) : dotted === 'admin.site') return { adminState };
    }
  }
  return { adminState: 'installed' };
}

/** The files with the routes of a project: the root's, and those that it includes. */
function urlFiles({ workspace, settings }: Surroundings): string[] {
  const root = rootUrlconf(workspace, settings);
  const finder = finderOf(workspace, settings);
  const included = routesOf(workspace, settings).flatMap(({ urlconf }) =>
    urlconf === undefined ? [] : (finder.fileOf(urlconf) ?? []),
  );
  return [...new Set([...(root === undefined ? [] : [root]), ...included])];
}

/**
 * Whether the admin modules of apps are loaded only where the project imports them.
 * https://docs.djangoproject.com/en/stable/ref/contrib/admin/#discovery-of-admin-files
 */
export function needsImports(site: Surroundings): boolean {
  const { workspace, settings } = site;
  const entries = installedApps(workspace, settings).map(({ entry }) => entry);
  if (!entries.includes('django.contrib.admin.apps.SimpleAdminConfig')) return false;
  return !urlFiles(site).some((file) => /\bautodiscover(_modules)?\(/.test(workspace.read(file) ?? ''));
}

/** https://docs.djangoproject.com/en/stable/ref/contrib/admin/#django.contrib.admin.site */
const isDefaultSite = ({ module, name }: { module: string; name: string }): boolean =>
  /^django\.contrib\.(gis\.)?admin(\.sites)?$/.test(module) && name === 'site';

/** What `office` or `admin.office` stands for in a file: the module that has it, and its name there. */
function importedObject(
  module: Module,
  file: string,
  dotted: string,
): { readonly module: string; readonly name: string } | undefined {
  const [owner, last] = [dotted.replace(/\.?\w+$/, ''), dotted.replace(/^.*\./, '')];
  const all = everyImport(module).flatMap(({ imported }) => imported);
  const found = all.findLast((each) => (each.alias ?? each.name ?? each.module) === (owner || last));
  if (!found || (owner === '' && found.name === undefined)) return undefined;
  const { module: source, name } = found;
  const from = owner === '' || name === undefined ? source : submodule(source, name);
  return { module: absoluteName(file, from), name: owner === '' ? (name ?? last) : last };
}
