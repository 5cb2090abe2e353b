// requirements.txt: a line goes in where the alphabet wants it, and comes out without a trace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addRequirement,
  isHashed,
  namesIn,
  removeRequirement,
  requirementsAsked,
} from '../../../lib/stacks/django/requirements-file.ts';
import { memoryFiles } from '../../helpers/memory-files.ts';

const line = 'Pillow>=12.0,<14';
const hashed = 'asgiref==3.8 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n';

test.each([
  ['', `${line}\n`],
  ['Django>=5\n', `Django>=5\n${line}\n`],
  ['Django>=5', `Django>=5\n${line}`],
  ['Django>=5\r\nredis\r\n', `Django>=5\r\n${line}\r\nredis\r\n`],
  ['# why\nredis\n', `# why\n${line}\nredis\n`],
  ['-r base.txt\n\nasgiref\n# end\n', `-r base.txt\n\nasgiref\n${line}\n# end\n`],
  ['Django \\\n  >=5\nredis\n', `Django \\\n  >=5\n${line}\nredis\n`],
  ['Django \\\r\n  >=5\r\nredis\n', `Django \\\r\n  >=5\r\n${line}\r\nredis\n`],
  ['Django>=5 \\\n', `${line}\nDjango>=5 \\\n`],
  ['asgiref\nDjango>=5 \\', `asgiref\n${line}\nDjango>=5 \\`],
  [
    'asgiref\n    # via django\n    # and more\nredis\n',
    `asgiref\n    # via django\n    # and more\n${line}\nredis\n`,
  ],
  ['asgiref # a \\\nredis\n', `asgiref # a \\\nredis\n${line}\n`],
  ['asgiref\n# see \\\nredis\n', `asgiref\n${line}\n# see \\\nredis\n`],
  [
    'Django\n# -e git+https://x.org/a.git#egg=pillow\n',
    `Django\n${line}\n# -e git+https://x.org/a.git#egg=pillow\n`,
  ],
  ['https://x.org/a.zip\nzope\n', `https://x.org/a.zip\n${line}\nzope\n`],
  ['./wheels/zope-1-py3-none-any.whl\n', `${line}\n./wheels/zope-1-py3-none-any.whl\n`],
  [
    'Django @ https://x.org/pillow.zip ; python_version > "3"\n',
    `Django @ https://x.org/pillow.zip ; python_version > "3"\n${line}\n`,
  ],
  ['\uFEFFDjango\n', `\uFEFFDjango\n${line}\n`],
])('%j becomes %j', (before, after) => {
  expect(addRequirement(before, line)).toEqual({ text: after });
  expect(removeRequirement(after, line)).toBe(before);
});

test.each([
  'pillow\n',
  'Django\nPILLOW==10\n',
  'a\npillow[x]>=1\n',
  '  pillow\n',
  'pillow @ https://x.org/p.zip\n',
  'Pillow;python_version<"4"\n',
  'Django \\\n>=5\nPillow\\\n>=9',
  '-e git+https://x.org/p.git@main#egg=Pillow&subdirectory=a\n',
  '--editable=git+https://x.org/p.git#egg=pillow[x]\n',
  'git+https://x.org/p.git#egg=pillow # why\n',
  './wheels/pillow-12.0-cp313-cp313-linux_x86_64.whl\n',
  'https://x.org/Pillow-12.0-cp313-cp313-linux_x86_64.whl#sha256=aa\n',
  `${hashed}pillow==12.0 --hash=sha256:cc\n`,
])('%j asks for it already', (text) => {
  expect(addRequirement(text, line)).toEqual({ text });
});

test.each([
  hashed,
  hashed.replaceAll('\n', '\r\n'),
  '--require-hashes\nDjango==5.2\n',
  '-r a.txt --require-hashes\n',
])('%j is checked by hashes: a line without one would keep pip from installing anything', (text) => {
  expect(addRequirement(text, line)).toEqual({
    text,
    reason: 'pip checks this file by hashes, and the line needs one',
  });
});

test.each([
  '# --require-hashes\nDjango\n',
  'Django # --hash=sha256:aa\n',
  'a @ https://x.org/--hash=1.zip\n',
])('%j is not checked by hashes', (text) => expect(addRequirement(text, line).reason).toBeUndefined());

describe('extras', () => {
  const wanted = 'celery[redis]>=5.7.0,<6';

  test.each(['celery[redis]\n', 'Celery [sqs, Redis] == 5.7\n', 'celery[redis]@https://x.org/c.zip\n'])(
    '%j has what is wanted',
    (text) => expect(addRequirement(text, wanted)).toEqual({ text }),
  );

  test.each(['celery\n', 'celery[sqs]==5.7\n', 'celery @ https://x.org/[redis].zip\n', 'celery # [redis]\n'])(
    '%j lacks one, and what its owner wrote is not changed',
    (text) => {
      const reason = 'it asks for celery without [redis]';
      expect(addRequirement(text, wanted)).toEqual({ text, reason });
    },
  );
});

describe('only what was added is taken out', () => {
  test.each([
    `${line} \\\n  --hash=sha256:aa\n`,
    `${line}  # mine\n`,
    `  ${line}\n`,
    `Django \\\n${line}\n`,
    `# ${line}\n`,
    `${line}.1\n`,
    'pillow>=12.0,<14\n',
  ])('%j stays', (text) => expect(removeRequirement(text, line)).toBe(text));

  test('what an owner puts around it stays', () => {
    expect(removeRequirement(`# a\r\n${line}\n\nDjango`, line)).toBe('# a\r\n\nDjango');
  });
});

test('the names that a file asks for', () => {
  expect(
    namesIn(`-r base.txt\n${hashed}Zope.Interface\nmy__pkg[x] @ file:///a\n# no\nA \\\n==1\nDj\\\nango`),
  ).toEqual(['asgiref', 'zope-interface', 'my-pkg', 'a', 'django']);
});

test('the names in files that a file includes, however they include each other', () => {
  const files: Record<string, string> = {
    'requirements.txt': '-r requirements/production.txt\n-r missing.txt\nDjango',
    'requirements/production.txt': '--requirement=./base.txt \\\n\n-c limits.txt\ngunicorn',
    'requirements/base.txt': '-r ../requirements.txt # again\n-r../more.txt\npillow',
    'more.txt': 'redis',
    'requirements/limits.txt': 'celery<5',
  };
  const asked = requirementsAsked({ read: (path) => files[path] });
  expect(asked.map(({ name }) => name)).toEqual(['redis', 'pillow', 'gunicorn', 'django']);
});

const pieces = fc.constantFrom(
  'Django>=5',
  'redis',
  '# why',
  '# why \\',
  '    # via django',
  '',
  '  ',
  '-r base.txt',
  '-e .',
  'zope.x==1',
  'a',
  'a \\',
  'Django \\',
  '\\',
  '  >=5 ; python_version<"4" \\',
  '    --no-binary=x',
  'x @ https://x.org/x.zip',
  'git+https://x.org/y.git#egg=y',
  `x ${line}`,
  `${line} # mine`,
  `${line} \\`,
);

test('adding is undone byte for byte', () => {
  const files = fc.array(fc.tuple(pieces, fc.constantFrom('\n', '\r\n', '\r')));
  fc.assert(
    fc.property(files, fc.constantFrom('', 'zope', 'a \\', '# end', ' '), (parts, end) => {
      const text = parts.map(([piece, ending]) => piece + ending).join('') + end;
      const { text: added } = addRequirement(text, line);
      const gone = added.split(/\r\n|\r|\n/).filter((each) => each === line).length;
      expect(gone).toBe(added === text ? 0 : 1);
      expect(removeRequirement(added, line)).toBe(text);
      expect(addRequirement(added, line)).toEqual({ text: added });
      expect(namesIn(added).filter((name) => name !== 'pillow')).toEqual(
        namesIn(text).filter((name) => name !== 'pillow'),
      );
    }),
    { numRuns: 1000 },
  );
});

test('hashes in a file that is included are hashes of all', () => {
  const files = memoryFiles({
    'requirements.txt': '-r "requirements/locked.txt"\n',
    'requirements/locked.txt': '--require-hashes\ndjango==5.2 \\\n    --hash=sha256:00\n',
  });
  expect(isHashed(files)).toBe(true);
  expect(isHashed(memoryFiles({ 'requirements.txt': 'django\n' }))).toBe(false);
  expect(addRequirement('-r requirements/locked.txt\n', 'gunicorn>=23', true).reason).toMatch(/by hashes/);
});
