// Items go into sequences of any layout and come out again without a trace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addItems,
  elementsOf,
  isContainer,
  quoteLike,
  removeItem,
  stringValue,
} from '../../../../lib/stacks/django/python/sequence.ts';
import {
  applyChanges,
  type Module,
  parseModule,
  type SyntaxNode,
  syntaxFault,
} from '../../../../lib/stacks/django/python/syntax.ts';

function containerOf(module: Module): SyntaxNode {
  let found: SyntaxNode | undefined;
  module.top.iterate((node) => {
    if (!found && isContainer(node)) found = node;
  });
  if (!found) throw new Error(`no container in ${module.text}`);
  return found;
}

function add(text: string, items: readonly string[], at?: number): string {
  const module = parseModule(text);
  const container = containerOf(module);
  const before = at === undefined ? undefined : elementsOf(container)[at]?.node;
  return applyChanges(text, addItems(module, container, items, before));
}

function remove(text: string, item: string): string {
  const module = parseModule(text);
  const container = containerOf(module);
  const element = elementsOf(container).find(({ from, to }) => text.slice(from, to) === item);
  return element ? applyChanges(text, removeItem(module, container, element.node)) : text;
}

describe('addItems', () => {
  test.each([
    ['A = []\n', 'A = ["x"]\n'],
    ['A = ()', 'A = ("x",)'],
    ['A = ["a"]', 'A = ["a", "x"]'],
    ['A = ("a",)', 'A = ("a", "x")'],
    ['A = ["a",]', 'A = ["a", "x",]'],
    ['A = [\n]\n', 'A = [\n    "x",\n]\n'],
    ['A = [\n    # none\n]\n', 'A = [\n    # none\n    "x",\n]\n'],
    ['A = [\n  "a",\n  "b"\n]', 'A = [\n  "a",\n  "b",\n  "x"\n]'],
    ['A = [\n\t"a",  # why\n\t# end\n]', 'A = [\n\t"a",  # why\n\t"x",\n\t# end\n]'],
    ['A = [\n    "a"  # why\n]', 'A = [\n    "a",  # why\n    "x"\n]'],
    ['A = [\n  "a",  \n]', 'A = [\n  "a",  \n  "x",\n]'],
    ['A = [\n  "a" \t\n]', 'A = [\n  "a", \t\n  "x"\n]'],
    ['A = [\r\n    "a",\r\n]', 'A = [\r\n    "a",\r\n    "x",\r\n]'],
    ['A = ["a",\n     "b"]', 'A = ["a",\n     "b",\n     "x"]'],
    ['A = ["a",  # why\n]', 'A = ["a",  # why\n     "x",\n]'],
    ['A = ["a",\n     "b", "c",  # why\n]', 'A = ["a",\n     "b", "c",  # why\n     "x",\n]'],
    ['A = [\n    "a",\n    *B,\n]', 'A = [\n    "a",\n    *B,\n    "x",\n]'],
    ['f(a, k=False)', 'f(a, "x", k=False)'],
    ['f(\n    a,\n    k=False,\n    **kw\n)', 'f(\n    a,\n    "x",\n    k=False,\n    **kw\n)'],
    ['f(k=False)', 'f("x", k=False)'],
  ])('%j', (text, expected) => {
    expect(add(text, ['"x"'])).toBe(expected);
    expect(remove(expected, '"x"')).toBe(text);
  });

  test('in front of an element', () => {
    expect(add('A = ["a", "b"]', ['"x"'], 0)).toBe('A = ["x", "a", "b"]');
    expect(add('A = [\n    "a",  # one\n    # two\n    "b",\n]', ['"x"'], 1)).toBe(
      'A = [\n    "a",  # one\n    "x",\n    # two\n    "b",\n]',
    );
  });
});

const space = fc.constantFrom('', ' ', '  ');
const layout = fc
  .record({
    brackets: fc.constantFrom('[]', '()', '{}', 'f()', 'dict'),
    eol: fc.constantFrom('\n', '\r\n'),
    margin: fc.constantFrom('', '    ', '\t'),
    open: fc.constantFrom('', ' ', '\n', '  # open\n', '\n    # first\n', '\n\n'),
    items: fc.array(
      fc.record({
        text: fc.constantFrom('"a"', "'b'", '*C', '"d" "e"', 'g(1,\n   2)', '[\n    "h",\n]', '("i", )'),
        pad: space,
        gap: fc.constantFrom('', ' ', '  ', '\n', '  # why\n', '\n    # below\n', '\n\n'),
        indent: fc.constantFrom('    ', '  ', '\t'),
      }),
      { maxLength: 4 },
    ),
    comma: fc.boolean(),
    close: fc.constantFrom('', ' ', '\n', '  # last\n', '\n    # end\n', '   \n', '\n\n'),
  })
  .map(({ brackets, eol, margin, open, items, comma, close }) => {
    const dict = brackets === 'dict';
    const [left, right] = dict
      ? ['{', '}']
      : brackets === '{}'
        ? ['{0, ', '}']
        : [brackets.slice(0, -1), brackets.slice(-1)];
    const trailing = comma || (brackets === '()' && items.length === 1);
    const body = items
      .map(({ text, pad, gap, indent }, index) => {
        const value = dict ? `"${index}": ${text.startsWith('*') ? 'C' : text}` : text;
        const last = index === items.length - 1;
        const lead = index > 0 && items[index - 1]?.gap.includes('\n') ? indent : '';
        return `${lead}${value}${last ? (trailing ? `${pad},` : '') : `${pad},${gap}`}`;
      })
      .join('');
    const text = `if x:\n${margin || ' '}A = ${left}${open}${body}${close}${margin}${right}  # after\nB = 1\n`;
    return { text: text.replaceAll('\n', eol), dict };
  })
  .filter(({ text }) => !syntaxFault(parseModule(text)));

test('what was added comes out again, in any order, without a trace', () => {
  fc.assert(
    fc.property(
      layout,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.option(fc.nat(4), { nil: undefined })), {
        maxLength: 3,
      }),
      fc.infiniteStream(fc.nat()),
      ({ text, dict }, additions, random) => {
        let result = text;
        const names: string[] = [];
        for (const [count, at] of additions) {
          const items = Array.from({ length: count }, () => {
            const name = `"x${names.length}"`;
            names.push(name);
            return name;
          });
          result = add(result, dict ? items.map((name) => `${name}: 1`) : items, at);
          expect(syntaxFault(parseModule(result))).toBeUndefined();
        }
        while (names.length > 0) {
          const [name = ''] = names.splice((random.next().value ?? 0) % names.length, 1);
          result = remove(result, dict ? `${name}: 1` : name);
          expect(syntaxFault(parseModule(result))).toBeUndefined();
        }
        expect(result).toBe(text);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['"a"', 'a'],
  ['\'a\' "b"', 'ab'],
  ["r'\\d'", '\\d'],
  ["u'\\x41\\u0042\\n\\'\\q'", "AB\n'\\q"],
  ['"""a"""', 'a'],
  ['("a")', 'a'],
  ['b"a"', undefined],
  ['f"a"', undefined],
  ['a', undefined],
])('stringValue(%j)', (source, value) => {
  const module = parseModule(source);
  const node = module.top.firstChild?.firstChild;
  expect(node && stringValue(module, node)).toBe(value);
});

test('quoteLike follows the neighbours', () => {
  const quote = (text: string, value: string) => {
    const module = parseModule(text);
    return quoteLike(module, containerOf(module), value);
  };
  expect(quote("['a']", "it's")).toBe("'it\\'s'");
  expect(quote('[]', 'a\\b"')).toBe('"a\\\\b\\""');
});

test.each([
  ['x = [\n    path("a"),\n]\n', true],
  [`x = [\n    path("a"),  # ${'-'.repeat(90)}\n]\n`, false],
])('an item that is too long for a line is broken, unless the file has such lines: %j', (text, broken) => {
  const module = parseModule(text);
  const list = module.top.firstChild?.lastChild as SyntaxNode;
  const item = `path("${'a'.repeat(40)}/", include("${'a'.repeat(40)}.urls"))`;
  const result = applyChanges(text, addItems(module, list, [item]));
  expect(result.includes(item)).toBe(!broken);
  const again = parseModule(result);
  const added = again.top.firstChild?.lastChild as SyntaxNode;
  const element = elementsOf(added).at(-1)?.node as SyntaxNode;
  expect(applyChanges(result, removeItem(again, added, element))).toBe(text);
});
