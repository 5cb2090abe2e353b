// What a feature declares gets into everything that is written for the targets: shown with a feature that nothing knows.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Addition } from '../../../lib/core/additions/addition.ts';
import type { Tree } from '../../../lib/core/files/tree.ts';
import { render } from '../../../lib/core/render/render.ts';
import { templatesInFolder } from '../../../lib/core/templates/template-folder.ts';
import { createDjango } from '../../../lib/stacks/django/index.ts';
import { djangoTables } from '../../../lib/stacks/django/tables.ts';
import { shop } from '../../helpers/blueprints.ts';
import { blueprintOf, targetNames } from '../../helpers/django.ts';

describe('what a feature declares', () => {
  const indexer = {
    name: 'indexer',
    title: 'the index of the search',
    about: 'Keeps the index up to date.',
    label: 'the indexer',
    command: ['python', 'manage.py', 'index', '--file', '[state]/index'],
    replicas: 'one',
    why: 'Two indexers would write to one index',
    switch: 'RUN_INDEXER',
    uses: ['redis'],
    stop: { seconds: 20, help: ['It ends the entry that it is at.'] },
  } as const;

  const search = {
    name: 'search',
    title: 'Search',
    hint: 'finds pages',
    runtime: () => ({
      processes: [
        indexer,
        {
          name: 'crawler',
          title: 'visits to pages',
          about: 'Visits pages.',
          label: 'a crawler',
          command: ['[package]-crawl'],
          replicas: 'many',
          limits: ['--jobs', '1'],
        },
      ],
      services: ['redis'],
      section: 'Searching',
      variables: [
        {
          name: 'SEARCH_URL',
          help: 'the Redis of the index',
          comment: ['Where the index is.'],
          example: 'redis://localhost:6379/7',
          from: 'redis',
          overTls: '?tls=yes',
        },
        { name: 'SEARCH_PROXIES', help: 'how many proxies are in front', default: '0', counts: 'proxies' },
      ],
      builds: [
        {
          folder: 'widget',
          image: 'node:24',
          command: ['npm', 'run', 'bundle'],
          output: 'widget/out',
          assets: 'widget',
        },
      ],
      server: 'asgi',
      webSockets: ['/live/'],
    }),
  } as const satisfies Addition;

  /** A project for all targets, whose only feature is one that nothing else knows. */
  function renderWith(feature: Addition): Tree {
    const source = templatesInFolder(resolve(import.meta.dirname, '../../../templates'));
    const stack = createDjango(source, { ...djangoTables, features: [feature] });
    const blueprint = blueprintOf({ ...shop, deploy: targetNames, digitalocean: 'both' });
    return render({ ...blueprint, features: [feature.name] }, stack);
  }

  const tree = renderWith(search);
  const index = 'python manage.py index --file /tmp/index';
  const crawl = 'shop-crawl --jobs 1';

  test.each<[path: string, texts: readonly string[]]>([
    ['Procfile', [`\nindexer: ${index}\n`, `\ncrawler: ${crawl}\n`]],
    ['app.json', ['"indexer": {', '"crawler": {', 'heroku-redis', 'heroku/nodejs']],
    ['package.json', ['npm --prefix widget run bundle', '"node": "24.x"', 'Builds widget/ on Heroku.']],
    ['.platform/Procfile', ['web: gunicorn --bind', `\ncrawler: ${crawl}\n`]],
    [
      '.platform/hooks/prebuild/01_procfile.sh',
      ['Two indexers would', '{RUN_INDEXER:-}', `"indexer: ${index}"`],
    ],
    ['.platform/confighooks/prebuild/01_procfile.sh', ['exec ']],
    ['.platform/nginx/conf.d/site.conf', ['"~^/static/widget/']],
    ['.ebextensions/django.config', ['SEARCH_PROXIES: "2"', 'WSGIPath: shop.asgi:application']],
    ['.ebignore', ['widget/out/ is uploaded']],
    ['startup.sh', [`  ${crawl} || true`, '{RUN_INDEXER:-}" = True', `  ${index} || true`]],
    ['.github/workflows/azure.yml', ['working-directory: widget', 'npm run bundle', 'node-version: 24']],
    [
      '.do/app.yaml',
      [
        `name: indexer\n    run_command: ${index}\n`,
        `run_command: ${crawl}`,
        'key: SEARCH_URL',
        '}?tls=yes',
        'VALKEY',
      ],
    ],
    [
      'deploy/systemd/django-shop-indexer.service',
      [
        '# Keeps the index up to date. Run only one',
        'Description=django-shop: the index of the search',
        'After=network.target redis-server.service',
        'current/.venv/bin/python manage.py index --file /var/lib/django-shop/index',
        '# It ends the entry that it is at.\nKillMode=mixed\nTimeoutStopSec=20',
      ],
    ],
    [
      'deploy/systemd/django-shop-crawler.service',
      ['ExecStart=/srv/django-shop/current/.venv/bin/shop-crawl\n'],
    ],
    ['deploy/systemd/django-shop-web.service', ['redis-server.service']],
    ['deploy/setup.sh', [' redis-server npm >', 'SEARCH_URL=redis://localhost:6379/7']],
    [
      'deploy/release.sh',
      [
        '"$site-indexer.service" "$site-crawler.service"',
        'npm --prefix widget run bundle',
        'rm --recursive .npm widget/',
      ],
    ],
    ['deploy/nginx/django-shop.conf', ['location /live/ {', '"~/widget/[^/]+-', '$http_upgrade']],
    ['gunicorn.conf.py', ['shop.asgi:application', 'websocket_max_message_size']],
    ['shop/static_files.py', ['^widget/', 'async def get_static_response']],
    [
      'shop/settings.py',
      ['\\w+$|/widget/[^/]+-', '("SEARCH_URL",)', 'conn_max_age=env.int("CONN_MAX_AGE", 0)'],
    ],
    [
      '.env.example',
      [
        '# --- Searching ---',
        '\n# Where the index is.\n# SEARCH_URL=redis://localhost:6379/7\n# SEARCH_PROXIES=0\n\n',
        '# CONN_MAX_AGE=0',
      ],
    ],
    [
      'README.md',
      [
        '| `SEARCH_URL` | the Redis of the index |',
        'web=1 indexer=1 crawler=1   # never more than one indexer',
        '`eb setenv RUN_INDEXER=True`',
        'The indexer must run only once',
        'Each instance runs a crawler.',
        'the setting\n  `RUN_INDEXER=True`',
        '`SEARCH_URL` must end in `?tls=yes`',
        'Search alongside',
        '--web-sockets-enabled true',
        'npm --prefix widget install && npm --prefix widget run bundle',
        'git add --force widget/out',
      ],
    ],
  ])('is in %s', (path, texts) => {
    const content = tree.get(path)?.content ?? '(no such file)';
    for (const text of texts) expect(content).toContain(text);
  });

  test('a site without it has none of that', () => {
    const plain = renderWith({ name: 'nothing', title: 'Nothing', hint: '' });
    const text = [...plain].map(([path, { content }]) => path + content).join('\n');
    expect(text).not.toMatch(/indexer|crawler|widget\/|SEARCH_|redis-server|nodejs|websocket_max/);
  });

  test.each<[name: string, command: readonly string[], message: RegExp]>([
    ['web', ['run'], /Another process of the site is called web\./],
    ['Two_words', ['run'], /name of the process Two_words needs other characters/],
    ['odd', ['run', 'two words'], /process odd has the word two words, which needs quotes/],
  ])('a process %s with the command %j is refused', (name, command, message) => {
    const runtime = () => ({ processes: [{ ...indexer, name, command }] });
    expect(() => renderWith({ ...search, runtime })).toThrow(message);
  });
});
