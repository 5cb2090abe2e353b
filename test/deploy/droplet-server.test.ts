// The Droplet under real systemd: the scripts set it up and release, and the units run the site in their sandbox.
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { expectSuccess } from '../project/helpers.ts';
import { isReady, tools } from './droplet-tools.ts';
import { DropletServer, hosts } from './server.ts';

const test = testWith(tools);
const setup = `setup.sh ada@example.com ${hosts.join(' ')}`;

describe('a Droplet with PostgreSQL and Celery', () => {
  let server: DropletServer;

  beforeAll(async () => {
    if (!isReady) return;
    const features = ['auth', 'celery', 'images', 'cache'];
    server = await DropletServer.start({ name: `shop_${process.pid}`, database: 'postgresql', features });
    await server.deploy();
  });
  afterAll(() => server?.stop());

  const unit = (name: string) => `${server.site}-${name}`;
  const inside = (command: string) => server.sandbox.expect(command);
  const show = (property: string, name: string) =>
    inside(`systemctl show --property=${property} --value ${unit(name)}`);
  const page = async (path: string) => JSON.parse((await server.curl(path)).output);

  test('both scripts change nothing when they run again', async () => {
    const before = await server.files();

    expect(await server.script(setup)).toMatchObject({ exitCode: 0 });
    expect(await server.script('release.sh')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('is already deployed'),
    });
    expect(await server.files()).toBe(before);
  });

  test('only the account reads its settings, and git holds none of them', async () => {
    const home = `/srv/${server.site}`;
    const key = await inside(`sed -n 's/^SECRET_KEY=//p' ${home}/.env`);

    expect(await inside(`stat --format='%a %U:%G' ${home}/.env`)).toBe(`600 ${server.site}:${server.site}`);
    expect(key.length).toBeGreaterThan(50);
    const found = await server.sandbox.run(`cd ${server.project} && git grep --quiet -- '${key}'`);
    expect(found.exitCode).toBe(1);
    expect(await inside(`find ${home}/current/ -xdev ! -user root ! -type l`)).toBe('');
  });

  test('a setting means the same to the site and to its commands, and one that may not is refused', async () => {
    const home = `/srv/${server.site}`;
    const title = 'Tom & "Ann" #1 for $HOME `id`';
    await server.sandbox.expect(
      `cp -p ${home}/.env /run/kept && cat >> ${home}/.env`,
      `SITE_TITLE='${title}'\nWEB_CONCURRENCY=1\n`,
    );
    await inside(`systemctl restart ${unit('web')}.service`);

    const shell = 'from django.conf import settings; print(settings.SITE_TITLE)';
    const command = `runuser -u ${server.site} -- ${home}/current/.venv/bin/python ${home}/current/manage.py shell -v 0 -c '${shell}'`;
    expect(await inside(command)).toBe(title);
    expect((await page('/probe/seen/')).title).toBe(title);
    const processes = await inside(`pgrep --count --parent ${await show('MainPID', 'web.service')}`);
    expect(processes).toBe('1');

    await server.sandbox.expect(`cat >> ${home}/.env`, 'SITE_DESCRIPTION=Tea $HOME\n');
    expect(await server.script('release.sh')).toMatchObject({
      exitCode: 1,
      output: expect.stringMatching(/single quotes.*: SITE_DESCRIPTION$/),
    });
    await inside(`cp -p /run/kept ${home}/.env && systemctl restart ${unit('web')}.service`);
  });

  test("the database is the account's own", async () => {
    const owner = `SELECT rolname FROM pg_database JOIN pg_roles ON datdba = pg_roles.oid WHERE datname = '${server.site}'`;

    expect(await inside(`runuser --user postgres -- psql -At -c "${owner}"`)).toBe(server.site);
  });

  test('the firewall lets in who logs in, and visitors', async () => {
    const lines = (await inside('sort --unique /run/log/ufw')).split('\n');

    expect(lines).toEqual(['--force enable', 'allow 2222/tcp', 'allow 443/tcp', 'allow 80/tcp']);
  });

  test('systemd finds nothing wrong in the units, and little that they may do', async () => {
    const files = `/etc/systemd/system/${server.site}-*`;

    expect(await inside(`systemd-analyze verify ${files}.service ${files}.socket 2>&1`)).toBe('');
    for (const name of ['web', 'worker', 'beat'])
      await inside(
        `systemd-analyze security --offline=true --threshold=12 /etc/systemd/system/${unit(name)}.service`,
      );
  });

  test('what a site needs works inside the sandbox', async () => {
    expect(await page('/probe/works/')).toEqual({
      database: 'postgresql True',
      redis: 'RedisCache kept',
      image: 'WEBP',
      thread: 'None',
      'temporary file': '1',
      subprocess: '0',
      'name look-up': '127.0.0.1',
    });
  });

  test('nothing else works there', async () => {
    expect(await page('/probe/blocked/')).toEqual({});
  });

  test('a task that runs when the worker is stopped comes to its end', async () => {
    const media = `/var/lib/${server.site}/media`;
    await server.curl('/probe/task/?seconds=6&name=last');
    await inside(`for i in $(seq 100); do [ -e ${media}/last-begun ] && break; sleep 0.2; done`);

    await inside(`[ ! -e ${media}/last-ended ] && systemctl stop ${unit('worker')}`);

    await inside(`[ -e ${media}/last-ended ]`);
    expect(await show('Result', 'worker')).toBe('success');
    await inside(`systemctl start ${unit('worker')} && systemctl is-active ${unit('beat')}`);
  });

  test('the first visitor starts a site that is stopped', async () => {
    await inside(`systemctl stop ${unit('web')}.service`);
    expect(await show('ActiveState', 'web.service')).toBe('inactive');

    expect(await server.curl('/readyz/')).toMatchObject({ output: 'ready' });
    expect(await show('ActiveState', 'web.service')).toBe('active');
  });

  test('a site that is killed comes back', async () => {
    const before = await show('MainPID', 'web.service');
    await inside(`systemctl kill --signal=KILL --kill-whom=main ${unit('web')}.service`);

    expect(await server.curl('/readyz/')).toMatchObject({ output: 'ready' });
    expect(await show('NRestarts', 'web.service')).toBe('1');
    expect(await show('MainPID', 'web.service')).not.toBe(before);
  });

  test('a release shows what is new, keeps the static files of before, and can be taken back', async () => {
    const stylesheet = async () =>
      /\/static\/css\/site[^"]+/.exec((await server.curl('/accounts/login/')).output)?.[0] ?? '';
    const old = await stylesheet();
    await expectSuccess(server.project, ['sed', '-i', '1i /* new */', 'static/css/site.css']);
    await server.lock();
    await server.commit('Change the look, and lock the packages');

    expect(await server.script('release.sh')).toMatchObject({ exitCode: 0 });
    const recent = await stylesheet();
    expect(recent).not.toBe(old);
    expect((await server.curl(recent)).output).toContain('/* new */');
    expect((await server.curl(old)).output).not.toContain('/* new */');

    expect(await server.script('release.sh --back')).toMatchObject({ exitCode: 0 });
    expect(await stylesheet()).toBe(old);
    expect(await server.curl('--fail', recent)).toMatchObject({ exitCode: 0 });
    expect(await server.script('release.sh --back')).toMatchObject({ exitCode: 0 });
  });

  const divide = (text: string) => `${text}\n1 / 0\n`;
  const query = (text: string) => text.replace('"SELECT 1"', '"SELECT wrong"');
  const rehash = (text: string) => text.replace(/sha256:\w{4}/g, 'sha256:0000');

  test.each([
    ['cannot be loaded', 'shop/wsgi.py', divide, 'so the previous one was restored'],
    ['is loaded and does not answer', 'shop/middleware.py', query, 'so the previous one was restored'],
    ['has packages that are not those of its lock', 'requirements.lock', rehash, 'DO NOT MATCH THE HASHES'],
    ['has a mistake in its settings', 'shop/settings.py', divide, 'ZeroDivisionError'],
  ])('a release that %s never stays', async (_, file, spoil, message) => {
    const path = file.replace('shop/', `shop_${process.pid}/`);
    const links = `readlink /srv/${server.site}/{current,previous}; ls /srv/${server.site}/releases`;
    const before = await inside(links);
    const text = await inside(`cat ${server.project}/${path}`);
    await server.write(path, spoil(text));
    await server.commit('Break it');

    const { exitCode, output } = await server.script('release.sh');

    expect(exitCode, output).not.toBe(0);
    expect(output).toContain(message);
    expect(await inside(links)).toBe(before);
    expect(await server.curl('/readyz/')).toMatchObject({ output: 'ready' });
    await server.write(path, text);
    await server.commit('Mend it');
  });
});
