// The rules of a small stack for tests of what holds for any stack: one language, one app of its own, no names by default.
import { createCatalogue, type ModelScope } from '../../../lib/core/models/catalogue.ts';
import type { ExistingModel } from '../../../lib/core/models/existing-model.ts';
import { typeSpellings } from '../../../lib/core/models/field-types.ts';
import type { ModelRules } from '../../../lib/core/models/model-rules.ts';

const spellings = typeSpellings({ foreignkey: 'ManyToOne', genericipaddress: 'Address' });

const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

export const smallRules: ModelRules = {
  modelsFile: 'models.ts',
  types: {
    spellings: new Map([...spellings].filter(([, type]) => type !== 'filepath')),
    unsupported: {
      embedded: 'has columns of its own: write json',
      filepath: 'is not safe on a server: write char',
    },
  },
  users: { reference: { app: 'accounts', model: 'Account' }, words: new Set(['user']) },
  keywordFault: (name) => (['class', 'Infinity'].includes(name) ? 'is a keyword of TypeScript' : undefined),
  modelNameFault: (name) => (name === 'Object' ? 'is a class that every program has' : undefined),
  fieldNameFault: (name, isKey) => {
    if (name === 'id' && !isKey) return 'is the primary key';
    return name === 'to_json' ? 'is what makes JSON of a record' : undefined;
  },
  classesOf: (model) => [`${model}Table`],
  namesUsedBy: ({ type, default: value }) => (type === 'uuid' && value === 'random' ? ['crypto'] : []),
  fieldClashes: ({ name }, other) =>
    name !== other.name && camelCase(name) === camelCase(other.name)
      ? [`and ${other.name} would share the property ${camelCase(name)}`]
      : [],
  choiceName: (choice) => choice.toLowerCase(),
  reverseOf: (_model, { relatedName }) =>
    relatedName === undefined || relatedName === '+'
      ? undefined
      : { accessor: relatedName, query: relatedName },
  modelsOf: (app) =>
    app === 'accounts'
      ? [
          {
            app,
            name: 'Account',
            fields: [
              { name: 'id' },
              {
                name: 'team',
                relation: { kind: 'foreignkey', to: { app, model: 'Team' }, relatedName: 'members' },
              },
            ],
          },
          { app, name: 'Team', fields: [{ name: 'id' }] },
        ]
      : [],
};

/** A project with the stack's own app, one of an unknown package, some models, and the app that is asked about. */
export function scopeOf(app: string, models: readonly ExistingModel[] = []): ModelScope {
  const catalogue = createCatalogue(['accounts', 'package'], smallRules);
  for (const model of models) catalogue.addModel(model);
  catalogue.addApp(app);
  return catalogue.scope(app);
}
