// How a field is edited in a form and shown on a page, where Django's own way is not the best one.
import { fieldType } from './field-types.ts';
import type { Field } from './model.ts';

/** An entry of `Meta.widgets`, as Python: `forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")`; undefined: Django's own fits. */
export function renderWidget(field: Field): string | undefined {
  if (field.choices) return undefined;
  return widgets[field.type];
}

/**
 * Formats are those that the inputs of HTML need: https://docs.djangoproject.com/en/5.2/ref/forms/widgets/#dateinput
 * Django sets the types of e-mail, URL and number inputs, and the bounds and steps of numbers, itself.
 */
const widgets: Partial<Record<Field['type'], string>> = {
  text: 'forms.Textarea(attrs={"rows": 8})',
  json: 'forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})',
  date: 'forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")',
  datetime: 'forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")',
  time: 'forms.TimeInput(attrs={"type": "time"}, format="%H:%M")',
  duration: 'forms.TextInput(attrs={"placeholder": "1 12:30:00"})',
  image: 'forms.ClearableFileInput(attrs={"accept": "image/*"})',
};

/** A field as a Django template shows it, `object` being the name of the record: `{{ post.published|yesno:"Yes,No" }}`. */
export function renderDisplay(field: Field, object: string): string {
  const value = `${object}.${field.name}`;
  if (field.choices) return `{{ ${object}.get_${field.name}_display|default:"–" }}`;
  const filter = filters[field.type];
  if (filter) return `{{ ${value}|${filter} }}`;
  switch (field.type) {
    case 'manytomany':
      return `{{ ${value}.all|join:", "|default:"–" }}`;
    case 'file':
      return when(value, `<a href="{{ ${value}.url }}">{{ ${value}.name }}</a>`);
    case 'image':
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
  boolean: 'yesno:"Yes,No,Unknown"',
  date: 'date|default:"–"',
  datetime: 'date:"DATETIME_FORMAT"|default:"–"',
  time: 'time|default:"–"',
  filepath: 'default:"–"',
  binary: 'length',
};

function when(value: string, shown: string): string {
  return `{% if ${value} %}${shown}{% else %}–{% endif %}`;
}
