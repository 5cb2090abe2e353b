// Models in apps whose files use the names of the new code: nothing is half done, and all of it comes out again.
import { expect, test } from 'vitest';
import { execute, plain } from '../../../helpers/changes.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';
import { added } from './added.ts';

const add = ['add', 'model', 'shop.Zebra', 'name'];

test('the words of the tutorials', async () => {
  const { change, text } = await added({
    'shop/views.py':
      'from django.shortcuts import render, HttpResponse\nfrom django.urls import reverse\nfrom django.views import generic\n\n\nclass DetailView(generic.DetailView): ...\n',
    'shop/urls.py':
      'from django.urls import path\n\nfrom shop import views\n\napp_name = "shop"\nurlpatterns = [\n    path("", views.index, name="index"),\n]\n\nurlpatterns += [\n    path("<int:pk>/", views.DetailView.as_view(), name="detail"),\n]\n',
    'shop/models.py': 'import datetime\n\nfrom django.db import models\nfrom django.utils import timezone\n',
  });
  expect(change.byHand).toEqual([]);
  expect(text('shop/views.py')).toContain('class ZebraDetailView(ZebraMixin, RecordDetailView):');
  expect(text('shop/views.py')).toContain('from .records.views import (');
  expect(text('shop/urls.py')).toContain('views.ZebraListView.as_view()');
  expect(text('shop/urls.py')).not.toContain('from . import');
});

test('names of other things get an alias', async () => {
  const { change, text } = await added(
    {
      'shop/views.py':
        'from rest_framework.reverse import reverse\nfrom other import get_object_or_404, login_required\nfrom django.utils.translation import gettext as _\n',
      'shop/urls.py': 'from os import path\n\nfrom other import views\n\nurlpatterns = []\n',
      'shop/admin.py': 'from other import admin\n',
      'shop/models.py': 'from django.contrib.gis.db import models\nfrom other import reverse\n',
    },
    '--views=function',
  );
  expect(change.byHand).toEqual([]);
  expect(text('shop/views.py')).toContain(
    'from django.shortcuts import get_object_or_404 as django_get_object_or_404\n',
  );
  expect(text('shop/views.py')).toContain('@django_login_required\n');
  expect(text('shop/urls.py')).toContain('django_path("zebras/", shop_views.zebra_list, name="zebra_list")');
  expect(text('shop/admin.py')).toContain('@django_admin.register(Zebra)');
  expect(text('shop/models.py')).toContain('return django_reverse("zebra_detail", args=[self.pk])');
  expect(text('shop/models.py')).not.toContain('from django.db import models');
});

test('classes and functions that are there send the new ones into modules of their own', async () => {
  const { change, text } = await added({
    'shop/views.py': 'class ZebraListView: ...\n\n\n__all__ = ["ZebraListView"]\n',
    'shop/forms.py': 'ZebraForm = None\n',
    'shop/tests.py': 'def make_zebra(): ...\n',
  });
  expect(change.byHand).toEqual([]);
  expect(text('shop/views_zebra.py')).toContain(
    'from .forms_zebra import ZebraForm\nfrom .models import Zebra\n',
  );
  expect(text('shop/urls.py')).toContain('from . import views_zebra\n');
  expect(text('shop/urls.py')).toContain('views_zebra.ZebraListView.as_view()');
  expect(text('shop/test_zebra.py')).toContain('class ZebraPageTests(PageTestMixin, ZebraTestCase):');
  expect(text('shop/test_zebra.py')).toContain('from .forms_zebra import ZebraForm\n');
});

test('a dict of another meaning is left alone', async () => {
  const { change, text } = await added({ 'shop/views.py': 'SECTIONS = {"a": 1}\n' });
  expect(change.byHand).toEqual([]);
  expect(text('shop/views.py')).toContain('SECTIONS = {"a": 1}\n');
});

test.each([
  ['models.py', ['models.py', 'admin.py', 'forms.py', 'views.py', 'urls.py', 'tests.py']],
  ['forms.py', ['forms.py', 'views.py', 'urls.py', 'tests.py']],
  ['views.py', ['views.py', 'urls.py', 'tests.py']],
  ['admin.py', ['admin.py', 'tests.py']],
])('what refers to a refused %s is not edited', async (file, left) => {
  const path = `shop/${file}`;
  const { change, text } = await added({ [path]: 'def broken(:\n', 'site1/urls.py': 'urlpatterns = []\n' });
  expect(change.byHand.map((each) => each.path)).toEqual(left.map((name) => `shop/${name}`));
  expect(change.byHand.map(({ reason }) => reason)).toEqual([
    'the file has a syntax error at line 1, column 12',
    ...left
      .slice(1)
      .map(() => expect.stringMatching(/^it needs what has to be added to shop\/\w+\.py first$/)),
  ]);
  expect(text(path)).toBe('def broken(:\n');
  for (const name of left.slice(1))
    expect(text(`shop/${name}`) ?? 'urlpatterns = []\n').toBe('urlpatterns = []\n');
  if (left.includes('urls.py')) expect(text('site1/urls.py')).toBe('urlpatterns = []\n');
});

test("what makes users of the project's own model comes and goes with the tests", async () => {
  const settings = foreignProject({}).get('site1/settings.py')?.content;
  const { change, text } = await added({
    'site1/settings.py': `${settings}AUTH_USER_MODEL = "shop.User"\n`,
    'shop/models.py':
      'from django.contrib.auth.models import AbstractUser\n\n\nclass User(AbstractUser): ...\n',
  });
  expect(change.byHand).toEqual([]);
  expect(text('shop/records/testing.py')).toContain('\n\n\ndef make_user(');
  expect(text('shop/tests.py')).toContain('\n\n\ndef make_zebra(');
});

test('a template of the project that is called like the frame of an app stays the only one', async () => {
  const page = '{% extends "shop/base.html" %}{% block inner %}{% endblock %}';
  const { change, text } = await added({
    'templates/shop/base.html': '{% block inner %}{% endblock %}',
    'templates/shop/home.html': page,
  });
  expect(change.byHand).toEqual([]);
  expect(text('shop/templates/shop/base.html')).toBeUndefined();
  expect(text('shop/templates/shop/records/list_page.html')).toContain('{% block inner %}');
});

test('a URLconf that is made now is in no list that cannot be read', async () => {
  const settings = foreignProject({}).get('site1/settings.py')?.content;
  const base = {
    'site1/settings.py': settings?.replace('"shop",', '"shop",\n    "zoo",') ?? '',
    'site1/urls.py':
      'from django.urls import include, path\n\nurlpatterns = []\n\nfor module in more():\n    urlpatterns.append(path("", include(module)))\n',
    'zoo/__init__.py': '',
    'zoo/migrations/__init__.py': '',
  };
  const { tree, change } = await execute(foreignProject(base), 'add', 'model', 'zoo.Zebra', 'name');
  expect(change.byHand).toEqual([]);
  expect(tree.get('site1/urls.py')?.content).toContain('path("zoo/", include("zoo.urls"))');
  const { change: unsure } = await execute(foreignProject(base), ...add);
  expect(unsure.byHand.map(({ path }) => path)).toEqual(['site1/urls.py']);
});

test.each([
  ['polls', 'pollszebras/'],
  ['/shop/', '/shop/zebras/'],
  ['läden/', 'läden/zebras/'],
])('an app at %s can have models, and lose them again', async (route, address) => {
  const urls = `from django.urls import include, path\n\nurlpatterns = [\n    path("${route}", include("shop.urls")),\n]\n`;
  const { change } = await added({ 'site1/urls.py': urls });
  expect(change.byHand).toEqual([]);
  expect(change.address).toBe(address);
});

test.each(['path("<int:shop>/x/", include("shop.urls"))', 're_path(r"^(\\d+)/", include("shop.urls"))'])(
  'an app at %s gets no models: their pages cannot know what to put there',
  async (entry) => {
    const urls = `from django.urls import include, path, re_path\n\nurlpatterns = [\n    ${entry},\n]\n`;
    await expect(execute(foreignProject({ 'site1/urls.py': urls }), ...add)).rejects.toThrow(
      /^All addresses of shop begin with .*: add the model to another app\.$/,
    );
  },
);

test('an app is asked for by its label, and the way to it is said', async () => {
  const base = foreignProject({
    'shop/apps.py':
      'from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = "shop"\n    label = "market"\n',
  });
  await expect(execute(base, ...add)).rejects.toThrow(
    'The app in shop has the label "market": write market.<Model>.',
  );
});

test('routes are taken out of a list that is only added to', async () => {
  const { change, text } = await added({
    'shop/urls.py':
      'from django.urls import path\n\nfrom shop import views as shop_views\n\nif ADMIN:\n    urlpatterns = [admin]\nelse:\n    urlpatterns = []\n\nurlpatterns += [\n    path("", shop_views.index),\n]\n',
    'shop/views.py': 'def index(request): ...\n',
  });
  expect(change.byHand).toEqual([]);
  expect(text('shop/urls.py')).toContain('shop_views.ZebraListView.as_view()');
});

test.each([
  ['path("<slug:slug>/", views.old),', 'path("", views.index),'],
  ['re_path(r"^(?P<year>.+)/$", views.old),', 'path("", views.index),'],
])('routes come before the one that would catch them: %s', async (last, first) => {
  const { change, text } = await added({
    'shop/urls.py': `from django.urls import path, re_path\n\nfrom . import views\n\nurlpatterns = [\n    ${first}\n    ${last}\n]\n`,
    'shop/views.py': 'def index(request): ...\n\n\ndef old(request, **kwargs): ...\n',
  });
  expect(change.byHand).toEqual([]);
  const urls = text('shop/urls.py') ?? '';
  expect(urls.indexOf(first)).toBeLessThan(urls.indexOf('"zebras/"'));
  expect(urls.indexOf('zebra_delete')).toBeLessThan(urls.indexOf(last));
});

test.each([
  ['USE_TZ = True', 'Django==4.2\n', true],
  ['USE_TZ = False', 'Django==5.2\n', false],
  ['USE_TZ = os.environ["ZONES"]', 'Django==5.2\n', false],
  ['', 'Django==5.2\n', true],
  ['', 'Django==4.2\n', false],
])('times are aware of time zones where settings are: %s with %s', async (line, requirement, isAware) => {
  const settings = String(foreignProject({}).get('site1/settings.py')?.content);
  const files = foreignProject({
    'site1/settings.py': `import os\n${settings}${line}\n`,
    'requirements.txt': requirement,
  });
  const { tree } = await execute(files, ...add, 'at:datetime:default=2025-01-02T03:04');
  expect(/\+00:00|utc/.test(String(tree.get('shop/models.py')?.content))).toBe(isAware);
  const { tree: removed } = await execute(tree, 'remove', 'model', 'shop.Zebra');
  expect(plain(removed)).toEqual(plain(files));
});

test('a model is not called what models.py imports', async () => {
  const base = foreignProject({
    'shop/models.py': 'from decimal import Decimal\n\nfrom django.db.models import Sum\n',
  });

  await expect(execute(base, 'add', 'model', 'shop.Decimal', 'name')).rejects.toThrow(
    'shop/models.py imports Decimal from decimal: choose another name for the model, such as DecimalEntry.',
  );
  await expect(execute(base, 'add', 'model', 'shop.Sum', 'name')).rejects.toThrow('imports Sum');
});
