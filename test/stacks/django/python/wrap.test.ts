// Long lines of generated Python are broken as ruff format breaks them.
import { expect, test } from 'vitest';
import { wrapLines } from '../../../../lib/stacks/django/python/wrap.ts';

test.each([
  ['short = call(one, two)', ['short = call(one, two)']],
  [
    `    name = call(${'"a", '.repeat(15)}"b")`,
    ['    name = call(', `        ${'"a", '.repeat(15)}"b"`, '    )'],
  ],
  [
    `    fields = ("${'a'.repeat(40)}", "${'b'.repeat(40)}")`,
    ['    fields = (', `        "${'a'.repeat(40)}",`, `        "${'b'.repeat(40)}",`, '    )'],
  ],
  [`    def ${'f'.repeat(80)}(self):`, [`    def ${'f'.repeat(80)}(`, '        self,', '    ):']],
  [
    `    return ${'a'.repeat(40)} or ${'b'.repeat(40)}`,
    ['    return (', `        ${'a'.repeat(40)}`, `        or ${'b'.repeat(40)}`, '    )'],
  ],
  [`    cls.record = ${'a'.repeat(75)}()`, ['    cls.record = (', `        ${'a'.repeat(75)}()`, '    )']],
  [
    `    STORAGES["a"]["B"] = "${'a'.repeat(64)}"`,
    ['    STORAGES["a"]["B"] = (', `        "${'a'.repeat(64)}"`, '    )'],
  ],
  [`from ${'a'.repeat(75)} import B, c`, [`from ${'a'.repeat(75)} import (`, '    B,', '    c,', ')']],
  // Characters of East Asia take two columns.
  [`    text = call("${'日'.repeat(34)}")`, [`    text = call("${'日'.repeat(34)}")`]],
  [`    text = call("${'日'.repeat(35)}")`, ['    text = call(', `        "${'日'.repeat(35)}"`, '    )']],
  [`    text = "${'a, (b'.repeat(20)}"`, [`    text = "${'a, (b'.repeat(20)}"`]],
])('%s is laid out as ruff format does', (line, lines) => {
  expect(wrapLines(line)).toBe(lines.join('\n'));
});

test('line ends of Windows do not count, and no line is lost', () => {
  const entry = `    path(\r\n        "${'a'.repeat(40)}/", view, name="${'b'.repeat(22)}"\r\n    ),\r\n`;
  expect(entry.split('\r\n')[1]).toHaveLength(88);
  expect(wrapLines(entry)).toBe(entry.replaceAll('\r', ''));
});

test.each([
  [
    `    path("${'a'.repeat(40)}/", include("${'a'.repeat(40)}.urls")),`,
    `    path(\n        "${'a'.repeat(40)}/",\n`,
  ],
  [`    f("x", [${'"aaaaaaaaaa", '.repeat(6)}"b"][number - 1]),`, '    f(\n        "x",\n'],
  [`    ${'A'.repeat(90)} = (`, `    ${'A'.repeat(90)} = (`],
])('%s is wrapped', (line, start) => {
  expect(wrapLines(line).startsWith(start)).toBe(true);
});
