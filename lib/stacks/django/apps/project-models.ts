// What a project has already, for checking models before they are added; it is read only when it is needed.
import type { Files } from '../../../core/files/files.ts';
import { baseName } from '../../../core/files/paths.ts';
import { type Catalogue, createCatalogue, type ModelScope } from '../../../core/models/catalogue.ts';
import {
  asExisting,
  type ExistingField,
  type ExistingModel,
  type Relation,
} from '../../../core/models/existing-model.ts';
import type { Access, Model, Reference } from '../../../core/models/model.ts';
import { inheritedFields, libraryModels } from '../models/contrib-models.ts';
import { djangoModelRules } from '../models/django-model-rules.ts';
import { userReference } from '../models/users.ts';
import { type ExistingField as CodeField, modelFiles, readModels } from '../project/existing-models.ts';
import { installedApps } from '../project/installed-apps.ts';
import { localFolders, locateApp } from '../project/local-apps.ts';
import { finderOf, type Settings, stringSetting } from '../project/settings.ts';

const kinds: Readonly<Record<string, Relation['kind']>> = {
  OneToOneField: 'onetoone',
  ManyToManyField: 'manytomany',
  ParentalManyToManyField: 'manytomany',
};

/** The access of a model; undefined for one that was not made from a specification. */
export type AccessOf = (to: Reference) => Access | undefined;

/** The apps and models of a project, on disk and about to be made. */
export class ProjectWorld {
  readonly labels: ReadonlySet<string>;
  readonly #files: Files;
  readonly #settings: Settings;
  readonly #catalogue: Catalogue;
  readonly #loaded = new Set<string>();
  /** Models that are parsed later in the same run: only their names are known. */
  readonly #announced = new Map<string, readonly ExistingModel[]>();

  /** The files with the models of the project's own apps, by the name of the folder, once they have been looked for. */
  #texts: ReadonlyMap<string, readonly string[]> | undefined;

  readonly #hidden: ReadonlySet<string>;
  readonly #recorded: AccessOf;
  readonly #isTrusted: boolean;

  /**
   * @param hidden models not to see, as `app.Model`: those that are about to be read from their specifications
   * @param recorded the access of models that were made from specifications before
   * @param isTrusted whether every app and model that is named counts as there
   */
  constructor(
    files: Files,
    settings: Settings,
    hidden: Iterable<string> = [],
    recorded: AccessOf = () => undefined,
    isTrusted = false,
  ) {
    this.#files = files;
    this.#settings = settings;
    this.#hidden = new Set(hidden);
    this.#recorded = recorded;
    this.#isTrusted = isTrusted;
    const entries = installedApps(files, settings).map(({ entry }) => entry);
    this.labels = new Set(entries.map(labelFrom));
    const [user = ''] = stringSetting(finderOf(files, settings), settings, 'AUTH_USER_MODEL');
    this.#catalogue = createCatalogue(this.labels, djangoModelRules, referenceFrom(user, ''));
    for (const model of entries.flatMap(libraryModels)) this.#catalogue.addModel(model);
  }

  /** Says which models an app is going to have. */
  announce(app: string, names: readonly string[]): void {
    this.#catalogue.addApp(app);
    this.#announced.set(
      app,
      names.map((name) => ({ app, name, fields: [{ name: 'id' }] })),
    );
  }

  /** Makes the models known that were announced for an app. */
  add(app: string, models: readonly Pick<Model, 'name' | 'fields'>[]): void {
    this.#load(app);
    this.#announced.delete(app);
    this.#catalogue.addApp(app);
    for (const model of models) this.#catalogue.addModel(asExisting(app, model));
  }

  /** What the models of one app see. */
  of(app: string): ModelScope {
    const known = this.#catalogue.scope(app);
    this.#load(app);
    this.#catalogue.addApp(app);
    const accessOf = this.#recorded;
    if (this.#isTrusted) {
      const apps = Object.assign(new Set(known.apps), { has: () => true });
      const modelsOf = (label: string) => (label === app ? known.modelsOf(label) : undefined);
      return { ...known, apps, modelsOf, relationsTo: () => [], accessOf };
    }
    return {
      ...known,
      accessOf,
      modelsOf: (label) => {
        const announced = label === app ? undefined : this.#announced.get(label);
        this.#load(label);
        return announced ? [...(known.modelsOf(label) ?? []), ...announced] : known.modelsOf(label);
      },
      relationsTo: (to) => {
        for (const label of this.labels) if (this.#mayName(label, to)) this.#load(label);
        return known.relationsTo(to);
      },
    };
  }

  /** False for an app whose models surely do not refer to a model: their text neither names it nor users. */
  #mayName(label: string, { model }: Reference): boolean {
    this.#texts ??= new Map(
      localFolders(this.#files, this.#settings).map((folder) => [
        baseName(folder),
        modelFiles(this.#files, folder).map((path) => this.#files.read(path) ?? ''),
      ]),
    );
    const names = [model, 'User', 'AUTH_USER_MODEL', 'get_user_model'];
    const texts = this.#texts.get(label);
    return texts === undefined || texts.some((text) => names.some((name) => text.includes(name)));
  }

  #load(label: string): void {
    if (this.#loaded.has(label)) return;
    this.#loaded.add(label);
    const local = this.labels.has(label) ? locateApp(this.#files, this.#settings, label) : undefined;
    if (!local) return;
    this.#catalogue.addApp(label);
    for (const { name, abstract, bases, fields } of readModels(this.#files, local.folder)) {
      if (abstract || this.#hidden.has(`${label}.${name}`)) continue;
      this.#catalogue.addModel({
        app: label,
        name,
        fields: withInherited(
          fields.map((field) => existing(field, label, name)),
          bases,
        ),
      });
    }
  }
}

function withInherited(fields: readonly ExistingField[], bases: readonly string[]): ExistingField[] {
  const own = new Set(fields.map(({ name }) => name));
  return [...fields, ...inheritedFields(bases).filter(({ name }) => !own.has(name))];
}

function existing(
  { name, type, to, relatedName, null: isOptional }: CodeField,
  app: string,
  self: string,
): ExistingField {
  const target = to === undefined ? undefined : targetOf(to, app, self);
  if (!target) return { name };
  const kind = kinds[type] ?? 'foreignkey';
  const isRequired = kind !== 'manytomany' && !isOptional;
  return {
    name,
    relation: { kind, to: target, isRequired, ...(relatedName !== undefined && { relatedName }) },
  };
}

/** What a relation in code points to: a string `blog.Post` or `self`, a class, or the users' model. */
function targetOf(text: string, app: string, self: string): Reference | undefined {
  if (text === 'self') return { app, model: self };
  if (/(AUTH_USER_MODEL|get_user_model\(\)|^User)$/.test(text)) return userReference;
  return referenceFrom(text, app);
}

function referenceFrom(text: string, app: string): Reference | undefined {
  const parts = text.split('.');
  const model = parts.at(-1);
  return model === undefined || !/^\w+$/.test(model) ? undefined : { app: parts.at(-2) ?? app, model };
}

/** `blog.apps.BlogConfig` and `apps.blog` are both labelled `blog`, unless their AppConfig says otherwise. */
export function labelFrom(entry: string): string {
  const parts = entry.split('.');
  const isConfig = /^[A-Z]/.test(parts.at(-1) ?? '');
  const module = isConfig ? parts.slice(0, parts.at(-2) === 'apps' ? -2 : -1) : parts;
  return module.at(-1) ?? entry;
}
