// The Python code of a field: its line in models.py, the enumeration of its choices, and their imports.

import { choiceLabel } from '../../../core/models/choices.ts';
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field, Reference } from '../../../core/models/model.ts';
import { columnsOf } from '../../../core/text/columns.ts';
import { python } from '../python/quote.ts';
import { choicesClass, memberName } from './choice-classes.ts';
import { fieldClasses } from './field-classes.ts';
import { type DefaultPlace, emptyJson, renderDefault, withImplied } from './field-defaults.ts';
import { isUniqueInAnyCase, validatorImports, validatorsOf } from './field-limits.ts';
import { isUpload } from './private-uploads.ts';
import { isUser } from './users.ts';
import { verboseName } from './verbose-name.ts';

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

/** Where private uploads are: the module with its class, and the URL that sends them. */
export interface Storage {
  readonly module: string;
  readonly route: string;
}

/** What the code of a field depends on, in addition to the field. */
interface Place extends DefaultPlace {
  readonly app: string;
  readonly model: string;
  /** The app with the project's own field for images, if there is one. */
  readonly images?: string | undefined;
  readonly translated?: boolean;
  /** Where uploads are, if not everyone may read them. */
  readonly storage?: Storage | undefined;
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

function fieldArguments(given: Field, place: Place): string[] {
  const field = withImplied(given);
  const { category } = fieldType(field.type);
  const args: string[] = [];
  const add = (condition: unknown, argument: string) => condition && args.push(argument);
  const verbose = verboseName(field);
  const name = place.translated ? `_(${python(verbose)})` : python(verbose);
  if (field.to) args.push(target(field.to, place));
  add(
    place.translated || verbose !== field.name.replaceAll('_', ' ').trim(),
    field.to ? `verbose_name=${name}` : name,
  );
  add(field.onDelete, `on_delete=models.${field.onDelete?.toUpperCase()}`);
  add(field.relatedName !== undefined, `related_name=${python(field.relatedName ?? '')}`);
  add(category === 'key', 'primary_key=True');
  add(field.type === 'filepath', `path=${folderName(field, place.model)}`);
  const folder = uploadFolder(place.app, field);
  add(isUpload(field) && folder !== '', `upload_to=${python(folder)}`);
  const storage = isUpload(field) ? place.storage : undefined;
  add(storage, `storage=PrivateStorage(${python(storage?.route ?? '')})`);
  add(maxLength(field), `max_length=${maxLength(field)}`);
  add(field.precision, `max_digits=${field.precision?.digits}`);
  add(field.precision, `decimal_places=${field.precision?.places}`);
  const isEnough = place.since('Django 5.0');
  add(field.choices, `choices=${choicesClass(field.name)}${isEnough ? '' : '.choices'}`);
  if (field.default !== undefined) args.push(`default=${renderDefault(field, field.default, place).source}`);
  add(field.null, 'null=True');
  add(field.blank, 'blank=True');
  add(field.auto, `${field.auto}=True`);
  add(field.unique && !isUniqueInAnyCase(field, place.since), 'unique=True');
  // A private upload is looked up by its name.
  add(field.index || storage, 'db_index=True');
  const validators = validatorsOf(field, place);
  add(validators.length > 0, `validators=[${validators.join(', ')}]`);
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

function importsOf(field: Field, place: DefaultPlace & Pick<Place, 'storage'>): string[] {
  const value = field.default === undefined ? undefined : renderDefault(field, field.default, place).imports;
  return [
    ...(value === undefined ? [] : [value]),
    ...(isUser(field.to) ? ['from django.conf import settings'] : []),
    ...(field.type === 'filepath' ? ['import pathlib'] : []),
    ...(isUpload(field) && place.storage ? [`from ${place.storage.module} import PrivateStorage`] : []),
    ...validatorImports(field, place),
  ];
}

/** The names from outside the model that a field's line uses: a field of such a name would hide them. */
export function pythonNames(field: Field): string[] {
  const names = importsOf(field, { since: () => true, hasTimeZones: true }).map((line) =>
    line.slice(line.lastIndexOf(' ') + 1),
  );
  const { default: value } = withImplied(field);
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
