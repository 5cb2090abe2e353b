// Projects whose settings and root URLconf are edited in memory, with what must hold for every edit.
import { expect } from 'vitest';
import { type FileEdit, withText } from '../../lib/stacks/django/project/edit.ts';
import { findSettings } from '../../lib/stacks/django/project/find-settings.ts';
import {
  installedApps,
  registerApps,
  unregisterApps,
} from '../../lib/stacks/django/project/installed-apps.ts';
import { routeApps, unrouteApps } from '../../lib/stacks/django/project/root-urls.ts';
import { managePy, memoryFiles } from './memory-files.ts';

/** What is added to INSTALLED_APPS. */
export const entry = 'blog.apps.BlogConfig';
export const blogApp = { module: 'blog', config: entry };

/** A project with these settings. */
export function appsProject(texts: string | Record<string, string>, module = 'shop.settings') {
  const given = typeof texts === 'string' ? { 'shop/settings.py': texts } : texts;
  const files = memoryFiles({ 'manage.py': managePy(module), 'shop/__init__.py': '', ...given });
  return { files, settings: findSettings(files) };
}

/** Adds the entry, and checks that doing it again changes nothing and that its inverse restores every byte. */
export function added(texts: string | Record<string, string>, module?: string): FileEdit {
  const { files, settings } = appsProject(texts, module);
  const edit = registerApps(files, settings, [blogApp]);
  if ('byHand' in edit) throw new Error(edit.byHand.reason);
  const changed = withText(files, edit.path, edit.text);
  expect(registerApps(changed, settings, [blogApp])).toEqual(edit);
  expect(installedApps(changed, settings)).toContainEqual({ entry, file: edit.path });
  expect(unregisterApps(changed, settings, [blogApp])).toEqual({
    path: edit.path,
    text: files.read(edit.path),
  });
  return edit;
}

/** What is added to urlpatterns. */
export const blog = { route: 'blog/', urlconf: 'blog.urls' };
export const imports = 'from django.urls import include, path\n\n';

/** A project with this root URLconf. */
export function urlsProject(
  texts: string | Record<string, string>,
  settings = 'ROOT_URLCONF = "shop.urls"\n',
) {
  const given = typeof texts === 'string' ? { 'shop/urls.py': texts } : texts;
  const files = memoryFiles({
    'manage.py': managePy('shop.settings'),
    'shop/settings.py': `INSTALLED_APPS = []\n${settings}`,
    ...given,
  });
  return { files, settings: findSettings(files) };
}

/** Adds the route, and checks that doing it again changes nothing and that its inverse restores every byte. */
export function routed(texts: string | Record<string, string>, settingsText?: string): FileEdit {
  const { files, settings } = urlsProject(texts, settingsText);
  const edit = routeApps(files, settings, [blog]);
  if ('byHand' in edit) throw new Error(edit.byHand.reason);
  const changed = withText(files, edit.path, edit.text);
  expect(routeApps(changed, settings, [blog])).toEqual({ path: edit.path, text: edit.text });
  const before = { path: edit.path, text: files.read(edit.path) };
  expect(unrouteApps(changed, settings, [blog], edit.undo)).toEqual(before);
  return edit;
}
