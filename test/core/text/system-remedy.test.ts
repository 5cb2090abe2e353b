// Faults of the system: the message stays, and says what to do where that is known.
import { expect, test } from 'vitest';
import { withRemedy } from '../../../lib/core/text/system-remedy.ts';

test.each([
  [
    { code: 'ENOSPC', message: 'ENOSPC: no space left on device, write' },
    'ENOSPC: no space left on device, write: make room on the disk of /shop, then run the same command again.',
  ],
  [
    { code: 'EROFS', message: "EROFS: read-only file system, mkdir '/a'", path: '/a' },
    "EROFS: read-only file system, mkdir '/a': the disk of /a is read-only: work on another one, then run the same command again.",
  ],
  [{ code: 'EMFILE', message: 'EMFILE: too many open files' }, 'EMFILE: too many open files'],
  [{ code: 'EIO' }, 'EIO'],
])('%j', (error, said) => {
  expect(withRemedy(error, '/shop')).toBe(said);
});
