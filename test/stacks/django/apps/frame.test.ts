// The frame of pages: which blocks a project's base.html really has.
import { expect, test } from 'vitest';
import { findFrame } from '../../../../lib/stacks/django/apps/frame.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const frameOf = (base: string, others: Record<string, string> = {}) =>
  findFrame(memoryFiles({ 'templates/base.html': base, ...others }), 'blog');

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
  const root = { 'templates/root.html': '{% extends "base.html" %}{% block main %}{% endblock %}' };
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
