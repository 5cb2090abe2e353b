// A model in an app whose admin.py has a class of its name, or whose addresses are made in another way than usual.
import { expect, test } from 'vitest';
import { added } from './added.ts';

test.each([
  [
    'admin.py',
    'from django.contrib import admin\n\n\nclass ZebraAdmin(admin.ModelAdmin):\n    """A base of others."""\n',
  ],
  ['admin.py', 'from other.admin import ZebraAdmin\n'],
  ['admin/__init__.py', 'from .base import ZebraAdmin\n\n__all__ = ["ZebraAdmin"]\n'],
])('a class of the admin in %s that has its name already is left alone', async (file, own) => {
  const { change, text } = await added({
    [`shop/${file}`]: own,
    ...(file.includes('/') && { 'shop/admin/base.py': 'class ZebraAdmin: ...\n' }),
  });
  expect(change.byHand).toEqual([]);
  const code = text(file.includes('/') ? 'shop/admin/zebra.py' : 'shop/admin.py');
  expect(code).toContain('@admin.register(Zebra)\nclass ZebraSiteAdmin(admin.ModelAdmin):');
  expect(text(`shop/${file}`)).toContain('ZebraAdmin');
});

test.each([
  ['a list that is made', 'from . import views\n\nroutes = []\nurlpatterns = tuple(routes)\n'],
  [
    'a router',
    'from rest_framework.routers import DefaultRouter\n\nrouter = DefaultRouter()\nurlpatterns = router.urls\n',
  ],
  [
    'a list under a condition',
    'from django.urls import path\n\nif True:\n    urlpatterns = []\nelse:\n    urlpatterns = [path("", lambda request: None)]\n',
  ],
  [
    'two lists',
    'from django.urls import path\n\na = [path("", lambda request: None)]\nb = []\nurlpatterns = a + b\n',
  ],
  [
    'names',
    'views = 1\npath = 2\nfrom django.urls import re_path\n\nurlpatterns = [re_path("^$", lambda request: None)]\n',
  ],
  ['a tuple', 'from django.urls import path\n\nurlpatterns = (path("", lambda request: None),)\n'],
  [
    'a call',
    'from django.conf.urls.i18n import i18n_patterns\nfrom django.urls import path\n\nurlpatterns = i18n_patterns(path("", lambda request: None))\n',
  ],
])('addresses go into urls.py with %s', async (_, own) => {
  const { change, text } = await added({ 'shop/urls.py': own });
  expect(change.byHand).toEqual([]);
  expect(text('shop/urls.py')).toContain('views.ZebraListView.as_view()');
});
