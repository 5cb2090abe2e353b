// A sandbox with a generated project in it, ready for deploy/setup.sh: its clone, its packages, and what stands in.
import { appendFileSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { siteName } from '../../lib/stacks/django/site-names.ts';
import { command } from '../helpers/command.ts';
import { patience } from '../helpers/patience.ts';
import { environment } from '../project/helpers.ts';
import { pinned, postgresServer, withUv } from '../project/machine.ts';
import { Sandbox } from './sandbox.ts';

/** Programs that cannot do their work here: they need the internet, or a kernel of their own. */
const stubs = {
  'apt-get': '#!/bin/sh\necho "$@" >> /run/log/apt-get\n',
  ufw: '#!/bin/sh\necho "$@" >> /run/log/ufw\n',
  sshd: '#!/bin/sh\necho port 2222\n',
  journalctl: '#!/bin/sh\ntail -n 40 /run/log/django-*-web.log\n',
  // Proves by HTTP that the names lead here, as Let's Encrypt does, and signs the certificate itself.
  certbot: `#!/bin/bash
set -euo pipefail
echo "$@" >> /run/log/certbot
while [ $# -gt 0 ]; do
  case $1 in
    --webroot-path) root=$2 ;;
    --cert-name) name=$2 ;;
    --domains) domains=$2 ;;
  esac
  shift
done
mkdir -p "$root/.well-known/acme-challenge"
echo proof > "$root/.well-known/acme-challenge/token"
for domain in \${domains//,/ }; do
  curl --silent --fail --resolve "$domain:80:127.0.0.1" "http://$domain/.well-known/acme-challenge/token" | grep -q proof
done
rm -r "$root/.well-known"
mkdir -p "/etc/letsencrypt/live/$name"
openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj "/CN=Stub" -addext "subjectAltName=DNS:\${domains//,/,DNS:}" \\
  -keyout "/etc/letsencrypt/live/$name/privkey.pem" -out "/etc/letsencrypt/live/$name/fullchain.pem" 2> /dev/null
`,
};

/** The names that the site has in tests. */
export const hosts = ['shop.test', 'www.shop.test'];

export interface ServerOptions {
  /** Names the package, and with that all that it has on the server and in PostgreSQL. */
  readonly name: string;
  readonly database: 'sqlite' | 'postgresql';
  readonly features: readonly string[];
}

export class DropletServer {
  readonly sandbox: Sandbox;
  /** The clone of the project, inside and outside of the sandbox. */
  readonly project: string;
  /** What everything is called on the server. */
  readonly site: string;

  private constructor(sandbox: Sandbox, project: string, site: string) {
    this.sandbox = sandbox;
    this.project = project;
    this.site = site;
  }

  static async start({ name, database, features }: ServerOptions): Promise<DropletServer> {
    const sandbox = await Sandbox.start(stubs, postgresServer);
    const { folder } = sandbox;
    const words = [
      '--database',
      database,
      '--features',
      features.join(','),
      '--no-install',
      '--yes',
      '--quiet',
    ];
    const place = [name, '--deploy', 'digitalocean', '--digitalocean', 'droplet', ...words];
    await execa('node', [command, ...place], { cwd: folder, env: environment, extendEnv: false });
    const server = new DropletServer(sandbox, join(folder, name), siteName(name));
    const app = join(server.project, 'pages');
    copyFileSync(join(import.meta.dirname, 'probe.py'), join(app, 'probe.py'));
    appendFileSync(join(app, 'urls.py'), '\nurlpatterns += [path("probe/", include("pages.probe"))]\n');
    const urls = readFileSync(join(app, 'urls.py'), 'utf8');
    await server.write('pages/urls.py', `from django.urls import include\n${urls}`);
    if (features.includes('celery'))
      appendFileSync(join(app, 'tasks.py'), readFileSync(join(import.meta.dirname, 'probe_tasks.py')));
    await server.commit('Add probes');
    await server.fetchPackages();
    return server;
  }

  /** A virtual environment with what tests need to talk to the site. */
  get tools(): string {
    return join(this.sandbox.folder, 'tools');
  }

  /** Fetches the project's packages, since pip has no network in the sandbox. */
  private async fetchPackages(): Promise<void> {
    const { folder } = this.sandbox;
    await execa('/usr/bin/python3', ['-m', 'venv', this.tools]);
    const pip = [join(this.tools, 'bin/python'), '-m', 'pip'] as const;
    await execa(pip[0], ['-m', 'pip', 'install', '--quiet', ...pinned('websockets')]);
    const wheels = join(folder, 'wheels');
    await execa(pip[0], ['-m', 'pip', 'download', '--quiet', '--dest', wheels, '-r', 'requirements.txt'], {
      cwd: this.project,
    });
    await this.sandbox.expect(
      `printf '[global]\\nno-index = true\\nfind-links = ${wheels}\\n' > /etc/pip.conf`,
    );
  }

  /** Locks the packages that were fetched. */
  async lock(): Promise<void> {
    const wheels = ['--no-index', '--find-links', join(this.sandbox.folder, 'wheels')];
    const words = [
      'pip',
      'compile',
      '--quiet',
      '--generate-hashes',
      '--python',
      join(this.tools, 'bin/python'),
    ];
    const env = { ...environment, ...(await withUv()) };
    const options = { cwd: this.project, env, extendEnv: false };
    await execa(
      'uv',
      [...words, ...wheels, '--output-file', 'requirements.lock', 'requirements.txt'],
      options,
    );
  }

  /** Writes a file of the clone. */
  async write(path: string, text: string): Promise<void> {
    await this.sandbox.expect(`cat > '${join(this.project, path)}'`, text);
  }

  /** Commits everything in the clone. */
  async commit(message: string): Promise<void> {
    const words = ['commit', '--quiet', '--all', '--message', message];
    const options = { cwd: this.project, env: environment, extendEnv: false };
    await execa('git', ['add', '--all'], options);
    await execa('git', words, options);
  }

  /** Runs a script of the clone's folder deploy/. */
  script(words: string) {
    return this.sandbox.run(`cd '${this.project}' && deploy/${words}`);
  }

  /** Asks the site through nginx: words for curl, whose last one is a path or a URL. */
  curl(...words: string[]) {
    const to = hosts
      .flatMap((host) => [80, 443].map((port) => `--resolve ${host}:${port}:127.0.0.1`))
      .join(' ');
    const last = words.at(-1) ?? '';
    const url = last.startsWith('/') ? `https://${hosts[0]}${last}` : last;
    const quoted = [...words.slice(0, -1), url].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
    return this.sandbox.run(
      `curl --silent --insecure --max-time ${patience / 1000} ${to} ${quoted.join(' ')}`,
    );
  }

  /** Prepares the server and puts the site on it. */
  async deploy(): Promise<void> {
    for (const words of [`setup.sh ada@example.com ${hosts.join(' ')}`, 'release.sh']) {
      const { exitCode, output } = await this.script(words);
      if (exitCode !== 0) throw new Error(`deploy/${words} ended with ${exitCode}:\n${output}`);
    }
  }

  /** Every file that the scripts may write, with what would show that it was written, and the folders of the data. */
  files(): Promise<string> {
    const files = `find /etc /srv /usr/local /home -printf '%p %y %m %u:%g %s %T@ %l\\n'`;
    const folders = `find /var/lib/${this.site} -maxdepth 1 -type d -printf '%p %m %u:%g\\n'`;
    return this.sandbox.expect(`{ ${files}; ${folders}; } | sort`);
  }

  async stop(): Promise<void> {
    const drop = ['dropdb --force', 'dropuser'].map(
      (words) => `runuser --user postgres -- ${words} --if-exists ${this.site}`,
    );
    await this.sandbox.run(drop.join('; '));
    await this.sandbox.stop();
  }
}
