// Texts that only differ in their layout say the same, and those that differ in anything else do not.
import { expect, test } from 'vitest';
import { isOnlyLaidOut } from '../../../../lib/core/merge/merge-text.ts';
import { stack } from '../../../helpers/django.ts';

test.each([
  ['App.tsx', 'const a = () => <p>x</p>;\n', 'const a = () => (\n  <p>x</p>\n)\n'],
  ['api.ts', 'type A = "a" | "b";\n', "type A =\n  | 'a'\n  | 'b'\n"],
  ['a.py', '# One two\n# three.\nA = 1\n', '# One two three.\nA = 1\n'],
  ['a.py', 'A = "a", "b"\n', "A = (\n    'a',\n    'b',\n)\n"],
  ['a.py', 'A = f"{b}: c{{d"\n', "A = (\n    f'{b}: '\n    'c{d'\n)\n"],
  ['a.py', 'A = f"{b} {c["d"]}"\n', "A = f'{\n    b} {\n    c['d']}'\n"],
  ['a.py', 'A = [b if c else d for b in e.f()]\n', 'A = [(b if c else d) for b in (e.f())]\n'],
  ['a.py', 'A = [(b, c)]\n', 'A = [\n    ((b), (c)),\n]\n'],
  ['a.py', 'def a():\n    return b, c\n', 'def a():\n    return (\n        b,\n        c,\n    )\n'],
  ['a.py', 'A = lambda b: b + 1\n', 'A = lambda b: (\n    b + 1\n)\n'],
  ['a.py', '# One.\nA = b  # Two.\n\n# Three.\n', '# One.\n# Two.\nA = b\n\n# Three.\n'],
  ['a.py', '# One.\nA.b = c  # type: ignore[x]\n', '# One.\n# type: ignore[x]\nA.b = c\n'],
  [
    'a.py',
    'def a():\n    from b import c\n    from a import d\n',
    'def a():\n    from a import d\n    from b import c\n',
  ],
  ['a.yml', 'run: |\n  A="[b]"\n  C="[d]"\n', 'run: |\n    A="[b]"\n    C="[d]"\n'],
  ['a.yml', 'a: "one two"\n', "a: 'one\n  two'\n"],
  ['a.yml', 'a:\n  run: |\n    b\n', '---\na:\n  run: |-\n    b\n'],
  ['a.sh', 'if [[ $a = b ]]; then\n  c > d 2>&1\nfi\n', 'if [[ $a == b ]]; then\n\tc >d 2>&1\nfi\n'],
  ['a.sh', 'a &&\n  b |\n  c\n', 'a \\\n    && b \\\n    | c\n'],
  ['a.sh', 'f() {\n  a\n}\n', 'f()\n{\n    a\n}\n'],
  ['a.sh', 'for a in b; do c; done  # d\n', 'for a in b\ndo\n\tc\ndone # d\n'],
  ['a.md', 'See\n\n```python\nf("a")\n```\n', "See\n\n```python\nf(\n    'a',\n)\n```\n"],
  ['a.md', '```json\n{"a": ["b", "c"]}\n```\nand on\n', '```json\n{ "a": [\n  "b", "c"] }\n```\nand\non\n'],
])('%s says the same', (path, one, other) => {
  expect(isOnlyLaidOut(path, one, other, stack)).toBe(true);
});

test.each([
  ['a.py', 'A = f"{b}"\n', 'A = "{b}"\n'],
  ['a.py', 'A = f"{{ b c }}"\n', 'A = f"{{ bc }}"\n'],
  ['a.py', 'A = [(b, c)]\n', 'A = [b, c]\n'],
  ['a.py', 'A = (b + c) * d\n', 'A = b + c * d\n'],
  ['a.py', 'def a():\n    return (b,)\n', 'def a():\n    return (b)\n'],
  ['a.py', 'A = lambda b: (b, 1)\n', 'A = lambda b: b, 1\n'],
  ['a.py', 'A = b  # One.\n', 'A = b  # Two.\n'],
  ['a.py', 'A = b"b"\n', 'A = "b"\n'],
  ['a.py', 'A = b"b"\n', 'A = b"c"\n'],
  ['a.sh', 'a\nb\n', 'a b\n'],
  ['a.sh', 'cat <<END\n  a\nEND\n', 'cat <<END\na\nEND\n'],
  ['a.sh', 'echo "a  b"\n', 'echo "a b"\n'],
  ['a.yml', 'a: b c\n', 'a: b\n'],
  ['a.md', '```python\nf("a")\n```\n', '```python\nf("b")\n```\n'],
])('%s says something else', (path, one, other) => {
  expect(isOnlyLaidOut(path, one, other, stack)).toBe(false);
});
