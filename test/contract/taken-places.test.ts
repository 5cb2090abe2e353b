// Pages, names and addresses that an app has already: a model that would need them is refused before anything is written.
import { expect, test } from 'vitest';
import { execute } from '../helpers/changes.ts';
import { add, foreign } from './foreign-site.ts';

test.each([
  [
    'a page',
    { 'store/templates/store/book_list.html': 'Mine' },
    /would go where your own files are: store\/templates\/store\/book_list\.html\./,
  ],
  [
    'a name',
    { 'store/urls.py': 'urlpatterns = [path("all/", views.all, name="book-list")]\n' },
    /has a route named book-list, which the pages of Book/,
  ],
  [
    'an address',
    { 'store/urls.py': 'urlpatterns = [path("books/", views.all)]\n' },
    /has a route with the address books\/, which/,
  ],
  [
    'an address of a form',
    { 'store/urls.py': 'urlpatterns = [re_path(r"^books/(?P<number>[0-9]+)/edit/$", views.edit)]\n' },
    /has a route with the address books\/\(\?P<number>\[0-9\]\+\)\/edit\/, which/,
  ],
])('%s that the owner has already is named before anything is written', async (_what, texts, fault) => {
  await expect(execute(foreign({}, texts), ...add)).rejects.toThrow(fault);
  const again = execute(foreign({}, texts), ...add, '--on-conflict', 'keep');
  if ('store/urls.py' in texts) await expect(again).rejects.toThrow(fault);
  else expect((await again).tree.get('store/templates/store/book_list.html')?.content).toBe('Mine');
});

test('routes that only begin as those of a model, and names in comments, are in the way of nothing', async () => {
  const urls = `from django.urls import include, path

from . import views

urlpatterns = [
    path("books/archive/", views.archive, name="archive"),
    path("books/<int:pk>/like/", views.like, name="like"),
    path("<slug:page>/", views.page, name="page"),
    path("", include("store.more")),
    # path("books/", views.all, name="book_list"),
]
`;
  const { tree, change } = await execute(foreign({}, { 'store/urls.py': urls }), ...add);
  expect(change.byHand).toEqual([]);
  expect(tree.get('store/urls.py')?.content).toContain('path("books/", views.BookListView.as_view()');
});
