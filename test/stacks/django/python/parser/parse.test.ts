// What the parser of Python accepts and rejects, as CPython 3.14 does, and the trees that it makes.
import { expect, test } from 'vitest';
import { parse } from '../../../../../lib/stacks/django/python/parser/parse.ts';
import type { SyntaxNode } from '../../../../../lib/stacks/django/python/parser/syntax-node.ts';

test.each([
  ['with (a as b, c as d,):\n pass', 'with (a, b) as c: pass', 'with (yield x): pass', 'with (a), (b): pass'],
  ['with (a, b): pass', 'with (): pass', 'with a as b.c, d as [e, *f]: pass', 'with (a := b): pass'],
  ['@a[0].b(lambda x: x)\ndef f(): pass', '@(x := f)\nclass A: pass', '@a\n\n# c\nasync def f(): pass'],
  ['class A[T = int, *Ts = *tuple[int], **P = [int]]: pass', 'def f[T: int, U](x: T) -> U: pass'],
  ['type X[T: int = str] = T', 'type = 1', 'type(x)', 'type type = match', 'x = type, case'],
  ['a[*b]', 'a[b := 1]', 'a[:, ::2, ..., 1:2:3]', 'def f(*args: *Ts, **k: d): pass'],
  ['for x in *a, *b: pass', 'for a.b, *c[d] in e: pass', 'return *a, b', 'x = *a, b', 'x: int = *a, b'],
  ["t'{x!r:>{w}} y'", "rt'{a}' t''", "f'{x['a']} {\"{\"}'", "f'''{\n x # c\n}'''", "f'{a=}{b = !r:^{c}}'"],
  ["f'{a:{b:{c}}}'", "f'{*a, b}{yield x}{(lambda: 1)}'", "f'{a!=b}{a:=1}{{}}'", "rf'\\N{a}\\{b}'"],
  ['print = 1', 'print', 'exec(x)', 'match = 1; case = 2', 'match[x]: int', 'match(x)', 'match, x = y'],
  ['match *a, b:\n case [1, *_] | (c,): pass\n case {"a": -1 + 2j, **r} as d if e: pass'],
  ['match x:\n case A(b, c.d, e=None): pass\n case a.b: pass\n case (a): pass\n case a, *b: pass'],
  ['try: pass\nexcept* (A, B) as e: pass', 'try: pass\nexcept A, B: pass', 'try: pass\nexcept* A, B: pass'],
  ['if (a := 1) and (b := 2): pass', 'f(a := 1, b=2)', '[y := 1, y]', '{a := 1}', 'x = (y := 2, 3)'],
  [
    'lambda x=(y := 1), /, *, z=lambda: 2, **k: x',
    'lambda: (yield)',
    'lambda *a, b: x',
    'def f(a=1, /, *, b): x',
  ],
  ['async def f(): return [x async for x in y if await z]', '-await x ** 2', '(x async for x in y)'],
  ['x = 1_000 + 0x_ff + 1_0.0_1e1_0j + 00_0 + 09.5 + 1..real', '1if x else 2', '0xfor x in y'],
  [
    'x = a \\\n + b',
    '\f\nx\n\f\ndef f():\n\tif a:\n\t\tb',
    'if x:\r\n  y\r\nelse:\r\n  z\r\n',
    'if x:\r  y\r',
  ],
  ['', '\n\n', '# c', 'x # c', '  # c\n\n', 'if x:\n    y\n\n  \n    # c\n# d\n    z', ' \\\n\\\n\nx'],
  ['del (a, [b, c.d]), e[f]', 'del ()', '(a.b): int = yield', '[] = () = x', '(a) += yield b', '*a, b = c'],
  ['from .... import (a as b, c,)', 'from . import *', 'import a.b as c, d', 'global a, b', 'raise a from b'],
  [
    "'\\N{DASH}' \"\\u00e9\" '''\n\"''' r'\\'' u''",
    "b'\\xff' rb'\\x'",
    'é = ª = 𝔘𝔫𝔦',
    'f(*a, b, c=1, *d, **e)',
  ],
])('accepted: %j', (...sources) => {
  for (const source of sources) expect(parse(source).fault, source).toBeUndefined();
});

test.each([
  ["print 'x'", "exec 'x'", 'a <> b', '`a`', 'a?b', 'x$', 'a b', '(a b)', 'raise a, b', 'x\0y', "'\0'"],
  ['f() = 1', 'a + b = 1', '(*a) = b', 'a = yield = b', '*a += 1', 'a, += 1', 'None = 1', 'x = (a := 1) = 2'],
  [
    'a, b: int',
    '[a]: int',
    'f(): int',
    'a := 1',
    '(a.b := 1)',
    'f(b=a := 1)',
    'lambda: x := 1',
    '{a := 1: 2}',
  ],
  ['f(a=1, b)', 'f(**a, *b)', 'f(x for x in y, 1)', 'f(x for x in y,)', 'f(a.b=1)', 'f(None=1)', 'f(,)'],
  [
    'class A(x for x in y): pass',
    '[*a for a in b]',
    '{**a for a in b}',
    '[x for x in a if b else c]',
    '(*a)',
  ],
  ['def f(a=1, b): pass', 'def f(*): pass', 'def f(*, **k): pass', 'def f(/): pass', 'def f(**k, a): pass'],
  ['def f(*a=1): pass', 'def f(a, /, b, /): pass', 'def f(a: *b): pass', 'lambda (a): x', 'lambda a, *: x'],
  [
    'del f()',
    'del *a',
    'for f() in x: pass',
    'for (x in y) in z: pass',
    'with a as f(): pass',
    'with a, : pass',
  ],
  [
    'from a import b,',
    'from a import ()',
    'from import a',
    'import a as b.c',
    'global a,',
    'from a import (*)',
  ],
  [
    'try: pass',
    'try: pass\nelse: pass',
    'try: pass\nexcept: pass\nexcept* A: pass',
    'try: pass\nexcept*: pass',
  ],
  [
    'try: pass\nexcept A, B as e: pass',
    'if x: if y: pass',
    'class A: pass; def f(): pass',
    'a;;b',
    ';',
    'async x',
  ],
  ['match x:\n pass', 'match *a:\n case _: pass', 'match x:\n case *a: pass', 'match x:\n case {a: 1}: pass'],
  ['match x:\n case A(b=2, 1): pass', 'match x:\n case a as _: pass', 'match x:\n case 1 + 2: pass'],
  ['match x:\n case {**r, "a": 1}: pass', 'match x:\n case +1: pass', 'match x:\n case a.b(: pass'],
  ['type X[] = 1', 'type X[*T: int] = 1', 'type x', 'def f() -> *x: pass', '@a b\ndef f(): pass', '@a\nx'],
  [' x', 'if 1:\npass', 'if 1:\n  x\n y', 'if x:\n    y\n\tz', 'if x:\n\ty\n        z', '\\\n def f(): pass'],
  [
    'x = (',
    'x = )',
    'x = (]',
    "'a",
    "'''a",
    "'a\nb'",
    'a\\ \nb',
    'a\\',
    '"\\x4"',
    '"\\u12"',
    '"\\N"',
    '"\\N{}"',
  ],
  ["f'{}'", "f'{a! s}'", "f'{a!x}'", "f'{lambda: 1}'", "f'}'", "f'{a'", "f'{a:{b:{c:{d}}}}'", "f'{a:x\n}'"],
  [
    "u'' b''",
    "t'' 'x'",
    "ur''",
    "bt''",
    "b'é'",
    '0777',
    '1__0',
    '1_',
    '0b12',
    '1e+',
    '1st',
    'a[]',
    'a[*b:c]',
  ],
  [
    'await await x',
    'a == not b',
    'x if y',
    'yield = 1',
    'def async(): pass',
    'x.None',
    'a€',
    '. . .',
    'x = a.',
  ],
])('rejected: %j', (...sources) => {
  for (const source of sources) expect(parse(source).fault, source).toBeDefined();
});

test('what is nested deeper than the stack is rejected, and long expressions are not', () => {
  expect(parse(`${'('.repeat(100_000)}a`).fault).toBeDefined();
  expect(parse(`x = ${'a if b else '.repeat(20_000)}c`).fault).toBeDefined();
  const { fault, top } = parse(`x = ${'a + '.repeat(10_000)}b`);
  expect(fault).toBeUndefined();
  let names = 0;
  top.iterate(({ name }) => {
    if (name === 'VariableName') names += 1;
  });
  expect(names).toBe(10_002);
});

/** A tree on one line; words are written as they are. */
function shapeOf(text: string, node: SyntaxNode): string {
  if (!node.firstChild) return /^[a-z]|^\W/.test(node.name) ? node.name : text.slice(node.from, node.to);
  return `${node.name}(${node.children.map((child) => shapeOf(text, child)).join(' ')})`;
}

test.each([
  ['a, *b = c = d', 'AssignStatement(a , * b = c = d)'],
  ['x: int = 1; y', 'StatementGroup(AssignStatement(x TypeDef(: int) = 1) ; ExpressionStatement(y))'],
  [
    'f(a, *b, c=d)[e].g',
    'ExpressionStatement(MemberExpression(MemberExpression(CallExpression(f ArgList(( a , * b , c = d ))) [ e ]) . g))',
  ],
  [
    '-a ** b + c not in d',
    'ExpressionStatement(BinaryExpression(BinaryExpression(UnaryExpression(- BinaryExpression(a ** b)) + c) not in d))',
  ],
  [
    '@a.b\nclass C(D):\n  x # y\n',
    'DecoratedStatement(Decorator(@ MemberExpression(a . b)) ClassDefinition(class C ArgList(( D )) Body(: ExpressionStatement(x) # y)))',
  ],
  ['[a for b in c if d]', 'ExpressionStatement(ArrayComprehensionExpression([ a for b in c if d ]))'],
  [
    'f"{a!r:{b}}" "c"',
    'ExpressionStatement(ContinuedString(FormatString(FormatReplacement({ a !r FormatSpec(: FormatReplacement({ b })) })) "c"))',
  ],
  ['with (a as b,): pass', 'WithStatement(with ( a as b , ) Body(: PassStatement(pass)))'],
  [
    'match a:\n  case b.c: pass',
    'MatchStatement(match a MatchBody(: MatchClause(case AttributePattern(b . c) Body(: PassStatement(pass)))))',
  ],
])('the tree of %j', (text, shape) => {
  expect(shapeOf(text, parse(text).top)).toBe(`Script(${shape})`);
});
