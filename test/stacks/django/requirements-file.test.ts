// requirements.txt: a line goes in where the alphabet wants it, and comes out without a trace.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRequirement, removeRequirement } from '../../../lib/stacks/django/requirements-file.ts';

const line = 'Pillow>=12.0,<14';

test.each([
  ['', `${line}\n`],
  ['Django>=5\n', `Django>=5\n${line}\n`],
  ['Django>=5', `Django>=5\n${line}`],
  ['Django>=5\r\nredis\r\n', `Django>=5\r\n${line}\r\nredis\r\n`],
  ['# why\nredis\n', `# why\n${line}\nredis\n`],
  ['-r base.txt\n\nasgiref\n# end\n', `-r base.txt\n\nasgiref\n${line}\n# end\n`],
])('%j becomes %j', (before, after) => {
  expect(addRequirement(before, line)).toBe(after);
  expect(removeRequirement(after, line)).toBe(before);
});

test.each(['pillow\n', 'Django\nPILLOW==10\n', 'a\npillow[x]>=1\n'])('%j asks for it already', (text) => {
  expect(addRequirement(text, line)).toBe(text);
});

test('adding is undone byte for byte', () => {
  const lines = fc.array(fc.constantFrom('Django>=5', 'redis', '# why', '', '-r base.txt', 'zope.x==1', 'a'));
  fc.assert(
    fc.property(lines, fc.constantFrom('\n', '\r\n'), (parts, ending) => {
      const text = parts.join(ending);
      expect(removeRequirement(addRequirement(text, line), line)).toBe(text);
    }),
  );
});
