// The locals of templates for who may see and change the records of a model.
import { isOwned } from '../../../core/models/access.ts';
import type { Access, Model, Reference } from '../../../core/models/model.ts';
import { isUniqueInAnyCase } from './field-limits.ts';
import { inputFields, isSecret } from './field-roles.ts';
import { ordersOf } from './field-rules.ts';
import type { Since } from './since.ts';
import type { Surroundings } from './test-values.ts';

type Around = Pick<Surroundings, 'models' | 'others'>;

/** An input of the form that offers some records only. */
export interface Limit {
  readonly name: string;
  readonly to: Reference;
  /** Whether it refers to several records. */
  readonly many: boolean;
  /** Such as `customer=user`, the records that belong to the user; none where those are offered that the user may see. */
  readonly owned?: string;
}

/**
 * What templates can name.
 * @param app the label of the app
 * @param reference the name of the model in code outside models.py
 * @param limits the inputs of its form that offer some records only
 */
export function accessLocals(app: string, model: Model, reference: string, limits: readonly Limit[]) {
  const { access } = model;
  const { level, path } = access;
  const permission = (action: string) => `${app}.${action}_${model.name.toLowerCase()}`;
  return {
    access: level,
    owned: isOwned(access),
    permission,
    owners: path.join('__'),
    ownerId: ['self', ...path].join('.'),
    /** The relation to the record that the owner is known from. */
    parent: path.length > 1 ? path[0] : undefined,
    limits,
    formUser: limits.length > 0 ? ', user=request.user' : '',
    mixin: { staff: 'StaffMixin', members: 'MembersMixin', owner: 'OwnerMixin', private: 'PrivateMixin' }[
      level
    ],
    /** The records that a page may show. */
    source: level === 'private' ? `${reference}.objects.visible_to(request.user)` : reference,
  };
}

/** The inputs that would offer records of other people. */
export function limitsOf(app: string, model: Model, around: Around): Limit[] {
  const [parent, ...rest] = model.access.path;
  return inputFields(model).flatMap(({ name, to, type }): Limit[] => {
    if (to === undefined) return [];
    const limit = { name, to, many: type === 'manytomany' };
    if (name === parent && rest.length > 0) return [{ ...limit, owned: `${rest.join('__')}=user` }];
    return isPrivate(to, app, around) ? [limit] : [];
  });
}

/** A model with the fields that pages show to whoever sees its records: nothing that everyone reads names private records. */
export function withShownFields(app: string, model: Model, around: Around): Model {
  if (model.access.level === 'private') return model;
  const fields = model.fields.filter(({ to }) => !(to && isPrivate(to, app, around)));
  return { ...model, fields };
}

function isPrivate(to: Reference, app: string, { models, others }: Around): boolean {
  const access = to.app === app ? models.find(({ name }) => name === to.model)?.access : others?.accessOf(to);
  return access?.level === 'private';
}

/** Who may do what, for people: `everyone`, `its author and permitted staff`. */
export function inWords({ level, path }: Access): { readonly read: string; readonly write: string } {
  if (level === 'staff') return { read: 'everyone', write: 'permitted staff' };
  if (level === 'members') return { read: 'everyone', write: 'whoever is logged in' };
  const owner = path
    .map((name) => name.replaceAll('_', ' '))
    .reduce((whole, name) => (whole === '' ? `its ${name}` : `the ${name} of ${whole}`), '');
  const write = `${owner} and permitted staff`;
  return { read: level === 'private' ? write : 'everyone', write };
}

/** What is said of a model that was added: who may do what, and what follows from the names of fields. */
export function linesOn(app: string, model: Model, since: Since): string[] {
  const { name, fields, access } = model;
  const { read, write } = inWords(access);
  const isPrivate = access.level === 'private';
  const secrets = fields.filter(isSecret).map((field) => field.name);
  const shown = isPrivate ? 'lists, the search and the API' : 'pages, the search and the API';
  const who = isPrivate ? `only ${write} may read and write` : `${read} may read, ${write} may write`;
  const orders = since('Django 4.1') ? ordersOf(model) : [];
  const unique = fields.filter((field) => isUniqueInAnyCase(field, since));
  return [
    `${app}.${name}: ${who}.`,
    ...orders.map(
      ([end, start]) =>
        `${app}.${name}.${end.name} must not be before ${start.name}, going by their names: Meta.constraints of the model says so.`,
    ),
    ...unique.map(
      (field) =>
        `${app}.${name}.${field.name} is unique whatever its case: Meta.constraints of the model says so.`,
    ),
    ...secrets.map(
      (field) => `${app}.${name}.${field} looks secret: it can be entered, but ${shown} do not show it.`,
    ),
  ];
}
