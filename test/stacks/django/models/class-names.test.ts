// Models that are called what the code of an app uses: that code goes on using it under the usual name.
import { expect, test } from 'vitest';
import { isUsed } from '../../../../lib/stacks/django/models/class-names.ts';
import { modelNameFault } from '../../../../lib/stacks/django/models/taken-names.ts';
import { definitionsOf } from '../../../../lib/stacks/django/python/definitions.ts';
import { localName } from '../../../../lib/stacks/django/python/import-statements.ts';
import { bindingsOf } from '../../../../lib/stacks/django/python/names.ts';
import { parseModule } from '../../../../lib/stacks/django/python/syntax.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { featureNames, render, settle } from '../../../helpers/django.ts';

const fields = `title:char:80:unique price:decimal:8,2:min=0:max=99.5:default=1.5 starts:date ends:date cover:image:null doc:file
  group:fk:auth.Group:null:related=+ right:fk:auth.Permission:null:related=+ kind:fk:contenttypes.ContentType:null:related=+
  owner:fk:auth.User:related=+ page:filepath:null`;

/** A project whose first app, and one of each style, have a model of a name. */
const projectWith = (name: string, features: readonly (typeof featureNames)[number][] = []) =>
  render(
    settle({
      ...shop,
      features,
      apps: (['class', 'function'] as const).map((views) => ({
        name: `by_${views}`,
        views,
        path: `by-${views}/`,
        models: [`${name} ${fields}`],
      })),
    }),
  );

/** The classes that a module imports from elsewhere, or defines. */
function classesIn(text: string): string[] {
  const module = parseModule(text);
  const imported = [...bindingsOf(module).names.values()]
    .filter((item) => !item.module.startsWith('.'))
    .map(localName);
  const defined = definitionsOf(module).flatMap(({ name }) => name ?? []);
  return [...imported, ...defined].filter((name) => /^[A-Z]\w*[a-z]/.test(name));
}

test.each([[[]], [featureNames]])(
  'every class that the code of an app uses is known, with %j',
  (features) => {
    const tree = projectWith('Zebra', features);
    const modules = [...tree].filter(([path]) =>
      /^(by_\w+|pages)\/(models|views|forms|admin|api|serializers|tests|urls)\.py$/.test(path),
    );
    const used = modules.flatMap(([path, { content }]) =>
      classesIn(content)
        .filter((name) => !name.startsWith('Zebra'))
        .map((name) => ({ path, name })),
    );

    expect(used.length).toBeGreaterThan(40);
    const inModels = used.filter(({ path }) => path.endsWith('/models.py')).map(({ name }) => name);
    expect(new Set(inModels)).toEqual(
      new Set([
        'Any',
        'FileExtensionValidator',
        'Lower',
        'MaxValueValidator',
        'MinValueValidator',
        'ValidationError',
        ...(features.length > 0 ? ['ImageField'] : []),
      ]),
    );
    for (const name of inModels) expect(modelNameFault(name), name).toBeDefined();
    expect(used.filter(({ path, name }) => !path.endsWith('/models.py') && !isUsed(name))).toEqual([]);
  },
);

test.each(['Pages', 'TestCase', 'Decimal'])('a model %s is used by way of its module', (name) => {
  const tree = projectWith(name);

  expect(tree.get('by_class/models.py')?.content).toContain(`class ${name}(models.Model):`);
  for (const file of ['views', 'forms', 'admin', 'tests']) {
    expect(tree.get(`by_class/${file}.py`)?.content).toMatch(/^from \. import models\b/m);
  }
  expect(tree.get('by_function/views.py')?.content).toContain(`get_object_or_404(models.${name}, pk=pk)`);
});

test.each(['Client', 'Form', 'Path', 'Field', 'Post'])('a model %s keeps its name everywhere', (name) => {
  expect(projectWith(name).get('by_class/tests.py')?.content).toContain(`from .models import ${name}\n`);
});

test('classes of a model are called something else than what its views use', () => {
  const views = projectWith('Record').get('by_class/views.py')?.content;

  expect(views).toContain('    RecordListView,');
  expect(views).toContain('from .forms import RecordRecordForm');
});
