// What an app needs from a foreign project, and does not find there.

import { within } from '../../../core/files/paths.ts';
import { packageManagerOf } from '../packages/managers.ts';
import { rootUrlconf, routesOf } from '../project/root-urls.ts';
import { finderOf, findSetting } from '../project/settings.ts';
import type { PlacedApp } from './add.ts';
import { needsImports } from './conditions.ts';
import { needsPillow, pillow } from './pillow.ts';
import type { Site } from './site.ts';

/** Lines to tell the owner of the project, each with what to do; asked before the app is added. */
export function notesOn(site: Site, { added, folder, module }: PlacedApp): string[] {
  const { workspace, settings } = site;
  const notes: string[] = [];
  const isSet = (name: string) =>
    findSetting(finderOf(workspace, settings), settings, name).bindings.length > 0;
  const isListed = workspace.read('requirements.txt') !== undefined || packageManagerOf(workspace);
  if (needsPillow(added) && !isListed) {
    notes.push(
      `Image fields need Pillow: python -m pip install "${pillow}", or uv pip install "${pillow}" in an environment without pip.`,
    );
  }
  const hasFiles = added.some(({ fields }) => fields.some(({ type }) => type === 'image' || type === 'file'));
  if (hasFiles && !isSet('MEDIA_ROOT')) {
    notes.push(
      'Uploaded files need a location: set MEDIA_ROOT = BASE_DIR / "media" and MEDIA_URL = "media/" in the settings.',
    );
  }
  const hasLogin =
    isSet('LOGIN_URL') ||
    routesOf(workspace, settings).some(({ route }) => /^accounts\b|login/.test(route ?? ''));
  if (added.length > 0 && !hasLogin) {
    notes.push(
      'Adding and changing records needs a login page: set LOGIN_URL = "admin:login" in the settings, or route "accounts/" to one.',
    );
  }
  if (added.length > 0 && needsImports(site)) {
    const root = rootUrlconf(workspace, settings) ?? settings.file;
    notes.push(
      `The admin loads no admin.py by itself here (SimpleAdminConfig): add import ${module}.admin to ${root}.`,
    );
  }
  const above = folder.split('/').slice(0, -1);
  const isPackage = (path: string) => workspace.read(within(path, '__init__.py')) !== undefined;
  const isFound = !isPackage('') && above.every((_, index) => isPackage(above.slice(0, index + 1).join('/')));
  if (added.length > 0 && !isFound) {
    notes.push(
      `Run the new tests by name, since "manage.py test" does not find them or imports them from the wrong place: manage.py test ${module}.tests`,
    );
  }
  return notes;
}
