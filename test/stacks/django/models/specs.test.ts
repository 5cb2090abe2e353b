// Specifications of models as Django projects have them: their shortest form, classes as types, and names.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessIn } from '../../../../lib/core/models/access.ts';
import { asExisting } from '../../../../lib/core/models/existing-model.ts';
import { fieldTypeNames, findFieldType } from '../../../../lib/core/models/field-types.ts';
import { modelNames } from '../../../../lib/core/models/model-names.ts';
import { formatSpec } from '../../../../lib/core/models/spec-format.ts';
import { djangoModelRules } from '../../../../lib/stacks/django/models/django-model-rules.ts';
import { fieldClasses } from '../../../../lib/stacks/django/models/field-classes.ts';
import { userReference } from '../../../../lib/stacks/django/models/users.ts';
import { anyApps, scopeOf } from '../../../helpers/models.ts';
import { parseSpecs } from '../../../helpers/parse-specs.ts';

test('the shortest form means the same', () => {
  fc.assert(
    fc.property(anyApps, (apps) => {
      for (const [index, { app, models }] of apps.entries()) {
        const existing = apps
          .slice(0, index)
          .flatMap((each) => each.models.map((model) => asExisting(each.app, model)));
        const specs = models.map((model) => formatSpec(model, app, userReference));
        expect(specs).toEqual(models.map(({ spec }) => spec));
        expect(parseSpecs(specs, scopeOf(app, existing))).toEqual({ models });
        expect(specs.map((spec) => accessIn(spec, userReference))).toEqual(
          models.map(({ access }) => access),
        );
      }
    }),
  );
});

test.each([
  ['owner:ForeignKey:user', 'owner:fk:auth.User'],
  ['owner:fk:settings.AUTH_USER_MODEL:on_delete=CASCADE', 'owner:fk:auth.User'],
  ['owner:OneToOneField:AUTH_USER_MODEL', 'owner:o2o:auth.User'],
  ['a:choice:x-y,x,-1,1', 'a:choice:x-y,x,-1,1'],
  ['day:date get_next_by_month', 'day:date get_next_by_month'],
])('%s is %s', (words, shortest) => {
  expect(parseSpecs([`Post ${words}`], scopeOf('blog'))).toMatchObject({
    models: [{ spec: `Post ${shortest}` }],
  });
});

test.each(fieldTypeNames.filter((name) => name !== 'choice'))('%s is found by its class', (name) => {
  expect(findFieldType(fieldClasses[name], djangoModelRules.types.spellings)).toBe(name);
});

test('CharField is char, though choices are kept in one too', () => {
  expect(findFieldType('CharField', djangoModelRules.types.spellings)).toBe('char');
});

// As camel_case_to_spaces of django.utils.text has them: verbose_name is left out of the code that is made.
test.each([
  ['BlogPost', 'blog post'],
  ['HTMLPage', 'html page'],
  ['PageHTML', 'page html'],
  ['Box2Lid', 'box2 lid'],
  ['AB', 'ab'],
  ['X', 'x'],
])('Django calls a %s a %s, but for acronyms', (name, verboseName) => {
  expect(modelNames(name).noun.toLowerCase()).toBe(verboseName);
});
