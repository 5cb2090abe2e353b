// Fields -> code: what their names, types and modifiers mean for models, forms, pages and tests.
import { expect, test } from 'vitest';
import { createCatalogue } from '../../../../lib/core/models/catalogue.ts';
import type { Model } from '../../../../lib/core/models/model.ts';
import { parseModels } from '../../../../lib/core/models/parse-models.ts';
import { djangoModelRules } from '../../../../lib/stacks/django/models/django-model-rules.ts';
import { renderModel } from '../../../../lib/stacks/django/models/render-model.ts';
import { blog, codeOf, modelsFrom } from './code-of.ts';

test('what is called a secret is entered, but not shown, searched or sent', () => {
  const specs = ['Device api_token:char:40 name:char:60 wifi_password:char:80:null'];
  const code = codeOf(specs, { features: ['api'], answers: { apiApp: 'api', pagination: 'page' } });
  const of = (path: string) => code.get(path) ?? '';
  expect(of('forms.py')).toContain('fields = ("api_token", "name", "wifi_password")');
  expect(of('models.py')).toContain('return self.name');
  for (const path of [
    'views.py',
    'admin.py',
    'api.py',
    'templates/blog/device_list.html',
    'templates/blog/device_detail.html',
  ])
    expect(of(path), path).not.toMatch(/token|password/);
  expect(of('serializers.py')).toContain('"api_token": {"write_only": True},');
});

test('a box that nobody ticked is false', () => {
  expect(codeOf(['Post title on:bool maybe:bool:null']).get('models.py')).toMatch(
    /on = models\.BooleanField\(default=False\)\n {4}maybe = models\.BooleanField\(null=True, blank=True\)/,
  );
});

test('the longest choice becomes a member that fits into its line', () => {
  const choice = 'a'.repeat(200);
  const code = codeOf([`Post status:choice:${choice},b:default=${choice}`]).get('models.py') ?? '';
  expect(code).toContain(`        ${'A'.repeat(76)} = (\n            "${choice}",`);
  expect(code).toContain(`default=Status.${'A'.repeat(76)}`);
});

test('a key goes before the other fields, and a large number is written as ruff format writes it', () => {
  const [model] = modelsFrom('Item price:float:default=1e21 id:auto');
  expect(model?.fields.map(({ name }) => name)).toEqual(['id', 'price']);
  expect(codeOf(['Item price:float:default=1e21']).get('models.py')).toContain('default=1e21)');
});

test.each([
  ['Person name friends:m2m:self', '"friends": [self.record.pk],'],
  ['Item name cat:fk:self:null:default=1', '"cat": "",'],
  ['Item name cat:fk:self:null:default=1', 'values.setdefault("cat", None)'],
  ['Page p:o2o:auth.Permission', 'DjangoPermission.objects.order_by("pk")[number]'],
  ['Item g:fk:auth.Group', 'from django.contrib.auth.models import Group as DjangoGroup'],
])('the tests of %s: %s', (spec, line) => {
  expect(codeOf([spec]).get('tests.py')).toContain(line);
});

test.each([
  ['Note a:m2m:admin.LogEntry', 'raise SkipTest("Post one here: admin.LogEntry")'],
  ['Note a:fk:admin.LogEntry:null:default=1', 'values.setdefault("a", None)'],
])('the tests of %s, of which nobody knows how to make what it refers to', (spec, line) => {
  const catalogue = createCatalogue(['auth', 'contenttypes', 'admin', 'blog'], djangoModelRules);
  catalogue.addApp('blog');
  const parsed = parseModels([{ source: '', words: [spec] }], catalogue.scope('blog'));
  const models = 'models' in parsed ? parsed.models : [];
  const { snippets } = renderModel(blog, models[0] as Model, { models });
  expect(new Map(snippets).get('tests.py')).toContain(line);
});
