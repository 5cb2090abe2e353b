// The Python code of a field: its line in models.py, the enumeration of its choices, and their imports.

import { choiceLabel } from '../../../core/models/choices.ts';
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field, Reference } from '../../../core/models/model.ts';
import { columnsOf } from '../../../core/text/columns.ts';
import { python } from '../python/quote.ts';
import { choicesClass, memberName } from './choice-classes.ts';
import { fieldClasses } from './field-classes.ts';
import type { Since } from './since.ts';
import { isUser } from './users.ts';

export interface FieldSource {
  /** `title = models.CharField(max_length=200)`, wrapped as ruff format does for an indentation of 4, but not indented. */
  readonly assignment: string;
  /** The class of the choices, which goes inside the model, wrapped in the same way. */
  readonly choices?: string;
  /** A function that the field needs, which goes before the model. */
  readonly helper?: string;
  /** Lines such as `import uuid`, in addition to `from django.db import models`. */
  readonly imports: readonly string[];
}

/** What the code of a field depends on, in addition to the field. */
interface Place extends Versions {
  readonly app: string;
  readonly model: string;
  /** The app with the project's own field for images, if there is one. */
  readonly images?: string | undefined;
  readonly translated?: boolean;
}

interface Versions {
  /** Whether the code may use what came with a version. */
  readonly since: Since;
  /** Whether dates and times are aware of time zones. */
  readonly hasTimeZones: boolean;
}

/** Columns in a line, minus the indentation of a model's body: https://docs.astral.sh/ruff/settings/#line-length */
const width = 88 - 4;

/**
 * A field as Python.
 * @param place its app and model, whether the project has its own field for images, and whether names are marked for
 * translation
 */
export function renderField(field: Field, place: Place): FieldSource {
  const helper = field.type === 'filepath' ? folderFunction(field, place.model) : undefined;
  const className = fieldClasses[field.type];
  const isOwn = field.type === 'image' && place.images !== undefined;
  return {
    assignment: layOut(
      `${field.name} = ${isOwn ? className : `models.${className}`}`,
      fieldArguments(field, place),
    ),
    ...(field.choices && { choices: renderChoices(field, field.choices, place) }),
    ...(helper !== undefined && { helper }),
    imports: [
      ...importsOf(field, place),
      ...(isOwn ? [`from ${place.images}.fields import ${className}`] : []),
    ],
  };
}

function layOut(start: string, args: readonly string[]): string {
  const line = `${start}(${args.join(', ')})`;
  if (columnsOf(line) <= width) return line;
  const indented = `    ${args.join(', ')}`;
  if (columnsOf(indented) <= width) return `${start}(\n${indented}\n)`;
  return `${start}(\n${args.map((each) => `    ${each},\n`).join('')})`;
}

/** Django treats `{}` and `[]` as empty values, so a JSON field that is not null has to allow blank ones. */
function withEmptyJson(field: Field): Field {
  const isRequired = field.type === 'json' && !field.null;
  return isRequired ? { ...field, default: field.default ?? '{}', blank: true } : field;
}

function fieldArguments(given: Field, place: Place): string[] {
  const field = withEmptyJson(given);
  const { category } = fieldType(field.type);
  const args: string[] = [];
  const add = (condition: unknown, argument: string) => condition && args.push(argument);
  const name = `_(${python(field.name.replaceAll('_', ' ').trim())})`;
  if (field.to) args.push(target(field.to, place));
  add(place.translated, field.to ? `verbose_name=${name}` : name);
  add(field.onDelete, `on_delete=models.${field.onDelete?.toUpperCase()}`);
  add(field.relatedName !== undefined, `related_name=${python(field.relatedName ?? '')}`);
  add(category === 'key', 'primary_key=True');
  add(field.type === 'filepath', `path=${folderName(field, place.model)}`);
  const folder = uploadFolder(place.app, field);
  add(['file', 'image'].includes(field.type) && folder !== '', `upload_to=${python(folder)}`);
  add(maxLength(field), `max_length=${maxLength(field)}`);
  add(field.precision, `max_digits=${field.precision?.digits}`);
  add(field.precision, `decimal_places=${field.precision?.places}`);
  const isEnough = place.since('Django 5.0');
  add(field.choices, `choices=${choicesClass(field.name)}${isEnough ? '' : '.choices'}`);
  if (field.default !== undefined) args.push(`default=${renderDefault(field, field.default, place).source}`);
  add(field.null, 'null=True');
  add(field.blank, 'blank=True');
  add(field.unique, 'unique=True');
  add(field.index, 'db_index=True');
  return args;
}

/** Choices get room to grow without a migration; other fields state their length unless it is Django's default. */
function maxLength(field: Field): number | undefined {
  if (field.type === 'choice')
    return Math.max(20, ...(field.choices ?? []).map((choice) => [...choice].length));
  const isUsual = field.length === fieldType(field.type).length?.usual;
  return fieldClasses[field.type] === 'CharField' || !isUsual ? field.length : undefined;
}

/** The folder of uploads, short enough for a column that also contains the name of the file. */
function uploadFolder(
  app: string,
  { name, type, length = fieldType(type).length?.usual ?? 0 }: Field,
): string {
  const room = length - 40;
  return [`${app}/${name}/`, `${name}/`].find((folder) => folder.length <= room) ?? '';
}

function target(to: Reference, { app, model }: { app: string; model: string }): string {
  if (isUser(to)) return 'settings.AUTH_USER_MODEL';
  return python(to.app === app && to.model === model ? 'self' : `${to.app}.${to.model}`);
}

function renderChoices(field: Field, choices: readonly string[], { translated, since }: Place): string {
  if (!since('Django 3.0')) return renderPlainChoices(field, choices);
  const isNumber = fieldType(field.type).category === 'number';
  const members = choices.map((choice) => {
    const value = isNumber ? choice : python(choice);
    const text = python(choiceLabel(choice));
    const label = translated ? `_(${text})` : text;
    const line = `    ${memberName(choice)} = ${value}, ${label}`;
    if (columnsOf(line) <= width) return line;
    return `    ${memberName(choice)} = (\n        ${value},\n        ${label},\n    )`;
  });
  const base = isNumber ? 'IntegerChoices' : 'TextChoices';
  return `class ${choicesClass(field.name)}(models.${base}):\n${members.join('\n')}`;
}

/** What enumerations of choices were written as before Django 3.0. */
function renderPlainChoices(field: Field, choices: readonly string[]): string {
  const isNumber = fieldType(field.type).category === 'number';
  const members = choices.map(
    (choice) => `    ${memberName(choice)} = ${isNumber ? choice : python(choice)}`,
  );
  const pairs = choices.map((choice) => `        (${memberName(choice)}, ${python(choiceLabel(choice))}),`);
  const lines = [`class ${choicesClass(field.name)}:`, ...members, '    choices = (', ...pairs, '    )'];
  return lines.join('\n');
}

interface Source {
  readonly source: string;
  readonly imports?: string;
}

/** A default as Python: a function for values that are not constant, as Django requires. */
function renderDefault(field: Field, value: string, place: Versions): Source {
  if (field.choices) return { source: `${choicesClass(field.name)}.${memberName(value)}` };
  switch (fieldType(field.type).defaults) {
    case 'integer':
    case 'key':
      return { source: value };
    case 'float':
      return { source: /^-?\d+$/.test(value) ? `${value}.0` : value.replace('e+', 'e') };
    case 'decimal':
      return { source: `decimal.Decimal("${value}")`, imports: 'import decimal' };
    case 'boolean':
      return { source: value === 'true' ? 'True' : 'False' };
    case 'date':
      return {
        source: value === 'today' ? 'datetime.date.today' : `datetime.date(${numbers(value)})`,
        imports: 'import datetime',
      };
    case 'datetime':
      if (value === 'now') return { source: 'timezone.now', imports: 'from django.utils import timezone' };
      if (!place.hasTimeZones)
        return { source: `datetime.datetime(${numbers(value)})`, imports: 'import datetime' };
      return {
        source: place.since('Python 3.7')
          ? `datetime.datetime.fromisoformat("${value}+00:00")`
          : `datetime.datetime(${numbers(value)}, tzinfo=datetime.timezone.utc)`,
        imports: 'import datetime',
      };
    case 'time':
      return { source: `datetime.time(${numbers(value)})`, imports: 'import datetime' };
    case 'duration':
      return { source: `datetime.timedelta(${durationArguments(value)})`, imports: 'import datetime' };
    case 'uuid':
      return { source: value === 'random' ? 'uuid.uuid4' : `uuid.UUID("${value}")`, imports: 'import uuid' };
    case 'json':
      return { source: emptyJson(value) };
    default:
      return { source: python(value) };
  }
}

/** `2025-01-31T09:30` -> `2025, 1, 31, 9, 30` */
function numbers(value: string): string {
  return value.split(/[-T:]/).map(Number).join(', ');
}

function durationArguments(value: string): string {
  const units = { d: 'days', h: 'hours', m: 'minutes', s: 'seconds' } as const;
  const unit = value.at(-1) as keyof typeof units;
  if (Object.hasOwn(units, unit)) return `${units[unit]}=${Number(value.slice(0, -1))}`;
  const [hours, minutes, seconds] = value.split(':').map(Number);
  return `hours=${hours}, minutes=${minutes}, seconds=${seconds}`;
}

/** A function that makes a new one each time: https://docs.djangoproject.com/en/5.2/ref/models/fields/#jsonfield */
function emptyJson(value: string): string {
  return value === '[]' ? 'list' : 'dict';
}

function importsOf(field: Field, place: Versions): string[] {
  const value = field.default === undefined ? undefined : renderDefault(field, field.default, place).imports;
  return [
    ...(value === undefined ? [] : [value]),
    ...(isUser(field.to) ? ['from django.conf import settings'] : []),
    ...(field.type === 'filepath' ? ['import pathlib'] : []),
  ];
}

/** The names from outside the model that a field's line uses: a field of such a name would hide them. */
export function pythonNames(field: Field): string[] {
  const names = importsOf(field, { since: () => true, hasTimeZones: true }).map((line) =>
    line.slice(line.lastIndexOf(' ') + 1),
  );
  const { default: value } = withEmptyJson(field);
  if (field.type === 'json' && value !== undefined) names.push(emptyJson(value));
  return names;
}

function folderName(field: Field, model: string): string {
  return `${model.toLowerCase()}_${field.name}_folder`;
}

/** A function, so that migrations do not contain a path of one machine: https://docs.djangoproject.com/en/5.2/ref/models/fields/#filepathfield */
function folderFunction(field: Field, model: string): string {
  return [
    `def ${folderName(field, model)}():`,
    `    """Return the folder whose files can be chosen."""`,
    '    return str(pathlib.Path(__file__).parent)',
  ].join('\n');
}
