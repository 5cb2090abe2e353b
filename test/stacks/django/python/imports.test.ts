// Imports go where ruff wants them and come out again without a trace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeLine } from '../../../../lib/stacks/django/python/import-statements.ts';
import { addImports, bindingsOf, type Imported } from '../../../../lib/stacks/django/python/imports.ts';
import { parseModule } from '../../../../lib/stacks/django/python/syntax.ts';
import { importsIn, removeImports, stillNeeded } from '../../../../lib/stacks/django/python/unimport.ts';

const imported = (line: string): Imported => {
  const [module = '', name] = line.split(':');
  return name === undefined ? { module } : { module, name };
};
const add = (text: string, ...lines: string[]) => addImports(text, lines.map(imported));

describe('addImports', () => {
  test.each([
    ['', ['a:b'], 'from a import b\n'],
    ['"""Doc."""\n', ['a:b'], '"""Doc."""\n\nfrom a import b\n'],
    ['"""Doc."""', ['a:b'], '"""Doc."""\n\nfrom a import b'],
    ['"""Doc."""\n\n\nclass A: ...\n', ['a:b'], '"""Doc."""\n\nfrom a import b\n\n\nclass A: ...\n'],
    ['# coding: utf-8\nA = 1\n', ['a:b'], '# coding: utf-8\nfrom a import b\n\nA = 1\n'],
    ['# Licence.\n\nA = 1\n', ['a:b'], '# Licence.\n\nfrom a import b\n\nA = 1\n'],
    ['def f(): ...\n', ['a:b'], 'from a import b\n\n\ndef f(): ...\n'],
    ['from a import c\n', ['a:b', 'a:d', 'a:B', 'a:BB', 'a:Bb'], 'from a import BB, B, Bb, b, c, d\n'],
    ['from a import z, c\n', ['a:b'], 'from a import z, c, b\n'],
    [
      'from a import c\r\n',
      ['b:c2', '.m:x', 'os:path'],
      'from os import path\r\n\r\nfrom a import c\r\nfrom b import c2\r\n\r\nfrom .m import x\r\n',
    ],
    [
      'from . import x\n',
      ['.m:a', '..m:b', 'uuid'],
      'import uuid\n\nfrom ..m import b\nfrom . import x\nfrom .m import a\n',
    ],
    ['from a import (b)\n', ['a:c'], 'from a import (b, c)\n'],
    [
      'from a import (\n    b,  # why\n    d,\n)\n',
      ['a:c'],
      'from a import (\n    b,  # why\n    c,\n    d,\n)\n',
    ],
    ['from a import b, \\\n    d\n', ['a:c'], 'from a import b, \\\n    d\nfrom a import c\n'],
    ['from a import b as x\n', ['a:b'], 'from a import b as x\n'],
    ['from a import b as x\n', ['a:c'], 'from a import b as x\nfrom a import c\n'],
    [
      'try:\n    from a import b\nexcept ImportError:\n    from c import b\n',
      ['a:b'],
      'try:\n    from a import b\nexcept ImportError:\n    from c import b\n',
    ],
  ])('%j + %j', (text, lines, expected) => {
    const added = add(text, ...lines);
    expect(added.text).toBe(expected);
    expect(added.clashes).toEqual([]);
    expect(add(expected, ...lines).text).toBe(expected);
    expect(removeImports(expected, lines.map(imported), added.undo)).toBe(text);
  });

  test('a statement that gets too long is wrapped', () => {
    const names = Array.from({ length: 4 }, (_, index) => `quite_a_long_name_${index}`);
    const text = `from module_name import ${names.join(', ')}\n`;
    const wanted = [imported('module_name:zzzzz')];
    const added = addImports(text, wanted);
    expect(added.text).toBe(
      `from module_name import (\n${[...names, 'zzzzz'].map((name) => `    ${name},\n`).join('')})\n`,
    );
    expect(removeImports(added.text, wanted, added.undo)).toBe(text);
  });

  test('a statement with an alias stays in order with the names beside it', () => {
    const wanted: Imported[] = [
      { module: '.models', name: 'Zebra' },
      { module: '.models', name: 'Dict', alias: 'DictModel' },
      { module: '.models', name: 'DictDetail' },
      { module: '.models', name: 'Apple' },
    ];
    const texts = [
      '',
      'from .models import Zebra\n',
      'from .models import Dict as DictModel\nfrom .models import Zebra\n',
      'from .models import Dict as DictModel\nfrom .models import DictDetail, Zebra\n',
      'from .models import Apple, DictDetail, Zebra\nfrom .models import Dict as DictModel\n',
    ];
    for (const [index, item] of wanted.entries()) {
      const added = addImports(texts[index] ?? '', [item]);
      expect(added.text).toBe(texts[index + 1]);
      expect(removeImports(added.text, [item], added.undo)).toBe(texts[index]);
    }
  });

  test.each(['b = 1\n', 'def b(): ...\n', 'from c import b\n', 'if x:\n    import b\n', 'for b in c: ...\n'])(
    'a name that means something else is a clash: %j',
    (text) => {
      expect(add(text, 'a:b')).toMatchObject({ text, clashes: ['b'], undo: [] });
    },
  );

  test('a used name stays, and one that was there before', () => {
    const text = 'from a import b\n';
    const added = add(text, 'a:b', 'a:c', 'a:d');
    const removed = removeImports(`${added.text}\nc()\n`, ['a:b', 'a:c', 'a:d'].map(imported), added.undo);
    expect(removed).toBe('from a import b, c\n\nc()\n');
  });

  test('bindings', () => {
    const { names, stars } = bindingsOf(
      parseModule('import a.b, c.d as e\nfrom .f import g as h, i\nfrom j import *\n'),
    );
    expect([...names.keys()]).toEqual(['a', 'e', 'h', 'i']);
    expect(names.get('h')).toEqual({ module: '.f', name: 'g', alias: 'h' });
    expect(stars).toEqual(['j']);
  });
});

const wanted = fc
  .tuple(
    fc.constantFrom('django.db', 'django.urls', 'os', '.models', '..core', 'zoneinfo', '__future__', '.'),
    fc.constantFrom(
      'path',
      'Path',
      'PATHS',
      'include',
      'IncludeSomethingRatherLongInHere',
      'rather_long_name_of_a_function',
    ),
  )
  .map(([module, name]) => ({ module, name: `${name}${module.replace(/\W/g, '')}` }));
const set = fc.uniqueArray(wanted, { maxLength: 8, selector: ({ name }) => name });

const line = fc.oneof(
  wanted.map(({ module, name }) => `from ${module} import ${name}, b_${name}\n`),
  wanted.map(
    ({ module, name }) => `from ${module} import (\n    ${name},  # why\n    b_${name}\n)  # noqa\n`,
  ),
  wanted.map(({ module, name }) => `from ${module} import ${name} as a${name}\n`),
  fc.constantFrom(
    'import os\n',
    '\n',
    '\n\n',
    '# a comment\n',
    'if x:\n    import a\n',
    'try:\n    import b\nexcept ImportError:\n    b = None\n',
    'from a import b1, \\\n    b2\n',
    'A = 1\n',
    'from x import *  # noqa\n',
  ),
);
const file = fc
  .tuple(
    fc.constantFrom(
      '',
      '"""Doc."""\n',
      '"""Doc."""\n\n',
      '# coding: utf-8\n',
      '#!/bin/x\n# two\n\n',
      '\n',
      '\n\n',
    ),
    fc.array(line, { maxLength: 6 }),
    fc.constantFrom('', '\n\nclass A:\n    pass\n', 'class A: ...\n', '\nX = 1\n', '# end\n', '\n\n\n'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([head, lines, end, crlf, cut]) => {
    const text = head + lines.join('') + end;
    const ended = cut ? text.replace(/\n$/, '') : text;
    return crlf ? ended.replaceAll('\n', '\r\n') : ended;
  });

test('a file that imports one name in a line gets one more line', () => {
  const text =
    'from django.urls import include\nfrom django.urls import reverse\nfrom django.views import View\n';
  const wanted = [{ module: 'django.urls', name: 'path' }];
  const { text: added, undo } = addImports(text, wanted);
  expect(added).toBe(text.replace('from django.urls import reverse', 'from django.urls import path\n$&'));
  expect(stillNeeded(undo, added)).toEqual(undo);
  expect(removeImports(added, wanted, undo)).toBe(text);
});

test('what was added comes out again without a trace', () => {
  fc.assert(
    fc.property(file, set, (text, wishes) => {
      const { text: added, undo } = addImports(text, wishes);
      const fresh = wishes.filter((wish) =>
        importsIn(undo).some((each) =>
          'module' in each ? each.module === wish.module : each.statement === writeLine([wish]),
        ),
      );
      expect(removeImports(added, fresh, undo)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('in canonical files the order of adding and removing leaves no trace', () => {
  const heads = ['"""Doc."""\n', '"""Doc."""\n\n\nclass A:\n    pass\n', '"""Doc."""\n\nA = 1\n'];
  fc.assert(
    fc.property(fc.constantFrom(...heads), set, set, set, (head, base, one, two) => {
      const text = addImports(head, base).text;
      const other = two.filter(({ name }) => !one.some((item) => item.name === name));
      const first = addImports(text, one);
      const both = addImports(first.text, other);
      expect(addImports(addImports(text, other).text, one).text).toBe(both.text);
      const left = removeImports(both.text, one, first.undo);
      expect(left).toBe(addImports(text, other).text);
      expect(removeImports(left, other, both.undo)).toBe(text);
    }),
    { numRuns: 400 },
  );
});
