// What is there already: the apps and models that new models stand beside and refer to.
import { fieldType, isToOne } from './field-types.ts';
import type { Model, Reference } from './model.ts';

export interface ExistingField {
  readonly name: string;
  readonly relation?: Relation;
}

/** How a field that refers to a model shows up there. */
export interface Relation {
  readonly kind: 'foreignkey' | 'onetoone' | 'manytomany';
  readonly to: Reference;
  /** `related_name`; one that ends in `+` hides the relation. */
  readonly relatedName?: string;
}

export interface ExistingModel {
  readonly app: string;
  readonly name: string;
  readonly fields: readonly ExistingField[];
}

export interface World {
  /** The label of the app that the models are for. */
  readonly app: string;
  /** The labels of all installed apps, Django's own included. */
  readonly apps: ReadonlySet<string>;
  /** The models of an app; undefined when they cannot be known, as those of an installed package. */
  modelsOf(app: string): readonly ExistingModel[] | undefined;
  /** The fields of all known models that refer to a model. */
  relationsTo(to: Reference): readonly ExistingRelation[];
  /** What settings.AUTH_USER_MODEL says. */
  readonly userModel: Reference;
}

export interface ExistingRelation {
  readonly model: ExistingModel;
  readonly field: ExistingField;
}

/** The models of a whole project, found quickly by app and by what they refer to. */
export interface Catalogue {
  /** Adds an app that has, so far, no models. */
  addApp(label: string): void;
  /** Adds a model, and its app when it is new. */
  addModel(model: ExistingModel): void;
  /** What models of one app see. */
  world(app: string): World;
}

/**
 * A project with the apps whose labels are given; those of Django bring their models.
 * The models of an app are unknown until addApp or addModel has named it.
 */
export function createCatalogue(
  installed: Iterable<string>,
  userModel: Reference = { app: 'auth', model: 'User' },
): Catalogue {
  const apps = new Set(installed);
  const models = new Map<string, ExistingModel[]>();
  const relations = new Map<string, ExistingRelation[]>();
  const key = (to: Reference) => referenceKey(to, userModel);
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
  for (const app of [...apps]) for (const model of contribModels(app)) addModel(model);
  const modelsOf = (label: string) => models.get(label);
  const relationsTo = (to: Reference) => relations.get(key(to)) ?? [];
  return { addApp, addModel, world: (app) => ({ app, apps, modelsOf, relationsTo, userModel }) };
}

/** The model that is meant: auth.User is whatever the project's users are. */
export function meant(to: Reference, userModel: Reference): Reference {
  return to.app === 'auth' && to.model === 'User' ? userModel : to;
}

/** One spelling for all ways to mean a model; Django does not mind their case. */
export function referenceKey(to: Reference, userModel: Reference): string {
  const { app, model } = meant(to, userModel);
  return `${app}.${model.toLowerCase()}`;
}

/** Django's own models, whose code is not in the project. Each field that refers to a model says which. */
const contrib: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  auth: {
    User: `id password last_login is_superuser username first_name last_name email is_staff is_active
      date_joined groups=auth.Group=user_set user_permissions=auth.Permission=user_set`,
    Group: 'id name permissions=auth.Permission',
    Permission: 'id name content_type=contenttypes.ContentType codename',
  },
  contenttypes: { ContentType: 'id app_label model' },
  sites: { Site: 'id domain name' },
  sessions: { Session: 'session_key session_data expire_date' },
  admin: {
    LogEntry: `id action_time user=auth.User content_type=contenttypes.ContentType object_id object_repr
      action_flag change_message`,
  },
  flatpages: {
    FlatPage: 'id url title content enable_comments template_name registration_required sites=sites.Site',
  },
  redirects: { Redirect: 'id site=sites.Site old_path new_path' },
};

/** The models of one of Django's own apps, and none for any other app. */
function contribModels(app: string): ExistingModel[] {
  const models = Object.hasOwn(contrib, app) ? contrib[app] : undefined;
  return Object.entries(models ?? {}).map(([name, fields]) => ({
    app,
    name,
    fields: fields.split(/\s+/).map(contribField),
  }));
}

function contribField(text: string): ExistingField {
  const [name = '', target, relatedName] = text.split('=');
  if (target === undefined) return { name };
  const [app = '', model = ''] = target.split('.');
  const kind = name.endsWith('s') ? 'manytomany' : 'foreignkey';
  return { name, relation: { kind, to: { app, model }, ...(relatedName && { relatedName }) } };
}

/** A checked model as one that exists. */
export function asExisting(app: string, model: Pick<Model, 'name' | 'fields'>): ExistingModel {
  const hasKey = model.fields.some((field) => fieldType(field.type).category === 'key');
  const fields = model.fields.map((field): ExistingField => {
    const { name, type, to, relatedName } = field;
    if (!to || !(isToOne(type) || type === 'manytomany')) return { name };
    const kind = type as Relation['kind'];
    return { name, relation: { kind, to, ...(relatedName !== undefined && { relatedName }) } };
  });
  return { app, name: model.name, fields: hasKey ? fields : [{ name: 'id' }, ...fields] };
}
