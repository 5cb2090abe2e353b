// Random apps with models for tests: every type of field, every modifier, and relations between them.
import fc from 'fast-check';
import { createCatalogue, type ModelScope } from '../../lib/core/models/catalogue.ts';
import { asExisting, type ExistingModel } from '../../lib/core/models/existing-model.ts';
import { onDeletes } from '../../lib/core/models/field-word.ts';
import type { Model } from '../../lib/core/models/model.ts';
import { djangoModelRules } from '../../lib/stacks/django/models/django-model-rules.ts';
import { parseSpecs } from './parse-specs.ts';

export interface AppWithModels {
  readonly app: string;
  /** As somebody would write them: `Post title:string body:text`. */
  readonly specs: readonly string[];
  readonly models: readonly Model[];
}

/** The apps that every project has. */
const usualApps = ['admin', 'auth', 'contenttypes', 'sessions', 'messages', 'staticfiles'];

/** A project with Django's usual apps, some models, and the app that is asked about. */
export function scopeOf(app: string, models: readonly ExistingModel[] = []): ModelScope {
  const catalogue = createCatalogue(usualApps, djangoModelRules);
  for (const model of models) catalogue.addModel(model);
  catalogue.addApp(app);
  return catalogue.scope(app);
}

const appNames = ['blog', 'shop', 'library_catalogue', 'people'];
const modelNames = ['Post', 'BlogCategory', 'Tag', 'Person', 'HTMLPage', 'Box2', 'X'];
const fieldNames = [
  'title',
  'body',
  'is_open',
  'a',
  'amount_2',
  'type',
  'match',
  'meta',
  'label',
  'data',
  'when',
];

const sometimes = (...parts: string[]) =>
  fc.subarray(parts).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));

const oneOf = (...words: string[]) => fc.constantFrom(...words);

/** A type with its argument, and the modifiers it takes. */
export const plainTypes: fc.Arbitrary<string[]> = fc
  .oneof(
    fc.tuple(
      oneOf('char', 'string', 'CharField', 'char:1', 'char:255', 'slug', 'slug:80'),
      sometimes('null', 'index', 'unique'),
    ),
    fc.tuple(oneOf('char', 'slug'), sometimes('blank', 'default=a', 'index')),
    fc.tuple(oneOf('char', 'text'), sometimes('blank', `default=it's"100%"\\`)),
    fc.tuple(oneOf('choice:draft,in_progress,done', "choice:o'clock,-1,2.5,é"), sometimes('index', 'null')),
    fc.tuple(oneOf('choice:draft,published'), sometimes('default=draft')),
    fc.tuple(
      oneOf('integer:choices=1,-1,30', 'positivesmallinteger:choices=1,2'),
      sometimes('default=1', 'null'),
    ),
    fc.tuple(oneOf('email', 'url', 'email:100', 'URLField'), sometimes('null', 'unique')),
    fc.tuple(oneOf('url'), sometimes('default=https://example.com/a?b=c', 'null')),
    fc.tuple(
      oneOf('integer', 'bigint', 'smallint', 'positive_integer', 'positivebiginteger', 'float'),
      sometimes('default=007', 'null', 'index'),
    ),
    fc.tuple(oneOf('decimal', 'decimal:8,2', 'decimal:5,3'), sometimes('default=1.5', 'null')),
    fc.tuple(oneOf('decimal:1,1', 'decimal:2,0', 'float'), sometimes('unique', 'null')),
    fc.tuple(
      oneOf('integer', 'smallint', 'float', 'decimal:8,2'),
      sometimes('min=-3', 'max=1200', 'default=0'),
    ),
    fc.tuple(oneOf('bigint:min=100', 'decimal:min=0.5', 'float:max=-1e3'), sometimes('null', 'unique')),
    fc.tuple(
      oneOf('date', 'datetime', 'time'),
      oneOf('auto_now', 'auto_now_add').map((part) => [part]),
    ),
    fc.tuple(oneOf('boolean', 'bool'), sometimes('default=yes', 'null')),
    fc.tuple(oneOf('date'), sometimes('default=today', 'null', 'index')),
    fc.tuple(
      oneOf('date:default=2024-02-29', 'datetime:default=2025-01-31T09:30', 'time:default=09:30:15'),
      sometimes('null'),
    ),
    fc.tuple(oneOf('datetime', 'timestamp'), sometimes('default=now', 'null')),
    fc.tuple(oneOf('duration'), sometimes('default=1d', 'null')),
    fc.tuple(oneOf('uuid'), sometimes('default=random', 'unique')),
    fc.tuple(
      oneOf('json'),
      oneOf('default={}', 'default=[]', 'null').map((part) => [part]),
    ),
    fc.tuple(oneOf('ip', 'generic_ip_address'), sometimes('default=::1', 'null')),
    fc.tuple(oneOf('file:endings=pdf,.TXT', 'file:80:endings=md'), sometimes('null')),
    fc.tuple(oneOf('file', 'image', 'image:255', 'filepath', 'binary'), sometimes('null')),
  )
  .map(([type, modifiers]) => [type, ...modifiers]);

/** A relation to one of some models, to Django's own, or to the model itself. */
export function relation(targets: readonly string[]): fc.Arbitrary<string[]> {
  const target = fc.constantFrom(...targets, 'auth.User', 'auth.Group', 'user');
  return fc.oneof(
    fc
      .tuple(oneOf('fk', 'o2o', 'references'), target, fc.constantFrom(...onDeletes))
      .map(([type, to, onDelete]) => [
        type,
        to,
        ...(onDelete === 'set_null'
          ? ['null']
          : onDelete === 'set_default'
            ? ['default=1', onDelete]
            : [onDelete]),
      ])
      .filter((parts) => !(parts[0] === 'o2o' && parts.includes('default=1'))),
    fc.tuple(fc.constant('fk'), fc.constantFrom('self', ...targets)).map((parts) => [...parts, 'null']),
    fc
      .tuple(fc.constant('m2m'), fc.constantFrom('self', ...targets, 'auth.User'))
      .chain((parts) => sometimes('blank').map((modifiers) => [...parts, ...modifiers])),
  );
}

function spec(name: string, targets: readonly string[]): fc.Arbitrary<string> {
  return fc
    .uniqueArray(fc.constantFrom(...fieldNames), { minLength: 1, maxLength: 6 })
    .chain((names) =>
      fc.tuple(
        ...names.map((field) =>
          fc.oneof(
            { weight: 3, arbitrary: plainTypes.map((parts) => [field, ...parts].join(':')) },
            {
              weight: 1,
              arbitrary: fc.tuple(relation(targets), fc.nat(3)).map(([parts, dice]) => {
                const isSymmetrical = parts[0] === 'm2m' && (parts[1] === 'self' || parts[1] === name);
                const isNamed = !isSymmetrical && dice !== 0;
                return [
                  field,
                  ...parts,
                  ...(isNamed ? [`related=${field}_of_${name.toLowerCase()}`] : []),
                ].join(':');
              }),
            },
          ),
        ),
      ),
    )
    .chain((words) =>
      fc
        .tuple(sometimes('access=staff', 'access=members'), sometimes('timestamps'))
        .map(([access, times]) => [name, ...words, ...times, ...access.slice(0, 1)].join(' ')),
    );
}

function appWithModels(app: string, existing: readonly ExistingModel[]): fc.Arbitrary<AppWithModels> {
  return fc
    .uniqueArray(fc.constantFrom(...modelNames), { minLength: 1, maxLength: 4 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          spec(name, [...names, ...existing.map((model) => `${model.app}.${model.name}`)]),
        ),
      ),
    )
    .map((specs) => ({ app, specs, parsed: parseSpecs(specs, scopeOf(app, existing)) }))
    .filter(({ parsed }) => 'models' in parsed)
    .map(({ specs, parsed }) => ({ app, specs, models: 'models' in parsed ? parsed.models : [] }));
}

/** One app with one to four models, which refer to each other and to Django's users. */
export const anyApp: fc.Arbitrary<AppWithModels> = fc
  .constantFrom(...appNames)
  .chain((app) => appWithModels(app, []));

/** Up to four apps with models; each refers to itself and to those before it. */
export const anyApps: fc.Arbitrary<AppWithModels[]> = fc
  .shuffledSubarray(appNames, { minLength: 1 })
  .chain((apps) => chainApps(apps, []));

function chainApps(left: readonly string[], done: AppWithModels[]): fc.Arbitrary<AppWithModels[]> {
  const [app, ...rest] = left;
  if (app === undefined) return fc.constant(done);
  const existing = done.flatMap((each) => each.models.map((model) => asExisting(each.app, model)));
  return appWithModels(app, existing).chain((next) => chainApps(rest, [...done, next]));
}
