// Blueprint documents: what is accepted, and how faults are told.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { formatRecord, isRecord, readDocument } from '../../../lib/core/blueprint/document.ts';
import { blueprintJsonSchema } from '../../../lib/core/blueprint/json-schema.ts';
import { checkDocument, checkValue } from '../../../lib/core/blueprint/schema.ts';
import { shop } from '../../helpers/blueprints.ts';
import { temporaryFolder } from '../../helpers/command.ts';

/** Documents and the faults that are told about them; none for good ones. */
const documents: [unknown, string[]][] = [
  [{}, []],
  [{ title: 'Shop' }, []],
  [{ $schema: 'x', version: '0.0.1', ...shop, files: { 'manage.py': 'abc' } }, []],
  [[], ['the document: a list is not an object']],
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
    const checked = checkDocument(document);
    const told = 'fault' in checked ? checked.fault : '';
    expect('fault' in checked).toBe(faults.length > 0);
    for (const fault of faults) expect(told).toContain(fault);
  });

  test('gets the same answer from the JSON Schema', () => {
    const validate = new Ajv().compile(blueprintJsonSchema() as object);
    expect(validate(document)).toBe(faults.length === 0);
  });
});

test('rules that JSON Schema cannot express are checked as well', () => {
  expect(checkDocument({ app: 'class' })).toEqual({ fault: 'app: "class" is a keyword of Python' });
  expect(checkDocument({ title: '\ud800' })).toHaveProperty('fault');
});

test('a hyphen in a name becomes an underscore', () => {
  expect(checkValue('package', 'my-shop')).toEqual({ value: 'my_shop' });
  expect(checkDocument({ app: 'blog-posts' })).toEqual({ value: { app: 'blog_posts' } });
});

test('.mvt.json is read back as the blueprint it was written from', () => {
  const path = join(temporaryFolder(), '.mvt.json');
  writeFileSync(path, formatRecord({ answers: shop, apps: [], imports: {}, files: { 'manage.py': 'abc' } }));
  expect(readDocument(path)).toEqual(shop);
});

test('only a whole record makes a folder a project', () => {
  const path = join(temporaryFolder(), '.mvt.json');
  const record = formatRecord({ answers: shop, apps: [], imports: {}, files: {} });
  const { app: _app, ...withoutApp } = JSON.parse(record);
  for (const [text, expected] of [
    [record, true],
    ['{}', false],
    ['null', false],
    ['no JSON', false],
    [JSON.stringify(withoutApp), false],
  ] as const) {
    writeFileSync(path, text);
    expect(isRecord(path), text).toBe(expected);
  }
  expect(isRecord(`${path}.missing`)).toBe(false);
});

test('a document of a newer version names the version that can read it', () => {
  const path = join(temporaryFolder(), 'new.json');
  writeFileSync(path, JSON.stringify({ version: '99.0.0', unheard: true }));
  expect(() => readDocument(path)).toThrow('create-mvt-app@99.0.0');
});
