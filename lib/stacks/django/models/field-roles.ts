// The roles of a model's fields in its code: which one names a record, and which are listed, searched, filtered, edited.
import { creatorField } from '../../../core/models/access.ts';
import { fieldType, isEditable, isToOne } from '../../../core/models/field-types.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import { userReference } from './users.ts';

const naming = ['title', 'name', 'subject', 'label', 'headline', 'full_name'];

/** Columns of a list, not counting the name of the record. */
const mostColumns = 4;

/** Names of what nobody may read in a list, find by a search, or get from the API. */
const secrets = /(^|_)(password|passphrase|secret|token|api_key|private_key)(_|$)/;

/** True for a field that is entered but not shown. */
export const isSecret = ({ name }: Pick<Field, 'name'>): boolean => secrets.test(name);

/** True for a secret whose input is empty in every form, so that nobody reads it there. */
export const isHidden = (field: Field): boolean =>
  isSecret(field) &&
  !field.choices &&
  (['text', 'number'].includes(fieldType(field.type).category) || field.type === 'uuid');

/** The short text that `__str__` returns, if the model has one. */
export function namingField({ fields }: Model): Field | undefined {
  const texts = fields.filter(
    (field) => ['char', 'slug', 'email', 'url'].includes(field.type) && !field.choices && !isSecret(field),
  );
  const known = naming.map((name) => texts.find((field) => field.name === name)).find(Boolean);
  return known ?? texts.find(({ type }) => type === 'char') ?? texts[0];
}

/** The foreign key to the user who makes a record. The form leaves it out, because that is the signed-in user. */
export const ownerField = ({ fields }: Pick<Model, 'fields'>): Field | undefined =>
  creatorField(fields, userReference);

/** The fields with an input in the form, in order. */
export function inputFields(model: Model): Field[] {
  const owner = ownerField(model);
  return model.fields.filter((field) => isEditable(field) && field !== owner);
}

/** The fields that a search looks through. */
export function searchedFields({ fields }: Model): Field[] {
  return fields.filter((field) => fieldType(field.type).searchable && !field.choices && !isSecret(field));
}

/**
 * The columns of a list after the name of the record. Fields that tell records apart at a glance are preferred to codes.
 * @param images true if images have thumbnails; the first image is then listed
 */
export function listedFields(model: Model, images: boolean): Field[] {
  const named = namingField(model);
  const image = images ? model.fields.find(({ type }) => type === 'image') : undefined;
  const columns = model.fields.filter((field) => field === image || (field !== named && isColumn(field)));
  const rank = (field: Field) => (field === image ? -1 : Number(isCode(field) || field.auto !== undefined));
  const best = columns.toSorted((one, other) => rank(one) - rank(other));
  const chosen = new Set(best.slice(0, mostColumns));
  return columns.filter((field) => chosen.has(field));
}

const isCode = ({ type, choices }: Field) => ['text', 'data'].includes(fieldType(type).category) && !choices;

const isColumn = (field: Field) => {
  const { listed, category } = fieldType(field.type);
  return listed && !isSecret(field) && category !== 'file' && category !== 'key';
};

/** The arguments of `select_related`: the foreign keys and one-to-ones among some fields. */
export function relatedNames(fields: readonly Field[]): string[] {
  // The text of a permission includes its content type.
  const further = ({ to }: Field) =>
    to?.app === 'auth' && to.model === 'Permission' ? '__content_type' : '';
  return fields.filter(({ type }) => isToOne(type)).map((field) => field.name + further(field));
}

/** `Meta.ordering`: the newest date first, unless that is of the last change, else by name; the key at the end makes the order total. */
export function orderingOf(model: Model): string[] {
  const day = model.fields.find(
    ({ type, null: optional, auto }) =>
      ['date', 'datetime'].includes(type) && !optional && auto !== 'auto_now',
  );
  if (day) return [`-${day.name}`, '-pk'];
  const named = namingField(model);
  return named ? [named.name, 'pk'] : ['-pk'];
}

/**
 * The options of the model's admin class, as Python.
 * @param canSearch whether the admin surely searches the records that a relation is to; their keys are entered elsewhere
 */
export function adminOptions(
  model: Model,
  images: boolean,
  canSearch: (field: Field) => boolean,
): [string, string][] {
  const named = namingField(model);
  const columns = listedFields(model, images);
  // Django's date hierarchy asks for the `first` and `last` date, and cannot do so for a field of the first name.
  const day = model.fields.find(
    ({ name, type, auto }) => ['date', 'datetime'].includes(type) && name !== 'first' && auto !== 'auto_now',
  );
  // A list of all records that a relation is to may be very long.
  const filters = columns.filter(({ type, to }) => fieldType(type).filterable && to === undefined);
  const relations = model.fields.filter(({ to }) => to !== undefined);
  const options: [string, readonly string[]][] = [
    ['list_display', [named?.name ?? '__str__', ...columns.map(({ name }) => name)]],
    ['list_filter', filters.map(({ name }) => name)],
    ['search_fields', searchedFields(model).map(({ name }) => name)],
    ['list_select_related', relatedNames(columns)],
    ['autocomplete_fields', relations.filter(canSearch).map(({ name }) => name)],
    ['raw_id_fields', relations.filter((field) => !canSearch(field)).map(({ name }) => name)],
    ['readonly_fields', model.fields.filter(({ auto }) => auto).map(({ name }) => name)],
  ];
  const lists = options.filter(([, names]) => names.length > 0);
  return [
    ...lists.map(([option, names]): [string, string] => [option, tuple(names)]),
    ...(day ? [['date_hierarchy', `"${day.name}"`] as [string, string]] : []),
  ];
}

/** Query parameters of the API's lists; a filter of the same name would clash. */
const listParameters = ['cursor', 'format', 'limit', 'offset', 'ordering', 'page', 'page_size', 'search'];

/** The fields of a model in the API, and how its lists are filtered, searched and sorted, as Python. */
export function apiOptions(model: Model) {
  const named = namingField(model);
  const fields = model.fields.filter(({ type }) => type !== 'binary');
  const key = fields.find(({ type }) => fieldType(type).category === 'key')?.name ?? 'id';
  const names = fields.map(({ name }) => name).filter((name) => name !== key);
  const shown = fields.filter((field) => !isSecret(field));
  const filters = shown.filter(
    ({ name, type }) => fieldType(type).filterable && !listParameters.includes(name),
  );
  const isQuick = (field: Field) =>
    field === named ||
    field.unique ||
    field.index ||
    ['date', 'number'].includes(fieldType(field.type).category);
  const ordered = shown.filter((field) => {
    const { sortable, category } = fieldType(field.type);
    return sortable && !['key', 'relation'].includes(category) && isQuick(field);
  });
  const searched = searchedFields(model).map(({ name }) => name);
  return {
    key,
    fields: tuple([key, ...names]),
    secrets: fields.filter(isSecret).map(({ name }) => name),
    filters: filters.map(({ name, type }) => [
      name,
      fieldType(type).category === 'date' ? '["gte", "lte"]' : '["exact"]',
    ]),
    searched: searched.length > 0 ? tuple(searched) : undefined,
    ordered: tuple([key, ...ordered.map(({ name }) => name)]),
    prefetched: quoted(fields.filter(({ type }) => type === 'manytomany').map(({ name }) => name)),
  };
}

/** `("title", "body")` */
export function tuple(names: readonly string[]): string {
  return names.length === 1 ? `(${quoted(names)},)` : `(${quoted(names)})`;
}

/** `"title", "body"` */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
