// The frame of pages: which template most pages extend, and which blocks it really has.
import { describe, expect, test } from 'vitest';
import { findFrame } from '../../../../lib/stacks/django/apps/frame.ts';
import { openFrame } from '../../../../lib/stacks/django/models/page-frame.ts';
import { findSettings } from '../../../../lib/stacks/django/project/find-settings.ts';
import { managePy, memoryFiles } from '../../../helpers/memory-files.ts';

/** The frame of the app blog in a project of these files. */
function frameIn(texts: Record<string, string>, isOurs: (path: string) => boolean = () => false) {
  const files = memoryFiles({
    'manage.py': managePy('shop.settings'),
    'shop/settings.py': 'INSTALLED_APPS = ["news", "polls.apps.PollsConfig", "blog"]\n',
    'news/__init__.py': '',
    'polls/__init__.py': '',
    'blog/__init__.py': '',
    ...texts,
  });
  return findFrame(files, findSettings(files), { name: 'blog', folder: 'blog' }, isOurs);
}

const frameOf = (base: string, others: Record<string, string> = {}) =>
  frameIn({ 'templates/base.html': base, ...others });

test.each([
  ['{% block content %}{% endblock %}', 'content'],
  ['{%block  main%}{%endblock%}', 'main'],
  ['{{ "{# }}{% block body %}{% endblock %}{{ "#}" }}', 'body'],
  ['{% comment "{% block content %}" %}{% endcomment %}{% block main %}{% endblock %}', 'main'],
  [
    '{% verbatim a %}{% endverbatim %}{% block content %}{% endverbatim a %}{% block main %}{% endblock %}',
    'main',
  ],
  ['{% block content-wide %}{% endblock %}{% block main %}{% endblock %}', 'main'],
  ["{% extends './root.html' %}", 'main'],
  ['{% extends "root.html" %}{% block title %}{% endblock %}', 'main'],
])('%s has a block that pages fill', (base, content) => {
  const root = { 'templates/root.html': '{% block main %}{% endblock %}' };
  expect(frameOf(base, root)).toMatchObject({ extends: 'base.html', content });
});

test.each([
  '{# {% block content %} #}',
  '{% comment %}{% block content %}{% endblock %}{% endcomment %}',
  '{% verbatim %}{% block content %}{% endverbatim %}',
  '{% block content-wide %}{% endblock %}',
  '{% block\ncontent %}{% endblock %}',
  '{{ "{% block content %}" }}',
  '{%- block content %}{% endblock %}',
  '{# {% extends "root.html" %} #}',
])('%j has none, so the app brings a frame of its own', (base) => {
  const root = { 'templates/root.html': '{% block content %}{% endblock %}' };
  expect(frameOf(base, root).extends).not.toBe('base.html');
});

describe('the template that most others extend', () => {
  const base = '<title>{% block title %}{% endblock %}</title>{% block content %}{% endblock %}';
  const page = (parent: string, block = 'content') =>
    `{% extends "${parent}" %}{% block ${block} %}{% endblock %}`;
  test.each<[string, string, Record<string, string>]>([
    ['_base.html', '_base.html', { 'templates/_base.html': base, 'templates/home.html': page('_base.html') }],
    ['a base template that nothing extends yet', 'layout.html', { 'templates/layout.html': base }],
    [
      'the base of the only app that has one',
      'polls/base.html',
      {
        'polls/templates/polls/base.html': base,
        'polls/templates/polls/index.html': page('polls/base.html'),
        'news/templates/news/index.html': page('polls/base.html'),
      },
    ],
    [
      'in a folder that the settings name',
      'main.html',
      {
        'shop/settings.py':
          'TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [BASE_DIR / "web" / "pages"]}]\nINSTALLED_APPS = []\n',
        'shop/web/pages/main.html': base,
        'shop/web/pages/home.html': page('main.html'),
      },
    ],
    [
      'in a folder that begins with a digit',
      'frame.html',
      {
        'shop/settings.py': 'INSTALLED_APPS = ["2024.fair"]\n',
        '2024/fair/templates/frame.html': base,
        '2024/fair/templates/fair/index.html': page('../frame.html'),
      },
    ],
    [
      'the frame of all pages but one, in a frame of its own',
      'home.html',
      {
        'templates/base.html': base,
        'templates/home.html': `{% extends "base.html" %}{% block content %}{% block inner %}{% endblock %}{% endblock %}`,
        'templates/inside/a.html': page('home.html', 'inner'),
        'templates/inside/b.html': page('home.html', 'inner'),
        'templates/inside/c.html': page('home.html', 'inner'),
        'templates/registration/login.html': page('base.html'),
      },
    ],
    [
      'not the frame of one section',
      'base.html',
      {
        'templates/base.html': base,
        'polls/templates/polls/base.html': `{% extends "base.html" %}${base}`,
        'polls/templates/polls/a.html': page('polls/base.html'),
        'polls/templates/polls/b.html': page('polls/base.html'),
        'news/templates/news/index.html': page('base.html'),
      },
    ],
    [
      'not the skeleton below it',
      'base.html',
      {
        'templates/skeleton.html': base,
        'templates/404.html': page('skeleton.html'),
        'templates/base.html': page('skeleton.html'),
        'templates/home.html': page('base.html'),
        'polls/templates/polls/a.html': page('base.html'),
        'news/templates/news/a.html': page('base.html'),
      },
    ],
    [
      'not a variant of it that is used about as much',
      'base.html',
      {
        'templates/base.html': base,
        'templates/wide.html': page('base.html'),
        'polls/templates/polls/a.html': page('wide.html'),
        'news/templates/news/a.html': page('wide.html'),
        'templates/home.html': page('base.html'),
      },
    ],
    [
      'not one for the admin or for mails',
      'site.html',
      {
        'templates/site.html': base,
        'templates/home.html': page('site.html'),
        'templates/emails/base.html': base,
        'polls/templates/polls/a.html': page('emails/base.html'),
        'news/templates/news/b.html': page('emails/base.html'),
        'news/templates/admin/b.html': page('admin/base_site.html'),
        'news/templates/admin/c.html': page('admin/base_site.html'),
      },
    ],
    [
      'one that a package brings',
      'theme/base.html',
      {
        'polls/templates/polls/a.html': page('theme/base.html', 'main'),
        'news/templates/news/b.html': page('theme/base.html', 'main'),
      },
    ],
    [
      'the one that the pages of the app itself extend',
      'blog/base.html',
      {
        'templates/base.html': base,
        'polls/templates/polls/a.html': page('base.html'),
        'blog/templates/blog/base.html': base,
        'blog/templates/blog/a.html': page('blog/base.html'),
      },
    ],
  ])('%s', (_, name, texts) => {
    expect(frameIn(texts).extends).toBe(name);
  });

  test('templates that extend each other are nothing to hang on', () => {
    const texts = { 'templates/a.html': page('b.html'), 'templates/b.html': page('a.html') };
    expect(frameIn(texts)).toMatchObject({ content: 'content' });
  });

  test('its block for the content is the one that pages fill', () => {
    const texts = {
      'templates/base.html': `{% block content %}{% block inner %}{% endblock %}{% block sidebar %}{% endblock %}{% endblock %}`,
      'templates/a.html': `${page('base.html', 'inner')}{% block sidebar %}{% endblock %}`,
      'templates/b.html': `${page('base.html', 'inner')}{% block sidebar %}{% endblock %}`,
      'templates/c.html': page('base.html'),
    };
    expect(frameIn(texts)).toMatchObject({ extends: 'base.html', content: 'inner' });
  });

  test('pages that were added by this tool do not count', () => {
    const texts = {
      'templates/base.html': base,
      'polls/templates/polls/base.html': base,
      'polls/templates/polls/index.html': page('polls/base.html'),
    };
    expect(frameIn(texts, (path) => path.startsWith('polls/')).extends).toBe('base.html');
  });
});

test.each([
  ['{% block title %}<title>Library</title>{% endblock %}', '<title>Posts</title>'],
  ['<title>{% block title %}Library{% endblock %}</title>', 'Posts · {{ block.super }}'],
])('with %s pages fill the block with %s', (head, title) => {
  const frame = frameOf(`${head}{% block content %}{% endblock %}`);
  if (!frame) throw new Error('No frame was found.');
  expect(openFrame(frame, 'blog', []).open('Posts')).toContain(
    `{% block title %}${title}{% endblock title %}`,
  );
});
