// Elastic Beanstalk: a deployment in a folder laid out like an instance, in the order of the documentation.
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.workflow.html
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { execute, expectSuccess, type Variables } from '../project/helpers.ts';
import { readYaml } from './projects.ts';
import { platformVariables, type Site } from './site.ts';

export interface Instance {
  /** What stands for /var/app/. */
  readonly root: string;
  /** Where the code is: in staging/ until all is done, then in current/. */
  readonly current: string;
  /** The steps that ran, in order. */
  readonly ran: readonly string[];
  /** What the step printed that stopped the deployment. */
  readonly failure?: string;
  /** The command of the process `web`. */
  readonly web: string;
}

/** Deploys a project as the leader, with the properties of its environment. */
export async function deploy(
  site: Site,
  folder: string,
  name: string,
  properties: Variables,
): Promise<Instance> {
  const root = join(site.folder, name);
  const staging = join(root, 'staging');
  const current = join(root, 'current');
  await stage(folder, staging);
  mkdirSync(join(root, 'venv'));
  symlinkSync(site.venv, join(root, 'venv/staging-LQM1lest'));
  const here = (text: string) => text.replaceAll('/var/app/', `${root}/`);

  const config = await readYaml(
    site.tools,
    readFileSync(join(staging, '.ebextensions/django.config'), 'utf8'),
  );
  const options = config.option_settings;
  const ofFile: Record<string, string> = options['aws:elasticbeanstalk:application:environment'];
  // Of the venv nothing is on the PATH: what needs it has to activate it.
  const { PATH: _, ...others } = platformVariables(site, { ...ofFile, PORT: '8000', ...properties });
  const variables = { ...others, PATH: process.env.PATH };

  const ran: string[] = [];
  const { NumProcesses, NumThreads, WSGIPath } = options['aws:elasticbeanstalk:container:python'];
  const byDefault = `web: gunicorn --bind 127.0.0.1:8000 --workers=${NumProcesses} --threads=${NumThreads} ${WSGIPath}\n`;
  const instance = (failure?: string): Instance => {
    const procfile = join(failure === undefined ? current : staging, 'Procfile');
    if (!existsSync(procfile)) writeFileSync(procfile, byDefault);
    const [, web = ''] = /^web: (.*)$/m.exec(readFileSync(procfile, 'utf8')) ?? [];
    return { root, current, ran, web, ...(failure !== undefined && { failure }) };
  };

  const steps = [
    ...hooksIn(staging, '.platform/hooks/prebuild'),
    ...Object.entries<{ command: string }>(config.container_commands)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([title, { command }]) => ({ title, words: ['sh', '-c', here(command)] })),
    ...hooksIn(staging, '.platform/hooks/predeploy'),
  ];
  for (const { title } of steps.filter(({ title }) => title.endsWith('.sh'))) {
    const file = join(staging, title);
    writeFileSync(file, here(readFileSync(file, 'utf8')));
  }
  for (const { title, words } of steps) {
    const { exitCode, output } = await execute(staging, words, variables);
    ran.push(title);
    if (exitCode !== 0) return instance(output);
  }
  renameSync(staging, current);
  return instance();
}

/** Copies what `eb deploy` would send. */
async function stage(folder: string, staging: string): Promise<void> {
  await expectSuccess(folder, ['git', 'init', '--quiet']);
  const words = ['git', 'ls-files', '--others', '--exclude-from=.ebignore'];
  for (const path of (await expectSuccess(folder, words)).split('\n')) {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    copyFileSync(join(folder, path), join(staging, path));
  }
}

const hooksIn = (staging: string, folder: string) =>
  (existsSync(join(staging, folder)) ? readdirSync(join(staging, folder)) : [])
    .sort()
    .map((file) => ({ title: `${folder}/${file}`, words: [`./${folder}/${file}`] }));

/** The nginx of an instance, as far as the site's own configuration can tell; it listens on `port`. */
export function writeNginx({ root, current }: Instance, port: number, upstream: number): string {
  const folder = join(root, 'nginx');
  cpSync(join(current, '.platform/nginx/conf.d'), join(folder, 'conf.d'), { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const lines = `
    daemon off; error_log stderr; pid ${folder}/nginx.pid; user root;
    events {}
    http {
      ${temporary.join(' ')}
      access_log off;
      include /etc/nginx/mime.types;
      include conf.d/*.conf;
      map $http_upgrade $connection_upgrade { default "upgrade"; }
      server {
        listen 127.0.0.1:${port};
        gzip off;
        location /static { alias ${current}/staticfiles; }
        location / {
          proxy_pass http://127.0.0.1:${upstream};
          proxy_http_version 1.1;
          proxy_set_header Connection $connection_upgrade;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }
      }
    }`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, lines);
  return file;
}
