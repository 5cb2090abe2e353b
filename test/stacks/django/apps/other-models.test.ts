// What apps that are made together use of each other's models, and of their own.
import { expect, test } from 'vitest';
import type { UserError } from '../../../../lib/core/text/errors.ts';
import { addBlueprintApps } from '../../../../lib/stacks/django/apps/blueprint-apps.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { blueprintOf, type Project, render, stack } from '../../../helpers/django.ts';

/** A project with apps that are made at once, by their names. */
function made(apps: Readonly<Record<string, readonly string[]>>, features: Project['features'] = ['api']) {
  const blueprints = Object.entries(apps).map(
    ([name, models]) => ({ name, path: `${name}/`, views: 'class', models }) as const,
  );
  const project: Project = { ...shop, features, apps: blueprints };
  return addBlueprintApps(render({ ...project, apps: [] }), blueprintOf(project), stack, true);
}

function testsOf(apps: Readonly<Record<string, readonly string[]>>): (name: string) => string {
  const { tree } = made(apps);
  return (name) => tree.get(`${name}/tests.py`)?.content ?? '';
}

test('a model is taken from its own module, whatever the tests beside it call it', () => {
  const tests = testsOf({ rooms: ['Meta title', 'Bed role:boolean'], jobs: ['Job bed:fk:rooms.Bed'] });
  // The app has a model whose name its other modules use for something else.
  expect(tests('rooms')).toContain('models.Bed.objects.create(**values)');
  expect(tests('jobs')).toContain('from rooms import models as rooms_models\n');
  expect(tests('jobs')).toContain('rooms_models.Bed.objects.first() or rooms_tests.make_bed(number)');
});

test('an optional record of another app is left out where it would need one of this app first', () => {
  const crm = ['Role name best:fk:rooms.Value:null', 'Team name best:fk:rooms.Value:null'];
  const tests = testsOf({ crm, rooms: ['Value name held:fk:crm.Role'] });
  expect(tests('crm').match(/rooms_tests\.make_value\(/g)).toHaveLength(1);
  expect(tests('rooms')).toContain('crm_tests.make_role');
});

test('lines that a longer name for a model makes too long are broken where formatters do', () => {
  const name = 'AVeryLongNameThatNobodyTypesButThatIsAllowed';
  const models = ['Meta title', `${name} title author:fk:user`, 'ElementSerializer title'];
  const { tree } = made({ rooms: models });
  expect(tree.get('rooms/views.py')?.content).toContain(
    `    queryset = (\n        models.${name}.objects.select_related(\n            "author"\n        )\n    )\n`,
  );
});

test('names that the users of a project have from Django are taken', () => {
  const faults = (spec: string) => {
    try {
      made({ rooms: [spec] }, ['auth']);
    } catch (error) {
      return (error as UserError).faults.join('\n');
    }
    return '';
  };
  expect(faults('Room a:fk:auth.Permission:related=user')).toContain(
    'Permission would call both it and User',
  );
  expect(faults('Room a:fk:user:related=groups')).toContain('User would call it groups');
  expect(faults('Room a:fk:user:related=rooms')).toBe('');
});
