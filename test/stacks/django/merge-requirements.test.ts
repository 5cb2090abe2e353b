// requirements.txt that is merged: what comes and goes beside the lines of its owner.
import { describe, expect, test } from 'vitest';
import { mergeRequirements } from '../../../lib/stacks/django/merge-requirements.ts';
import { memoryFiles } from '../../helpers/memory-files.ts';

const hashed = 'asgiref==3.8 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n';

describe('merging', () => {
  const [base, theirs] = ['Django>=5.2\n', 'celery[redis]>=5\nDjango>=5.2\n'];
  const merge = (ours: string) =>
    mergeRequirements({ base, ours, theirs }, 'requirements.txt', memoryFiles({}));

  test('lines come and go, and the lines of the owner stay', () => {
    expect(merge('amqp\r\nDjango==5.2.1 \\\r\n  --no-binary=x\r\n')).toEqual({
      text: 'amqp\r\ncelery[redis]>=5\r\nDjango==5.2.1 \\\r\n  --no-binary=x\r\n',
      conflicts: false,
    });
    const ours = 'amqp\ncelery[redis]>=5\nDjango>=5.2\n';
    expect(
      mergeRequirements({ base: theirs, ours, theirs: base }, 'requirements.txt', memoryFiles({})).text,
    ).toBe('amqp\nDjango>=5.2\n');
  });

  test('a package whose line its owner changed keeps that line', () => {
    const ours = 'celery[sqs]==5.6\nDjango>=5.2\n';
    const versions = { base: theirs, ours, theirs: theirs.replace('>=5\n', '>=6\n') };
    expect(mergeRequirements(versions, 'requirements.txt', memoryFiles({}))).toEqual({
      text: ours,
      conflicts: false,
    });
  });

  test('what cannot be put in is left to the owner, between marks', () => {
    expect(merge(`${hashed}Django>=5.2\n`)).toEqual({
      text: `${hashed}Django>=5.2\n<<<<<<< yours\n=======\ncelery[redis]>=5\n>>>>>>> create-mvt-app\n`,
      conflicts: true,
    });
    expect(merge('celery==5.1 \\\r\n  --no-binary=x\r\nDjango>=5.2')).toEqual({
      text: 'celery==5.1 \\\r\n  --no-binary=x\r\nDjango>=5.2\r\n<<<<<<< yours\r\n=======\r\ncelery[redis]>=5\r\n>>>>>>> create-mvt-app\r\n',
      conflicts: true,
    });
  });
});

describe('merging into a file that includes others', () => {
  const [base, theirs] = ['Django>=5.2\n', 'celery[redis]>=5\nDjango>=5.3\n'];
  const merge = (ours: string, others: Record<string, string>) =>
    mergeRequirements({ base, ours, theirs }, 'requirements.txt', memoryFiles(others));

  test('what they ask for is not asked for twice', () => {
    const ours = '-r requirements/prod.txt\n';
    const others = {
      'requirements/prod.txt': '-r base.txt\ncelery[redis,sqs]==5.6\n',
      'requirements/base.txt': 'Django>=5.2\n',
    };
    expect(merge(ours, others)).toEqual({ text: ours, conflicts: false });
    expect(merge(ours, { ...others, 'requirements/prod.txt': '-r base.txt\ncelery==5.6\n' })).toMatchObject({
      text: expect.stringMatching(/^-r .*\n<<<<<<< yours\n=======\ncelery\[redis\]>=5\n/),
      conflicts: true,
    });
  });

  test('constraints set the versions', () => {
    const ours = '-c constraints.txt\nDjango>=5.2\n';
    const others = { 'constraints.txt': 'celery==5.4.0\ndjango==5.2.1\n' };
    const text = '-c constraints.txt\ncelery[redis]\nDjango\n';
    expect(merge(ours, others)).toEqual({ text, conflicts: false });
    expect(
      mergeRequirements(
        { base: theirs, ours: text, theirs: 'Django>=5.3\n' },
        'requirements.txt',
        memoryFiles(others),
      ).text,
    ).toBe('-c constraints.txt\nDjango\n');
  });

  test('hashes in one of them are wanted for every line', () => {
    const ours = '-r locked.txt\n';
    expect(merge(ours, { 'locked.txt': `${hashed}django==5.2 --hash=sha256:00\n` }).conflicts).toBe(true);
  });
});
