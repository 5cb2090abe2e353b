// Snippets take the words of the module that they go into.
import { expect, test } from 'vitest';
import { adaptSnippet } from '../../../../lib/stacks/django/python/adapt.ts';

const snippet = `"""Views."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import CreateView, DetailView

from . import views
from .models import Zebra


class ZebraDetailView(DetailView):
    model = Zebra


class ZebraCreateView(CreateView):
    reverse = reverse("x", model=_("a"))

    def get(self, reverse: Any = views) -> HttpResponse: ...
`;

/** The lines that differ from the snippet's. */
function changed(target: string, options = {}): string[] {
  const before = new Set(snippet.split('\n'));
  return adaptSnippet(target, snippet, options)
    .split('\n')
    .filter((line) => !before.has(line));
}

test.each([
  ['nothing is known', '', []],
  ['the same is known', 'from django.urls import reverse\nfrom .models import Zebra\n', []],
  [
    'an object is imported from where it is defined',
    'from django.views.generic.edit import CreateView\nfrom django.views.generic.detail import DetailView\n',
    [
      'from django.views.generic.edit import CreateView',
      'from django.views.generic.detail import DetailView',
    ],
  ],
  [
    'an object is imported from where it is used',
    'from django.shortcuts import HttpResponse, reverse\n',
    ['from django.shortcuts import HttpResponse', 'from django.shortcuts import reverse'],
  ],
  [
    'a module is used, and one of its names is taken',
    'from django.views import generic\n\nclass DetailView(generic.DetailView): ...\n',
    ['class ZebraDetailView(generic.DetailView):', 'class ZebraCreateView(generic.CreateView):'],
  ],
  [
    'a module is used under its whole name',
    'import typing\nimport django.views.generic\n',
    [
      'class ZebraDetailView(django.views.generic.DetailView):',
      'class ZebraCreateView(django.views.generic.CreateView):',
      '    def get(self, reverse: typing.Any = views) -> HttpResponse: ...',
    ],
  ],
  [
    'objects have other names',
    'from django.urls import reverse as url\nfrom django.views.generic import CreateView as New\n',
    [
      'from django.urls import reverse as url',
      'from django.views.generic import CreateView as New, DetailView',
      'class ZebraCreateView(New):',
      '    reverse = url("x", model=_("a"))',
    ],
  ],
  [
    'a name is that of something else',
    'from rest_framework.reverse import reverse\nfrom other import views\n',
    [
      'from django.urls import reverse as django_reverse',
      'from . import views as shop_views',
      '    reverse = django_reverse("x", model=_("a"))',
      '    def get(self, reverse: Any = shop_views) -> HttpResponse: ...',
    ],
  ],
  [
    'the name of a class is taken, and that of its alias too',
    'class DetailView: ...\n\nDjangoDetailView = 1\n',
    [
      'from django.views.generic import CreateView, DetailView as DjangoDetailView_2',
      'class ZebraDetailView(DjangoDetailView_2):',
    ],
  ],
  [
    'a class hides what it was made from',
    'from django.views.generic import DetailView\n\nclass DetailView(DetailView): ...\n',
    [
      'from django.views.generic import CreateView, DetailView as DjangoDetailView',
      'class ZebraDetailView(DjangoDetailView):',
    ],
  ],
  [
    'an alias of the snippet is taken',
    'from django.utils.translation import gettext as _\n',
    [
      'from django.utils.translation import gettext_lazy',
      '    reverse = reverse("x", model=gettext_lazy("a"))',
    ],
  ],
  [
    'a star may bring what the module uses',
    'from unknown import *\n\nx = reverse(1)\n',
    ['from django.urls import reverse as django_reverse', '    reverse = django_reverse("x", model=_("a"))'],
  ],
])('when %s', (_, target, lines) => {
  expect(changed(target, { prefix: 'shop' })).toEqual(lines);
});

test('a star of the project brings what it brings', () => {
  const stars = new Map([
    ['reverse', 'other.reverse'],
    ['Zebra', '.models.Zebra'],
  ]);
  expect(changed('from .models import *\n', { starNames: () => stars })).toEqual([
    'from django.urls import reverse as django_reverse',
    '    reverse = django_reverse("x", model=_("a"))',
  ]);
});
