// A server to deploy to: systemd itself, with files, network and processes of its own, on this machine.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa, execaSync } from 'execa';
import { patience } from '../helpers/patience.ts';
import { runs } from '../helpers/tools.ts';

/** The folders that the sandbox has copies of: what is written there is gone with it. */
const copied = ['etc', 'home', 'srv', 'usr/local', 'var'];

const targets = ['sysinit', 'basic', 'network', 'sockets', 'multi-user', 'shutdown'];

/** Units that a server has already; those of the distribution are never loaded. */
const units: Readonly<Record<string, string>> = {
  ...Object.fromEntries(targets.map((name) => [`${name}.target`, '[Unit]\nDefaultDependencies=no\n'])),
  'start.target':
    '[Unit]\nDefaultDependencies=no\nWants=sockets.target multi-user.target redis-server.service\n',
  'nginx.service':
    '[Service]\nType=forking\nPIDFile=/run/nginx.pid\nExecStart=/usr/sbin/nginx\nExecReload=/usr/sbin/nginx -s reload\n[Install]\nWantedBy=multi-user.target\n',
  'redis-server.service':
    '[Service]\nExecStart=/usr/bin/redis-server --port 6379 --bind 127.0.0.1 --save ""\n',
};

/** True when this machine and user can make such a server. */
export function hasSandbox(): boolean {
  return (
    process.getuid?.() === 0 &&
    runs('test', '-x', '/lib/systemd/systemd') &&
    runs('unshare', '--mount', 'true')
  );
}

export interface Ran {
  readonly exitCode: number | undefined;
  readonly output: string;
}

export class Sandbox {
  readonly folder: string;
  readonly #pid: number;
  readonly #cgroup: string;
  readonly #postgres: Server;
  readonly #outer: { kill(signal: 'SIGKILL'): boolean };

  private constructor(
    folder: string,
    pid: number,
    cgroup: string,
    postgres: Server,
    outer: { kill(signal: 'SIGKILL'): boolean },
  ) {
    this.folder = folder;
    this.#pid = pid;
    this.#cgroup = cgroup;
    this.#postgres = postgres;
    this.#outer = outer;
  }

  /**
   * Starts one.
   * @param stubs scripts by their names, which stand in for programs that cannot run here
   * @param postgres where the PostgreSQL server is, which the sandbox finds at its usual socket
   */
  static async start(
    stubs: Readonly<Record<string, string>>,
    postgres: { readonly host: string; readonly port: number },
  ): Promise<Sandbox> {
    const folder = mkdtempSync(join(tmpdir(), 'mvt-sandbox-'));
    chmodSync(folder, 0o755);
    for (const name of ['units', 'none', 'postgresql', 'stubs']) mkdirSync(join(folder, name));
    for (const [name, text] of Object.entries(units)) writeFileSync(join(folder, 'units', name), text);
    for (const [name, text] of Object.entries(stubs))
      writeFileSync(join(folder, 'stubs', name), text, { mode: 0o755 });
    const socket = await forward(join(folder, 'postgresql/.s.PGSQL.5432'), postgres);
    writeFileSync(join(folder, 'boot'), bootScript(folder), { mode: 0o755 });
    const root = execaSync('findmnt', ['-n', '-t', 'cgroup2', '-o', 'TARGET']).stdout.split('\n')[0] ?? '';
    const cgroup = join(root, `mvt-sandbox-${process.pid}-${Date.now()}`);
    mkdirSync(cgroup);
    const namespaces = ['--pid', '--mount-proc', '--mount', '--uts', '--ipc', '--net', '--cgroup'];
    const words = ['unshare', '--fork', '--kill-child', ...namespaces, join(folder, 'boot')];
    const enter = `echo $$ > ${cgroup}/cgroup.procs && exec ${words.join(' ')}`;
    const outer = execa('bash', ['-c', `${enter} < /dev/null > ${folder}/console 2>&1`], { reject: false });
    for (const end = Date.now() + patience; Date.now() < end; ) {
      await new Promise((wake) => setTimeout(wake, 100));
      const children = execaSync('pgrep', ['-P', String(outer.pid)], { reject: false }).stdout;
      const pid = Number(children.split('\n')[0]);
      if (!pid) continue;
      const sandbox = new Sandbox(folder, pid, cgroup, socket, outer);
      const { exitCode } = await sandbox.run('systemctl is-active start.target && ip link set lo up');
      if (exitCode === 0) return sandbox;
    }
    throw new Error(`systemd did not start:\n${readFileSync(join(folder, 'console'), 'utf8')}`);
  }

  /** Runs a command of bash inside, as root. */
  async run(command: string, input = ''): Promise<Ran> {
    const words = ['-t', String(this.#pid), '-m', '-u', '-i', '-n', '-p', '-C', 'bash', '-c', command];
    const { exitCode, all } = await execa('nsenter', words, {
      input,
      reject: false,
      all: true,
      extendEnv: false,
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root' },
    });
    return { exitCode, output: all };
  }

  /** Runs one that must succeed, and returns what it printed. */
  async expect(command: string, input = ''): Promise<string> {
    const { exitCode, output } = await this.run(command, input);
    if (exitCode !== 0) throw new Error(`${command}\nended with ${exitCode}:\n${output}`);
    return output;
  }

  /** The words that run a program of this machine in the network of the sandbox. */
  get network(): readonly string[] {
    return ['nsenter', `--net=/proc/${this.#pid}/ns/net`];
  }

  async stop(): Promise<void> {
    this.#outer.kill('SIGKILL');
    await this.#outer;
    this.#postgres.close();
    const remove = ['-depth', '-type', 'd', '-exec', 'rmdir', '{}', '+'];
    for (let wait = 0; wait < 50 && existsSync(this.#cgroup); wait++) {
      execaSync('find', [this.#cgroup, ...remove], { reject: false });
      await new Promise((wake) => setTimeout(wake, 100));
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What runs first inside: it lays out the file system and becomes systemd. */
function bootScript(folder: string): string {
  const overlays = copied.map((name) => {
    const upper = `${folder}/copies/${name}`;
    return [
      `mkdir -p ${upper}/new ${upper}/work`,
      `mount -t overlay overlay -o lowerdir=/${name},upperdir=${upper}/new,workdir=${upper}/work /${name}`,
    ].join('\n');
  });
  return `#!/bin/bash
set -e
mount --make-rprivate /
mkdir -p ${folder}/copies
mount -t tmpfs tmpfs ${folder}/copies
${overlays.join('\n')}
for folder in /run /etc/systemd /var/lib/systemd; do mount -t tmpfs -o mode=755 tmpfs $folder; done
mkdir -p /run/lock /run/systemd /run/log /run/postgresql /etc/systemd/system/service.d
mount --bind ${folder}/postgresql /run/postgresql
cp ${folder}/stubs/* /usr/local/bin/
cp ${folder}/units/* /etc/systemd/system/
printf '[Service]\\nStandardOutput=append:/run/log/%%N.log\\n' > /etc/systemd/system/service.d/log.conf
umount -R /sys/fs/cgroup 2> /dev/null || umount -l /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
export container=sandbox SYSTEMD_UNIT_PATH=/etc/systemd/system
export SYSTEMD_GENERATOR_PATH=${folder}/none SYSTEMD_ENVIRONMENT_GENERATOR_PATH=${folder}/none
exec /lib/systemd/systemd --system --unit=start.target --log-target=console --show-status=no
`;
}

/** A socket of this machine through which the sandbox, whose network is its own, reaches a server. */
async function forward(path: string, to: { readonly host: string; readonly port: number }): Promise<Server> {
  const server = createServer((from) => {
    const target = connect(to.port, to.host);
    from.pipe(target).pipe(from);
    from.on('error', () => target.destroy());
    target.on('error', () => from.destroy());
  });
  await new Promise<void>((listening) => server.listen(path, listening));
  chmodSync(path, 0o777);
  return server;
}
