// Blueprint documents: what is accepted, and how faults are told.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { optionNamed } from '../../../lib/core/additions/tables.ts';
import { fromFlat } from '../../../lib/core/blueprint/flat.ts';
import { blueprintJsonSchema } from '../../../lib/core/blueprint/json-schema.ts';
import { emptyRecord } from '../../../lib/core/blueprint/record.ts';
import { formatRecord } from '../../../lib/core/blueprint/record-text.ts';
import { checkDocument } from '../../../lib/core/blueprint/schema.ts';
import { isRecordFile, readDocumentFile } from '../../../lib/core/commit/blueprint-file.ts';
import { checkValue } from '../../../lib/core/options/values.ts';
import { shop } from '../../helpers/blueprints.ts';
import { temporaryFolder } from '../../helpers/command.ts';
import { stack } from '../../helpers/django.ts';

const recordWith = (files: Record<string, string>) =>
  formatRecord({ ...emptyRecord(stack), ...fromFlat({ ...shop }, stack), files }, stack);

/** Documents and the faults that are told about them; none for good ones. */
const documents: [unknown, string[]][] = [
  [{}, []],
  [{ title: 'Shop' }, []],
  [{ $schema: 'x', version: '0.0.1', ...shop, files: { 'manage.py': 'abc' } }, []],
  [{ format: 1, imports: { 'a.py': { x: '' } } }, []],
  [{ format: 2, undo: { 'a.py': [{ kind: 'import', module: 'x', before: 'y' }] } }, []],
  [{ undo: { 'a.py': [{ before: 'y', kind: 'import', module: 'x' }] } }, []],
  [{ format: 3 }, ['format: 3 is not one of 1, 2']],
  [{ undo: { 'a.py': [{ kind: 'import', name: 'x' }] } }, ['undo.a.py.0:', 'is not an entry of an undo log']],
  [{ undo: { 'a.py': [{ kind: 'route', module: 'x', before: 'y' }] } }, ['undo.a.py.0:']],
  [{ undo: { 'a.py': {} } }, ['undo.a.py: {} is not']],
  [[], ['the document: it must be an object, not a list']],
  [null, ['the document: null is not an object']],
  [{ title: 5 }, ['title: 5 is not text']],
  [{ title: ' \n' }, ['title:', 'is empty']],
  [{ django: '5.1' }, ['django: "5.1" is not one of 5.2, 6.1']],
  [{ databse: 'sqlite' }, ['databse: is unknown, did you mean database?']],
  [{ files: { 'manage.py': 1 } }, ['files.manage.py: 1 is not text']],
  [{ title: true, django: '7' }, ['title: true is not text', 'django: "7" is not one of']],
];

describe.each(documents)('%j', (document, faults) => {
  test(faults.length > 0 ? 'is refused' : 'is accepted', () => {
    const checked = checkDocument(document, stack);
    const told = 'fault' in checked ? checked.fault : '';
    expect('fault' in checked).toBe(faults.length > 0);
    for (const fault of faults) expect(told).toContain(fault);
  });

  test('gets the same answer from the JSON Schema', () => {
    const validate = new Ajv().compile(blueprintJsonSchema(stack) as object);
    expect(validate(document)).toBe(faults.length === 0);
  });
});

test('rules that JSON Schema cannot express are checked as well', () => {
  expect(checkDocument({ app: 'class' }, stack)).toEqual({ fault: 'app: "class" is a Python keyword' });
  expect(checkDocument({ title: '\ud800' }, stack)).toHaveProperty('fault');
});

test('a hyphen in a name becomes an underscore', () => {
  expect(checkValue(optionNamed(stack, 'package'), 'my-shop')).toEqual({ value: 'my_shop' });
  expect(checkDocument({ app: 'blog-posts' }, stack)).toEqual({ value: { app: 'blog_posts' } });
});

test('.mvt.json is read back as the blueprint it was written from', () => {
  const path = join(temporaryFolder(), '.mvt.json');
  writeFileSync(path, recordWith({ 'manage.py': 'abc' }));
  expect(readDocumentFile(path, stack)).toEqual({ ...shop, features: [] });
});

test('only a whole record makes a folder a project', () => {
  const path = join(temporaryFolder(), '.mvt.json');
  const record = recordWith({});
  const { app: _app, ...withoutApp } = JSON.parse(record);
  for (const [text, expected] of [
    [record, true],
    ['{}', false],
    ['null', false],
    ['no JSON', false],
    [JSON.stringify(withoutApp), false],
  ] as const) {
    writeFileSync(path, text);
    expect(isRecordFile(path, stack), text).toBe(expected);
  }
  expect(isRecordFile(`${path}.missing`, stack)).toBe(false);
});

test('a document of a newer format is refused in one line', () => {
  const path = join(temporaryFolder(), 'new.json');
  writeFileSync(path, JSON.stringify({ format: 3, version: '0.0.1', unheard: true }));
  expect(() => readDocumentFile(path, stack)).toThrow(
    /^.*new\.json has format 3, but create-mvt-app \S+ only reads formats up to 2: run "npx create-mvt-app@latest" instead\.$/,
  );
});

test('a record says its format first', () => {
  expect(Object.entries(JSON.parse(recordWith({})))[0]).toEqual(['format', 2]);
});

test('a document of a newer version names the version that can read it', () => {
  const path = join(temporaryFolder(), 'new.json');
  writeFileSync(path, JSON.stringify({ version: '99.0.0', unheard: true }));
  expect(() => readDocumentFile(path, stack)).toThrow('create-mvt-app@99.0.0');
});
