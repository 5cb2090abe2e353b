// Models of an app that is the project's package: its urls.py is the root URLconf.
import { expect, test } from 'vitest';
import { execute, plain } from '../../../helpers/changes.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';

const settings =
  'INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "shop"]\n';
const urls =
  'from django.contrib import admin\nfrom django.urls import path\n\nurlpatterns = [\n    path("admin/", admin.site.urls),\n]\n';

test.each([
  ['shop.urls', 'shop/urls.py'],
  ['shop.urls', 'shop/urls/__init__.py'],
  ['site1.routes', 'shop/urls.py'],
])('its addresses are those of %s, which is not routed into itself', async (urlconf, file) => {
  const tree = foreignProject({
    'site1/settings.py': `ROOT_URLCONF = "${urlconf}"\n${settings}`,
    'site1/routes.py': 'from shop.urls import urlpatterns  # noqa: F401\n',
  });
  tree.delete('shop/urls.py');
  const base = new Map(tree).set(file, { content: urls });
  const { tree: added, change } = await execute(base, 'add', 'model', 'shop.Zebra', 'name');
  expect(change.byHand).toEqual([]);
  expect(change.address).toBe('zebras/');
  const text = added.get(file)?.content ?? '';
  expect(text).toContain('path("zebras/", views.ZebraListView.as_view(), name="zebra_list"),');
  expect(text).not.toContain('include');
  const { tree: removed, change: back } = await execute(added, 'remove', 'model', 'shop.Zebra');
  expect(back.kept).toEqual([]);
  expect(plain(removed)).toEqual(plain(base));
});
