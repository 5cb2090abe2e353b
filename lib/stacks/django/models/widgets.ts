// How a field is edited in a form and shown on a page, where Django's default is not the best way.
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field } from '../../../core/models/model.ts';
import { tuple } from './field-roles.ts';
import type { Since } from './since.ts';

/**
 * An entry of `Meta.widgets`, as Python: `forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")`.
 * Undefined if the default widget is right.
 * @param images true if the project has its own field for images
 * @param searched the fields that records of its target are searched by, if the field is a relation and they are known
 */
export function renderWidget(
  field: Field,
  images = false,
  since: Since = () => true,
  searched: readonly string[] = [],
): string | undefined {
  if (isSearched(field)) {
    const names = searched.length > 0 ? `search=${tuple(searched)}` : '';
    return `SearchSelect${field.type === 'manytomany' ? 'Multiple' : ''}(${names})`;
  }
  if (field.choices || (images && field.type === 'image')) return undefined;
  // Forms did not take the T of datetime-local inputs before.
  if (field.type === 'datetime' && !since('Django 3.1')) return undefined;
  if (field.endings) {
    const accepted = field.endings.map((ending) => `.${ending}`).join(',');
    return `forms.ClearableFileInput(attrs={"accept": "${accepted}"})`;
  }
  const bounds = (['min', 'max'] as const).flatMap((name) => {
    const value = field[name];
    return value === undefined ? [] : [`"${name}": "${value}"`];
  });
  if (bounds.length > 0) return `forms.NumberInput(attrs={${bounds.join(', ')}})`;
  return widgets[field.type];
}

/** True for a relation, whose records a form offers or searches. */
export const isSearched = ({ type }: Field): boolean => fieldType(type).category === 'relation';

/**
 * Formats are those that HTML inputs need: https://docs.djangoproject.com/en/5.2/ref/forms/widgets/#dateinput
 * Without seconds, saving a record again would drop them. Django itself sets the types of e-mail, URL and number inputs,
 * and the bounds and steps of numbers.
 */
const widgets: Partial<Record<Field['type'], string>> = {
  text: 'forms.Textarea(attrs={"rows": 8})',
  json: 'JSONInput(attrs={"rows": 8, "spellcheck": "false"})',
  date: 'forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")',
  datetime: 'forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")',
  time: 'forms.TimeInput(attrs={"type": "time", "step": "1"}, format="%H:%M:%S")',
  duration: 'forms.TextInput(attrs={"placeholder": "1 12:30:00"})',
  image: 'forms.ClearableFileInput(attrs={"accept": "image/*"})',
};

/**
 * A field as a Django template shows it: `{{ post.published|yesno|capfirst }}`.
 * @param object the name of the record in the template
 * @param isLinked true for a relation to a model whose records have a page
 * @param thumbnail the size of thumbnails, if the project makes them for images
 */
export function renderDisplay(
  field: Field,
  object: string,
  {
    isLinked = false,
    thumbnail,
  }: { readonly isLinked?: boolean; readonly thumbnail?: string | undefined } = {},
): string {
  const value = `${object}.${field.name}`;
  // The pages of records prepare what templates cannot write: see records/python/wording.py.
  const inWords = `${object}.in_words.${field.name}`;
  if (isLinked && field.type === 'manytomany') {
    const comma = '{% if not forloop.last %}, {% endif %}';
    return `{% for record in ${value}.all %}${linkTo('record')}${comma}{% empty %}–{% endfor %}`;
  }
  if (isLinked) return when(value, linkTo(value));
  if (field.choices) return `{{ ${object}.get_${field.name}_display|default:"–" }}`;
  const filter = filters[field.type];
  if (filter) return `{{ ${value}|${filter} }}`;
  switch (field.type) {
    case 'boolean': {
      const shown = `{{ ${value}|yesno|capfirst }}`;
      return field.null ? `{% if ${value} is None %}–{% else %}${shown}{% endif %}` : shown;
    }
    case 'json':
      return when(inWords, `<pre>{{ ${inWords} }}</pre>`);
    case 'duration':
      return `{{ ${inWords}|default:"–" }}`;
    case 'manytomany':
      return `{{ ${value}.all|join:", "|default:"–" }}`;
    case 'file':
      return when(value, `<a href="{{ ${value}.url }}">{{ ${inWords} }}</a>`);
    case 'image':
      if (thumbnail) return when(value, `{% image ${value} "${thumbnail}" alt=${object} %}`);
      return when(value, `<img src="{{ ${value}.url }}" alt="">`);
    case 'email':
      return when(value, `<a href="mailto:{{ ${value} }}">{{ ${value} }}</a>`);
    case 'url':
      return when(value, `<a href="{{ ${value} }}" rel="nofollow">{{ ${value} }}</a>`);
    default:
      return fieldType(field.type).category === 'text'
        ? `{{ ${value}|default:"–" }}`
        : `{{ ${value}|default_if_none:"–" }}`;
  }
}

const filters: Partial<Record<Field['type'], string>> = {
  text: 'default:"–"|linebreaks',
  date: 'date|default:"–"',
  datetime: 'date:"DATETIME_FORMAT"|default:"–"',
  time: 'time|default:"–"',
  filepath: 'default:"–"',
  binary: 'length',
};

const linkTo = (value: string) => `<a href="{{ ${value}.get_absolute_url }}">{{ ${value} }}</a>`;

function when(value: string, shown: string): string {
  return `{% if ${value} %}${shown}{% else %}–{% endif %}`;
}
