// The locals of the tests of a model: how its records are made, what is sent to its forms, and what comes out.
import { isOwned } from '../../../core/models/access.ts';
import type { Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { capitalise } from '../../../core/text/capitalise.ts';
import type { Limit } from './access-locals.ts';
import { classStem, modelImports } from './class-names.ts';
import { inputFields, namingField, searchedFields } from './field-roles.ts';
import type { AppContext } from './render-app.ts';
import { refused } from './sample-values.ts';
import { factoryValues, type Surroundings, sentFiles, sentValues } from './test-values.ts';

/** Who tests log in as, and what the pages answer them. */
function accessTests(model: Model, { conditions }: AppContext, limits: readonly Limit[]) {
  const { level, path } = model.access;
  // The writer is permitted to see them; other members are not.
  const viewed = limits.flatMap(({ owned, to }) => (owned ? [] : [to]));
  const member = viewed.length > 0 ? 'editor' : 'member';
  const writer = { staff: 'editor', members: member, owner: 'owner', private: 'owner' }[level];
  const answers = {
    visitor: { staff: readers, members: readers, owner: readers, private: asked }[level],
    other: {
      staff: [200, 403, 200, 403, 403],
      members: all,
      owner: [200, 200, 200, 403, 403],
      private: [200, 200, 404, 404, 404],
    }[level],
  };
  const hasHelper = level !== 'members' && !conditions.hasOwnUsers;
  const owner = isOwned(model.access) ? ['self.owner'] : [];
  return {
    writer,
    accessTable: [
      ['None', conditions.asksForLogin ? asked : answers.visitor],
      ...['self.member', ...(hasHelper ? ['self.helper'] : [])].map((user) => [user, answers.other]),
      ...[...owner, 'self.editor'].map((user) => [user, all]),
    ],
    apiTable: [
      ['None', level === 'private' ? [401, 401, 401] : [200, 200, 401]],
      [
        'self.member',
        { staff: [200, 200, 403], members: every, owner: [200, 200, 403], private: [200, 404, 404] }[level],
      ],
      ...[...(level === 'members' ? [] : ['self.editor']), ...owner].map((user) => [user, every]),
    ],
    ownedRecord: ['cls.record', ...path.slice(0, -1)].join('.'),
    /** The private models whose records the form offers. */
    viewed,
  };
}

/** The answers of the list, and of the pages to create, see, change and delete a record. */
const all = [200, 200, 200, 200, 200];
/** The answers of the API. */
const every = [200, 200, 200];
const asked = [302, 302, 302, 302, 302];
const readers = [200, 302, 200, 302, 302];

/** The locals for the tests of a model. */
export function testLocals(app: AppContext, model: Model, around: Surroundings, limits: readonly Limit[]) {
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
    ...accessTests(model, app, limits),
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
