// The locals of the tests of a model: how its records are made, what is sent to its forms, and what comes out.
import type { Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { capitalise } from '../../../core/text/capitalise.ts';
import { classStem, modelImports } from './class-names.ts';
import { inputFields, namingField, searchedFields } from './field-roles.ts';
import type { AppContext } from './render-app.ts';
import { refused } from './sample-values.ts';
import { factoryValues, type Surroundings, sentFiles, sentValues } from './test-values.ts';

/** The locals for the tests of a model. */
export function testLocals(app: AppContext, model: Model, around: Surroundings) {
  const factory = factoryValues(model, around);
  const data = sentValues(model, around);
  const files = sentFiles(model, around);
  const wrong = inputFields(model).flatMap((field) => {
    const value = field.type === 'image' || field.type === 'file' ? undefined : refused(field);
    return value ? [{ field: field.name, code: value.posted, imports: value.imports }] : [];
  });
  const values = [...factory, ...data, ...files].flatMap(([, value]) => (value ? [value] : []));
  const naming = namingField(model);
  const [searched] = searchedFields(model);
  return {
    factory,
    usersFirst: factory.some(([, value]) => value?.code.startsWith('users.')),
    data,
    sentFiles: files,
    files: files.length > 0 ? ', self.files()' : '',
    moreFiles: files.length > 0 ? ', **self.files()' : '',
    unmade: data.find(([, value]) => !value)?.[0],
    usersLast: data.some(([, value]) => value?.code.includes('users.')),
    changedText: naming && inputFields(model).includes(naming) ? naming.name : undefined,
    wrong: wrong.slice(0, 1),
    testImports: [...new Set([...values, ...wrong.slice(0, 1)].flatMap(({ imports }) => imports))],
    testModels: modelImports(
      [...new Set([model.name, ...around.models.map(({ name }) => name)])],
      around.modelsModule,
    ),
    expectedText: naming
      ? `self.record.${naming.name}`
      : `f"${capitalise(modelNames(model.name).noun)} {self.record.pk}"`,
    searchedFor: searched?.name,
    twoPerPage:
      app.views === 'class'
        ? `patch.object(views.${classStem(model.name)}ListView, "paginate_by", 2)`
        : 'patch.object(views, "Paginator", lambda records, _: Paginator(records, 2))',
  };
}
