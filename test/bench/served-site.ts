// A generated site with one page that asks the database once, served by gunicorn behind nginx.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { newFolder } from './folders.ts';
import type { PackedCommand } from './packed-command.ts';
import { NotMeasured, run, runOther } from './programs.ts';

export interface Site {
  readonly folder: string;
  /** The path of a program in its virtual environment. */
  readonly program: (name: string) => string;
  readonly variables: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export interface Setup {
  readonly gunicorn: readonly string[];
  /** Lines of nginx's `server`, but for where it listens and where it passes requests on. */
  readonly nginx: string;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface Served {
  /** Such as `http://127.0.0.1:43210`. */
  readonly url: string;
  /** Bytes of all processes of gunicorn, where what they share counts once. */
  memory(): number;
  stop(): void;
}

const server = process.env.BENCH_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432';

const post = 'from blog.models import Post; Post.objects.create(title="Tea", body="Tea, cake. " * 100)';

/** Makes and installs a site with one post, in a database of its own. */
export async function makeSite({ file }: PackedCommand): Promise<Site> {
  const cwd = newFolder();
  const blueprint = {
    database: 'postgresql',
    apps: [{ name: 'blog', models: ['Post title:char:200 body:text'] }],
  };
  writeFileSync(join(cwd, 'site.json'), JSON.stringify({ title: 'Shop', ...blueprint }));
  const words = ['shop', '--from', 'site.json', '--deploy', 'digitalocean', '--yes', '--no-git', '--quiet'];
  const name = `mvt_bench_${process.pid}`;
  const variables = {
    SECRET_KEY: 'Zk3x9'.repeat(12),
    ALLOWED_HOSTS: '127.0.0.1',
    DEBUG: 'False',
    // wrk speaks plain HTTP.
    SECURE_SSL_REDIRECT: 'False',
    DATABASE_URL: `${server}/${name}`,
  };
  await run(process.execPath, [file, ...words, '--no-install'], { cwd });
  const folder = join(cwd, 'shop');
  const program = (tool: string) => join(folder, '.venv/bin', tool);
  await runOther('python3', ['-m', 'venv', '.venv'], { cwd: folder });
  await runOther(program('pip'), ['install', '--quiet', '-r', 'requirements.txt'], { cwd: folder });
  const sql = (statement: string) =>
    runOther(
      program('python'),
      [
        '-c',
        'import psycopg, sys; psycopg.connect(sys.argv[1], autocommit=True).execute(sys.argv[2])',
        `${server}/postgres`,
        statement,
      ],
      { cwd: folder },
    );
  await sql(`CREATE DATABASE ${name}`);
  const remove = async () => void (await sql(`DROP DATABASE ${name} (FORCE)`));
  try {
    for (const task of [
      ['makemigrations'],
      ['migrate'],
      ['collectstatic', '--no-input'],
      ['shell', '-c', post],
    ])
      await run(program('python'), ['manage.py', ...task], { cwd: folder, env: variables });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, program, variables, remove };
}

/** Starts gunicorn on a socket and nginx in front of it, and waits for a page. */
export async function serveSite(site: Site, setup: Setup, page: string): Promise<Served> {
  const folder = newFolder();
  const socket = join(folder, 'site.sock');
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), nginxConfig(folder, port, socket, setup.nginx));
  const env = { ...process.env, ...site.variables, ...setup.variables };
  const [program = '', ...args] = setup.gunicorn.map((word) => word.replace('SOCKET', socket));
  const gunicorn = spawn(program, args, { cwd: site.folder, env, stdio: 'ignore' });
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const stop = () => [nginx, gunicorn].forEach((child) => void child.kill());
  process.on('exit', stop);
  const url = `http://127.0.0.1:${port}`;
  await waitFor(url + page, [nginx, gunicorn]);
  return { url, stop, memory: () => memoryOf(gunicorn.pid ?? 0) };
}

function nginxConfig(folder: string, port: number, socket: string, lines: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  // Its workers have to reach the bench's own folders.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user} daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes auto;
events {}
http {
  include /etc/nginx/mime.types; access_log ${folder}/access.log; sendfile on; tcp_nopush on; gzip on;
  ${temporary.join(' ')}
  server {
    listen 127.0.0.1:${port};
    ${lines}
    location / { proxy_pass http://unix:${socket}; }
  }
}
`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function waitFor(url: string, children: readonly ChildProcess[]): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (children.some(({ exitCode, pid }) => exitCode !== null || pid === undefined))
      throw new NotMeasured('nginx or gunicorn did not start');
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new NotMeasured(`${url} is not served`);
}

/** https://docs.kernel.org/filesystems/proc.html: Pss divides shared pages by those who share them. */
function memoryOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return [String(pid), ...children].reduce((sum, each) => {
    const [, size = '0'] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8')) ?? [];
    return sum + Number(size) * 1024;
  }, 0);
}

/** How many connections at once: enough to keep every process busy. */
export const connections = 8 * availableParallelism();
