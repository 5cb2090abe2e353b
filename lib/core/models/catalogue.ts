// The apps and models of a project, found quickly by app and by what they refer to.
import type { ExistingModel, ExistingRelation } from './existing-model.ts';
import type { Reference } from './model.ts';
import type { ModelRules } from './model-rules.ts';

/** What the models of one app can refer to and clash with. */
export interface ModelScope {
  /** The label of the app that the models are for. */
  readonly app: string;
  /** The labels of all installed apps, the stack's own included. */
  readonly apps: ReadonlySet<string>;
  /** The models of an app; undefined when they cannot be known, as those of an installed package. */
  modelsOf(app: string): readonly ExistingModel[] | undefined;
  /** The fields of all known models that refer to a model. */
  relationsTo(to: Reference): readonly ExistingRelation[];
  /** The model of the users in this project. */
  readonly userModel: Reference;
  readonly rules: ModelRules;
}

export interface Catalogue {
  /** Adds an app that has, so far, no models. */
  addApp(label: string): void;
  /** Adds a model, and its app when it is new. */
  addModel(model: ExistingModel): void;
  /** What the models of one app see. */
  scope(app: string): ModelScope;
}

/**
 * A project with the apps whose labels are given; those of the stack bring their models.
 * The models of an app are unknown until addApp or addModel has named it.
 * @param userModel the model of the users, where the project has one of its own
 */
export function createCatalogue(
  installed: Iterable<string>,
  rules: ModelRules,
  userModel: Reference = rules.users.reference,
): Catalogue {
  const apps = new Set(installed);
  const models = new Map<string, ExistingModel[]>();
  const relations = new Map<string, ExistingRelation[]>();
  const key = (to: Reference) => referenceKey(to, { userModel, rules });
  const addApp = (label: string) => {
    apps.add(label);
    if (!models.has(label)) models.set(label, []);
  };
  const addModel = (model: ExistingModel) => {
    addApp(model.app);
    models.get(model.app)?.push(model);
    for (const field of model.fields) {
      if (!field.relation) continue;
      const list = relations.get(key(field.relation.to)) ?? [];
      list.push({ model, field });
      relations.set(key(field.relation.to), list);
    }
  };
  for (const app of [...apps]) for (const model of rules.modelsOf(app)) addModel(model);
  const modelsOf = (label: string) => models.get(label);
  const relationsTo = (to: Reference) => relations.get(key(to)) ?? [];
  return { addApp, addModel, scope: (app) => ({ app, apps, modelsOf, relationsTo, userModel, rules }) };
}

type Users = Pick<ModelScope, 'userModel' | 'rules'>;

/** The model that a reference leads to: one to the users leads to whatever model the project has for them. */
export function resolveReference(to: Reference, { userModel, rules }: Users): Reference {
  const { app, model } = rules.users.reference;
  return to.app === app && to.model === model ? userModel : to;
}

/** One text for all ways to refer to a model, whose name counts in any case. */
export function referenceKey(to: Reference, users: Users): string {
  const { app, model } = resolveReference(to, users);
  return `${app}.${model.toLowerCase()}`;
}
