// The locals of the tests of a model: how its records are made, what is sent to its forms, and what comes out.
import { isOwned } from '../../../core/models/access.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { capitalise } from '../../../core/text/capitalise.ts';
import type { Limit } from './access-locals.ts';
import { modelImports } from './class-names.ts';
import { inputFields, namingField, ownerField } from './field-roles.ts';
import { factoryValues, type Surroundings, sentFiles, sentValues } from './test-values.ts';

/** Who owns a record, and who writes in tests, where that is not as usual. */
function accessTests({ access }: Model, owner: Field | undefined, limits: readonly Limit[]) {
  // The writer is permitted to see them; other members are not.
  const viewed = limits.flatMap(({ owned, to }) => (owned ? [] : [to]));
  return {
    ownerPath: isOwned(access) ? access.path.join('__') : owner?.name,
    writerName: access.level === 'members' && viewed.length > 0 ? 'editor' : undefined,
    pageTests: access.level === 'private' ? 'PrivatePageTestMixin' : 'PageTestMixin',
    /** The private models whose records the form offers. */
    viewed,
  };
}

/** The locals for the tests of a model. */
export function testLocals(model: Model, around: Surroundings, limits: readonly Limit[]) {
  const factory = factoryValues(model, around);
  const data = sentValues(model, around);
  const files = sentFiles(model, around);
  const values = [...factory, ...data, ...files].flatMap(([, value]) => (value ? [value] : []));
  const naming = namingField(model);
  return {
    factory,
    data,
    sentFiles: files,
    ...accessTests(model, ownerField(model), limits),
    unmade: data.find(([, value]) => !value)?.[0],
    changedText: naming && inputFields(model).includes(naming) ? naming.name : undefined,
    testImports: [...new Set(values.flatMap(({ imports }) => imports))],
    testModels: modelImports(
      [...new Set([model.name, ...around.models.map(({ name }) => name)])],
      around.modelsModule,
    ),
    expectedText: naming
      ? `self.record.${naming.name}`
      : `f"${capitalise(modelNames(model.name).noun)} {self.record.pk}"`,
  };
}
