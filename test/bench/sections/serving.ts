// How fast a deployed site answers, and in how much memory, against the usual set-up of tutorials.
import { NotMeasured, runOther } from '../programs.ts';
import { amount, type Row, ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { connections, makeSite, type Served, type Setup, type Site, serveSite } from '../served-site.ts';
import { slowRounds } from '../timing.ts';

const what = 'serving : tutorial';
const page = '/blog/posts/1/';
const file = '/static/css/site.css';

/** As deploy/ puts it on a server: a socket of systemd, gunicorn.conf.py, nginx that ends each connection. */
const ours = (site: Site): Setup => ({
  gunicorn: [
    'systemd-socket-activate',
    '--listen=SOCKET',
    ...Object.keys(site.variables).map((name) => `--setenv=${name}`),
    site.program('gunicorn'),
  ],
  nginx: `location /static/ {
      alias ${site.folder}/staticfiles/; gzip_static on; gzip_vary on; access_log off;
      open_file_cache max=1000 inactive=20s; open_file_cache_valid 10s;
    }
    proxy_http_version 1.1; proxy_set_header Connection close; proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Request-ID $request_id;`,
});

/** Three synchronous workers, nothing tuned, and Django's default of a connection to the database per request. */
const tutorial = (site: Site): Setup => ({
  gunicorn: [
    site.program('gunicorn'),
    ...['--config', '/dev/null', '--workers', '3', '--bind', 'unix:SOCKET', 'shop.wsgi'],
  ],
  nginx: `location /static/ { alias ${site.folder}/staticfiles/; }
    proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`,
  variables: { CONN_MAX_AGE: '0' },
});

/** The same, but with the connections that our settings keep: what the server alone makes of it. */
const tutorialThatKeeps = (site: Site): Setup => ({ ...tutorial(site), variables: {} });

interface Measured {
  /** Milliseconds for each request, all connections taken together. */
  readonly time: number;
  /** Milliseconds that one in a hundred took longer than. */
  readonly p99: number;
}

async function load(url: string, seconds: number): Promise<Measured> {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', url];
  const printed = await runOther('wrk', [...args, '-H', 'Accept-Encoding: gzip'], { cwd: '/' });
  if (/Non-2xx|Socket errors/.test(printed)) throw new NotMeasured(`requests failed: ${printed}`);
  const [, rate = ''] = /Requests\/sec:\s+([\d.]+)/.exec(printed) ?? [];
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(printed) ?? [];
  return { time: 1000 / Number(rate), p99: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit as 'ms'] };
}

async function measureSites(site: Site): Promise<Row[]> {
  const served: Record<string, Served> = {};
  const memory: Record<string, number> = {};
  const pages: Record<string, Measured[]> = { ours: [], tutorial: [], keeps: [] };
  const files: Record<string, Measured[]> = { ours: [], tutorial: [], keeps: [] };
  const setups = { ours: ours(site), tutorial: tutorial(site), keeps: tutorialThatKeeps(site) };
  try {
    for (const [name, setup] of Object.entries(setups)) {
      served[name] = await serveSite(site, setup, page);
      await load(served[name].url + page, 2);
      memory[name] = served[name].memory();
    }
    for (let round = 0; round < slowRounds; round++) {
      const turns = round % 2 === 0 ? Object.entries(served) : Object.entries(served).toReversed();
      for (const [name, { url }] of turns) {
        pages[name]?.push(await load(url + page, 3));
        files[name]?.push(await load(url + file, 1));
      }
    }
  } finally {
    for (const { stop } of Object.values(served)) stop();
  }
  const times = (of: Record<string, Measured[]>, name: string, key: keyof Measured) =>
    (of[name] ?? []).map((measured) => measured[key]);
  const row = (
    label: string,
    of: Record<string, Measured[]>,
    key: keyof Measured,
    than: string,
    most?: number,
  ) => perRequest(ratio(label, times(of, 'ours', key), times(of, than, key), most), of, key, than);
  return [
    row('page, time each : tutorial', pages, 'time', 'tutorial', 1 / 1.5),
    row('page, p99 : tutorial', pages, 'p99', 'tutorial', 1),
    row('page, time each : tutorial that keeps connections', pages, 'time', 'keeps'),
    row('page, p99 : tutorial that keeps connections', pages, 'p99', 'keeps'),
    row('static file, time each : tutorial', files, 'time', 'tutorial'),
    row('static file, p99 : tutorial', files, 'p99', 'tutorial'),
    amount({
      what: 'memory of gunicorn : tutorial',
      value: (memory.ours ?? 0) / (memory.tutorial ?? 0),
      unit: 'x',
      budget: 1,
      detail: `${megabytes(memory.ours)} : ${megabytes(memory.tutorial)}`,
    }),
  ];
}

/** A row with its detail in requests a second, or in milliseconds with their fractions. */
function perRequest(row: Row, of: Record<string, Measured[]>, key: keyof Measured, than: string): Row {
  const shown = (name: string) => {
    const sorted = (of[name] ?? []).map((measured) => measured[key]).toSorted((one, other) => one - other);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return key === 'time' ? `${(1000 / middle).toFixed(0)} requests/s` : `${middle.toFixed(1)} ms`;
  };
  return { ...row, detail: `${shown('ours')} : ${shown(than)}` };
}

const megabytes = (bytes = 0) => `${(bytes / 1e6).toFixed(0)} MB`;

export const serving: Section = {
  what,
  async measure(command) {
    for (const program of ['wrk', 'nginx', 'systemd-socket-activate']) await checkFor(program);
    const site = await makeSite(command);
    try {
      return await measureSites(site);
    } finally {
      await site.remove();
    }
  },
};

async function checkFor(program: string): Promise<void> {
  await runOther('which', [program], { cwd: '/' }).catch(() => {
    throw new NotMeasured(`there is no ${program} on this machine`);
  });
}
