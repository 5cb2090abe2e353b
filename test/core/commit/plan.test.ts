// Plans of what is written: files keep the encoding that their owner chose.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskFiles } from '../../../lib/core/commit/disk.ts';
import { planChanges } from '../../../lib/core/commit/plan.ts';
import { Workspace } from '../../../lib/core/files/workspace.ts';
import { temporaryFolder } from '../../helpers/command.ts';

test('what an encoding lacks is not written into a file of it', () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'a.txt'), Buffer.from('M\xe4rz\n', 'latin1'));
  const planOf = (text: string) => {
    const disk = new DiskFiles(root);
    const workspace = new Workspace(disk);
    workspace.write('a.txt', `${workspace.read('a.txt')}${text}\n`);
    return planChanges(workspace.changes(), disk);
  };
  expect(planOf('Mai')).toMatchObject([{ content: 'M\xe4rz\nMai\n', source: { encoding: 'latin1' } }]);
  expect(() => planOf('“May”')).toThrow(
    `${join(root, 'a.txt')} is not encoded as UTF-8 and cannot represent the text to be added: save it as UTF-8 and try again.`,
  );
});
