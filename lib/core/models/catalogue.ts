// The apps and models of a project, indexed by app and by the models they refer to.
import type { ExistingModel, ExistingRelation } from './existing-model.ts';
import type { Access, Reference } from './model.ts';
import type { ModelRules } from './model-rules.ts';

/** What the models of one app can refer to and clash with. */
export interface ModelScope {
  /** The label of the app that the models are for. */
  readonly app: string;
  /** The labels of all installed apps, including those of the stack. */
  readonly apps: ReadonlySet<string>;
  /** The models of an app; undefined when they are unknown, as for an installed package. */
  modelsOf(app: string): readonly ExistingModel[] | undefined;
  /** The fields of all known models that refer to a model. */
  relationsTo(to: Reference): readonly ExistingRelation[];
  /** Who may see and change the records of a model; undefined for models that were not made from a specification. */
  accessOf(to: Reference): Access | undefined;
  /** The user model of this project. */
  readonly userModel: Reference;
  readonly rules: ModelRules;
}

export interface Catalogue {
  /** Adds an app without models. */
  addApp(label: string): void;
  /** Adds a model, and its app when it is new. */
  addModel(model: ExistingModel): void;
  /** What the models of one app see. */
  scope(app: string): ModelScope;
}

/**
 * A catalogue of the installed apps, with the models of those that are part of the stack.
 * The models of any other app are unknown until addApp or addModel is called for it.
 * @param userModel the user model, if the project has its own
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
  const accessOf = () => undefined;
  return {
    addApp,
    addModel,
    scope: (app) => ({ app, apps, modelsOf, relationsTo, accessOf, userModel, rules }),
  };
}

type Users = Pick<ModelScope, 'userModel' | 'rules'>;

/** The model that a reference points to; for a reference to the users, the user model of the project. */
export function resolveReference(to: Reference, { userModel, rules }: Users): Reference {
  const { app, model } = rules.users.reference;
  return to.app === app && to.model === model ? userModel : to;
}

/** A key that is equal for all references to one model; the case of its name does not matter. */
export function referenceKey(to: Reference, users: Users): string {
  const { app, model } = resolveReference(to, users);
  return `${app}.${model.toLowerCase()}`;
}
