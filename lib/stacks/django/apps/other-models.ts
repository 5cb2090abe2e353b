// What the tests of an app need to know about models whose tests are elsewhere: how to make records of them, and what those refer to.
import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import type { Model, Reference } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { type Maker, type OtherModels, targetsIn } from '../models/test-values.ts';
import { locateApp } from '../project/local-apps.ts';
import type { AppPlace } from './context.ts';
import type { Site } from './site.ts';
import { type ParsedApp, parseRecorded, recordedAccess } from './specs.ts';

/** The models that the tests of apps which are added or removed can meet in other files. */
export function otherModels(site: Site, apps: readonly (ParsedApp & AppPlace)[]): OtherModels {
  const here = new Map(apps.map((app) => [app.name, app]));
  const recorded = new Map(site.record.apps.map((app) => [app.name, app]));
  const wanted = new Set(
    apps.flatMap(({ models }) => models.flatMap(({ fields }) => fields.flatMap(({ to }) => to?.app ?? []))),
  );
  const makers = makersOf(
    site.workspace,
    [...wanted].flatMap((name): TestedApp[] => {
      const app = here.get(name);
      if (app) return [app];
      const models = recorded.get(name)?.models;
      const place = models && locateApp(site.workspace, site.settings, name);
      return place ? [{ name, ...place, models: models.map((spec) => ({ name: nameIn(spec) })) }] : [];
    }),
  );
  const read = new Map<string, readonly Model[]>();
  const modelsOf = (name: string): readonly Model[] => {
    const known = here.get(name)?.models ?? read.get(name);
    if (known) return known;
    const app = recorded.get(name);
    const models = app ? parseRecorded(site, [app]).flatMap((each) => each.models) : [];
    read.set(name, models);
    return models;
  };
  const before = recordedAccess(site);
  const modelIn = (models: readonly Model[] = [], { model }: Reference) =>
    models.find(({ name }) => name === model);
  return {
    makerOf: ({ app, model }) => makers.get(`${app}.${model}`),
    modelOf: (to) => modelIn(modelsOf(to.app), to),
    targetsOf: (to) => {
      const model = modelIn(modelsOf(to.app), to);
      return model ? targetsIn(model) : [];
    },
    accessOf: (to) => modelIn(here.get(to.app)?.models, to)?.access ?? before(to),
  };
}

/** An app, and which modules have the tests of its models. */
interface TestedApp extends AppPlace {
  readonly name: string;
  readonly models: readonly { readonly name: string }[];
}

/**
 * How tests make records of models whose tests are in other files: with the factories there.
 * @returns by `app.Model`
 */
function makersOf(files: Files, apps: readonly TestedApp[]): Map<string, Maker> {
  const makers = new Map<string, Maker>();
  for (const app of apps) {
    for (const model of app.models) {
      const { snake } = modelNames(model.name);
      const { from, tests } = testModule(files, app, snake);
      const local = `${app.name}_${tests}`;
      const factory = `${local}.make_${snake}`;
      const models = `${app.name}_models`;
      // The tests there may call the model by another name.
      const first = `${models}.${model.name}.objects.first()`;
      const isShared = tests === 'tests';
      makers.set(`${app.name}.${model.name}`, (number, shared, isOwn) =>
        isOwn && isShared
          ? undefined
          : {
              code: shared ? `${first} or ${factory}(${number})` : `${factory}(${number})`,
              imports: [
                ...(shared ? [`from ${app.module} import models as ${models}`] : []),
                `from ${from} import ${tests} as ${local}`,
              ],
            },
      );
    }
  }
  return makers;
}

/** The module with the tests of a model: tests.py, or one of its own. */
function testModule(
  files: Files,
  { folder, module }: AppPlace,
  snake: string,
): { from: string; tests: string } {
  const own = `test_${snake}`;
  const has = (path: string) => files.read(within(folder, path)) !== undefined;
  if (!has('tests.py') && has('tests/__init__.py')) return { from: `${module}.tests`, tests: own };
  return { from: module, tests: has(`${own}.py`) ? own : 'tests' };
}
