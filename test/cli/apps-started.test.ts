// `add model` in apps that this tool did not make: as `startapp` leaves them, and with packages for models and tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  change,
  done,
  expectPython,
  foreign,
  post,
  startedApp,
  type Texts,
  withPython,
  write,
} from './apps.ts';
import { expectFailure, listing } from './helpers.ts';

const installed = (entry: string): Texts => ({
  'mysite/settings.py': `INSTALLED_APPS = [\n    "django.contrib.auth",\n    "${entry}",\n]\nROOT_URLCONF = "mysite.urls"\n`,
});
const model = post.replace('Post ', 'add model polls.Post ');

/** Adds a model and removes it; gives back what there was in between. */
async function addAndRemove(site: string, line = model): Promise<Record<string, string>> {
  const before = listing(site);
  await done(site, line);
  const after = listing(site);
  expectPython(site);
  await done(site, line);
  expect(listing(site)).toEqual(after);
  await done(site, 'remove model polls.Post');
  expect(listing(site)).toEqual(before);
  return after;
}

withPython.each(['polls', 'polls.apps.PollsConfig'])('an app that is installed as %s', async (entry) => {
  const after = await addAndRemove(foreign({ ...startedApp, ...installed(entry) }));
  expect(after['polls/models.py']).toMatch(
    /from django\.db import models\n[\s\S]*# Your models go here\.\n[\s\S]*class Post\(/,
  );
  expect(after['polls/admin.py']).toContain('# Your models go here.');
  expect(after['polls/urls.py']).toMatch(/^app_name = "polls"$/m);
  expect(after['mysite/urls.py']).toContain('path("polls/", include("polls.urls")),');
  expect(after['mysite/settings.py']).toContain(`"${entry}",\n]`);
});

withPython('an app with function views', async () => {
  const after = await addAndRemove(
    foreign({ ...startedApp, ...installed('polls') }),
    `${model} --views function`,
  );
  expect(after['polls/views.py']).toMatch(/^@login_required\n(@.*\n)*def \w+\(/m);
});

withPython('an app in the folder apps', async () => {
  const moved = Object.entries(startedApp).map(([path, text]) => [
    `apps/${path}`,
    String(text).replace('"polls"', '"apps.polls"'),
  ]);
  const after = await addAndRemove(foreign({ ...Object.fromEntries(moved), ...installed('apps.polls') }));
  expect(after['apps/polls/models.py']).toContain('class Post(models.Model):');
  expect(after['mysite/urls.py']).toContain('include("apps.polls.urls")');
});

withPython('an app with packages for models, tests, forms and views', async () => {
  const {
    'polls/models.py': _models,
    'polls/tests.py': _tests,
    'polls/views.py': _views,
    ...rest
  } = startedApp;
  const site = foreign({
    ...rest,
    ...installed('polls'),
    'polls/models/__init__.py': 'from .question import Question\n\n__all__ = ["Question"]\n',
    'polls/models/question.py':
      'from django.db import models\n\n\nclass Question(models.Model):\n    text = models.CharField(max_length=200)\n',
    'polls/tests/__init__.py': '',
    'polls/tests/test_question.py':
      'from django.test import SimpleTestCase\n\n\nclass QuestionTests(SimpleTestCase):\n    pass\n',
    'polls/views/__init__.py': 'from .question import index\n',
    'polls/views/question.py': 'def index(request):\n    return None\n',
    'polls/forms/__init__.py': '',
  });
  const after = await addAndRemove(site, `${model} question:fk:polls.Question`);
  expect(after['polls/models/post.py']).toContain('class Post(models.Model):');
  expect(after['polls/models/__init__.py']).toContain(
    'from .post import Post\nfrom .question import Question\n',
  );
  expect(after['polls/models/__init__.py']).toMatch(/__all__ = \["Question", "Post"\]/);
  expect(after['polls/tests/test_post.py']).toMatch(/from \.\.\w/);
  expect(after).not.toHaveProperty('polls/models.py');
  expect(after).not.toHaveProperty('polls/tests.py');
  expect(after['polls/views/question.py']).toContain('def index(request):');
});

withPython('an app that has addresses and a base template of its own', async () => {
  const site = foreign({
    ...startedApp,
    ...installed('polls'),
    'polls/urls.py':
      'from django.urls import path\n\nfrom . import views\n\napp_name = "voting"\nurlpatterns = [\n    path("", views.index, name="index"),\n]\n',
    'polls/views.py':
      'from django.shortcuts import render\n\n\ndef index(request):\n    return render(request, "x.html")\n',
    'mysite/urls.py':
      'from django.urls import include, path\n\nurlpatterns = [\n    path("vote/", include("polls.urls")),\n]\n',
    'templates/base.html':
      '<title>{% block page_title %}{% endblock %}</title>\n{% block main %}{% endblock %}\n',
  });
  const urls = readFileSync(join(site, 'mysite/urls.py'), 'utf8');
  const after = await addAndRemove(site);
  expect(after['mysite/urls.py']).toContain(urls);
  expect(after['polls/urls.py']).toContain('path("", views.index, name="index"),');
  expect(after['polls/urls.py']?.match(/app_name/g)).toHaveLength(1);
  expect(after['polls/models.py']).toContain('voting:');
  const page = after['polls/templates/polls/records/list_page.html'];
  expect(page).toContain('{% extends "base.html" %}');
  expect(page).toContain('{% block main %}');
  expect(page).toContain('{% block page_title %}');
});

withPython('what refers to models of other people, and is referred to', async () => {
  const question =
    'from django.db import models\n\n\nclass Question(models.Model):\n    text = models.TextField()\n';
  const site = foreign({ ...startedApp, ...installed('polls'), 'polls/models.py': question });
  const before = listing(site);
  await done(site, 'add app blog', '--model', 'Note question:fk:polls.Question text:text');
  await done(site, 'add model polls.Answer note:fk:blog.Note question:fk:Question');
  expectPython(site);
  const refused = await change(site, 'remove app blog');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('polls.Answer.note refers to blog.Note.');
  await done(site, 'remove model polls.Answer');
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
});

withPython('an app that was there is not removed with the models that were added to it', async () => {
  const site = foreign({ ...startedApp, ...installed('polls') });
  await done(site, model);
  const before = listing(site);
  expectFailure(
    await change(site, 'remove app polls'),
    2,
    /polls existed before.*remove model polls\.<Model>/,
  );
  expect(listing(site)).toEqual(before);
});

withPython('a model that its owner wrote is not written over, and not removed', async () => {
  const site = foreign({ ...startedApp, ...installed('polls') });
  write(site, {
    'polls/models.py':
      'from django.db import models\n\n\nclass Post(models.Model):\n    mine = models.TextField()\n',
  });
  const before = listing(site);
  const added = await change(site, model);
  expect(added).toMatchObject({ exitCode: 2, stdout: '' });
  expect(added.stderr).toMatch(/Post/);
  expectFailure(await change(site, 'remove model polls.Post'), 2, /has not added an app "polls"/);
  expect(listing(site)).toEqual(before);
});

withPython('an app of startapp that INSTALLED_APPS does not name yet: what to add is said', async () => {
  const routed = `from django.urls import include, path

urlpatterns = [
    path("polls/", include("polls.urls")),
]
`;
  const urls = 'from django.urls import path\n\nurlpatterns = []\n';
  const site = foreign({ ...startedApp, 'mysite/urls.py': routed, 'polls/urls.py': urls });
  const before = listing(site);
  const said =
    /polls\/ is an app that INSTALLED_APPS does not name: add "polls\.apps\.PollsConfig" to it in mysite\/settings\.py/;
  for (const line of ['add app polls', model]) {
    expectFailure(await change(site, line), 2, said);
  }
  expect(listing(site)).toEqual(before);
});
