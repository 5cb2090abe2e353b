// kill -9 while apps, models and deploy targets are added and removed: no file is torn, and the same command again finishes it.
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { done, foreign, post, startedApp } from './apps.ts';
import { listing, makeProject } from './helpers.ts';
import { copyOf, killAfter, stopAt } from './interrupt.ts';
import { started } from './sites.ts';

const added = ['add', 'app', 'blog', '--no-install', '--model', post];
const comment = ['add', 'model', 'blog.Comment', 'post:fk:blog.Post', 'body:text', '--no-install'];
const polls = {
  ...startedApp,
  'mysite/settings.py': 'INSTALLED_APPS = [\n    "polls",\n]\nROOT_URLCONF = "mysite.urls"\n',
};

const ours = () => makeProject(temporaryFolder());
const theirs = async () => foreign(polls);
const withBlog = async () => {
  const shop = await ours();
  expect(await run(shop, added)).toMatchObject({ exitCode: 0 });
  return shop;
};
const withModel = async () => {
  const site = foreign(polls);
  await done(site, 'add model polls.Vote title');
  return site;
};

const theirSite = async () => foreign(started);
const deployed = async () => {
  const site = foreign(started);
  await done(site, 'deploy azure');
  return site;
};

const commands: readonly (readonly [string, () => Promise<string>, readonly string[]])[] = [
  ['add app in a project of this tool', ours, added],
  ['add app in another project', theirs, added],
  ['add model', withBlog, comment],
  ['add model in an app of other people', theirs, ['add', 'model', 'polls.Vote', 'title', '--no-install']],
  ['remove app', withBlog, ['remove', 'app', 'blog']],
  ['remove model', withBlog, ['remove', 'model', 'blog.Post']],
  ['remove model from an app of other people', withModel, ['remove', 'model', 'polls.Vote']],
  ['deploy', theirSite, ['deploy', 'azure', '--no-install']],
  ['remove deploy', deployed, ['remove', 'deploy']],
];

/** Checks that every file is as it was or as it will be, and lets the same command finish. */
async function finish(
  project: string,
  args: readonly string[],
  before: Record<string, string>,
  whole: Record<string, string>,
  state: string,
  mayBeOver: boolean,
): Promise<void> {
  for (const [path, what] of Object.entries(listing(project))) {
    if (path.startsWith('.create-mvt-app')) continue;
    // While something is removed, the record holds both what goes and what the rest becomes.
    if (path === '.mvt.json' && args[0] === 'remove') {
      expect(JSON.parse(String(what).replace(/^\d+ /, '')), state).toHaveProperty('files');
      continue;
    }
    expect([before[path], whole[path]], `${state}: ${path}`).toContain(what);
  }
  const again = await run(project, args);
  // A run that came to its end has said so, and what it removed is not known any more.
  const isSaid = mayBeOver && args[0] === 'remove' && /has not added an?\b/.test(again.stderr);
  if (!isSaid) expect(again, state).toMatchObject({ exitCode: 0, stderr: '' });
  expect(listing(project), state).toEqual(whole);
}

describe('killed at its file operations', () => {
  test.each(commands)(
    '%s',
    async (_what, prepare, args) => {
      const start = await prepare();
      const before = listing(start);
      const reference = copyOf(start);
      expect(await run(reference, args)).toMatchObject({ exitCode: 0, stderr: '' });
      const whole = listing(reference);
      let stops = 0;
      for (let ended = false; !ended; stops += stops < 4 ? 1 : 23) {
        const project = copyOf(start);
        ended = (await run(project, args, { env: stopAt(stops, 'SIGKILL') })).exitCode === 0;
        await finish(project, args, before, whole, `killed at operation ${stops}`, ended);
      }
      expect(stops).toBeGreaterThan(4);
    },
    600_000,
  );
});

test('killed at random moments, an app is added by the next run, and removed by the next', async () => {
  const start = await ours();
  const before = listing(start);
  const reference = copyOf(start);
  const began = Date.now();
  await run(reference, added);
  const duration = Date.now() - began;
  const whole = listing(reference);
  const remove = ['remove', 'app', 'blog'];
  for (let round = 0; round < 4; round++) {
    const project = copyOf(start);
    for (const [args, from, to] of [
      [added, before, whole],
      [remove, whole, before],
    ] as const) {
      const moment = Math.random() * duration;
      await killAfter(moment, project, args);
      const state = `${args[0]} killed after ${moment} of ${duration} ms`;
      await finish(project, args, from, to, state, true);
    }
  }
}, 600_000);
