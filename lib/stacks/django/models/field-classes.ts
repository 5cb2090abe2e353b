// The class of django.db.models that each type of field becomes.
import type { FieldTypeName } from '../../../core/models/field-types.ts';

/** https://docs.djangoproject.com/en/5.2/ref/models/fields/ */
export const fieldClasses: Readonly<Record<FieldTypeName, string>> = {
  char: 'CharField',
  text: 'TextField',
  slug: 'SlugField',
  email: 'EmailField',
  url: 'URLField',
  choice: 'CharField',
  integer: 'IntegerField',
  biginteger: 'BigIntegerField',
  smallinteger: 'SmallIntegerField',
  positiveinteger: 'PositiveIntegerField',
  positivebiginteger: 'PositiveBigIntegerField',
  positivesmallinteger: 'PositiveSmallIntegerField',
  float: 'FloatField',
  decimal: 'DecimalField',
  boolean: 'BooleanField',
  date: 'DateField',
  datetime: 'DateTimeField',
  time: 'TimeField',
  duration: 'DurationField',
  uuid: 'UUIDField',
  json: 'JSONField',
  binary: 'BinaryField',
  genericipaddress: 'GenericIPAddressField',
  file: 'FileField',
  image: 'ImageField',
  filepath: 'FilePathField',
  foreignkey: 'ForeignKey',
  onetoone: 'OneToOneField',
  manytomany: 'ManyToManyField',
  auto: 'AutoField',
  bigauto: 'BigAutoField',
  smallauto: 'SmallAutoField',
};

/** Fields of Django that a specification cannot express, in lower case without "field": why not, and what to do. */
export const unsupportedFields: Readonly<Record<string, string>> = {
  generated: 'needs an expression: write it in models.py',
  compositeprimarykey: 'needs the names of its fields: write it in models.py',
  genericforeignkey: 'needs two fields of its own: write it in models.py',
  genericrelation: 'needs a generic foreign key: write it in models.py',
  nullboolean: 'was removed from Django: write boolean:null',
  commaseparatedinteger: 'was removed from Django: write char or json',
  array: 'works only with PostgreSQL: write json, or add it in models.py',
  hstore: 'works only with PostgreSQL: write json, or add it in models.py',
};
