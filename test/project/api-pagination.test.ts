// The pagination styles of the feature api over 10,000 records: what a walk to the end finds, and what its pages cost.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { get, make, serve, suiteFolder } from './helpers.ts';
import { has, hasPostgres, installInto, pinned, postgresUrl, pythonsFor, runSql } from './machine.ts';
import { apps, costOfPages, count, makeRecords } from './many-records.ts';
import { installSite, type RealSite, siteAt } from './real-site.ts';

const styles = {
  page: { first: 'page_size=100', order: 'by title', queries: 3 },
  limit: { first: 'limit=100', order: 'by title', queries: 3 },
  cursor: { first: 'page_size=100', order: 'newest first', queries: 2 },
} as const;
const postgres = await hasPostgres();
const needs = {
  'a Python for Django 5.2': pythonsFor('5.2').length > 0,
  'a package index': has.packageIndex(),
};

interface Post {
  readonly id: number;
  readonly title: string;
  readonly tags: readonly number[];
}

interface Page {
  readonly next: string | null;
  readonly results: readonly Post[];
}

/** Compares two records that follow each other. */
const inOrder = {
  'by title': (one: Post, other: Post) =>
    one.title < other.title || (one.title === other.title && one.id < other.id),
  'newest first': (one: Post, other: Post) => one.id > other.id,
};

const folder = suiteFolder();
/** The programs of the first site, which the others use as well. */
let first: RealSite;

beforeAll(async () => {
  first = await installSite(folder.path, { features: ['api'], pagination: 'page', apps });
  await installInto(first.program('python'), ...pinned('psycopg[binary]'));
});

/** A site that differs from the first in its templates only, so that it needs no environment of its own. */
async function siteWith(pagination: string): Promise<RealSite> {
  const from = `${pagination}.json`;
  const blueprint = { title: 'Shop', package: 'shop', features: ['api'], pagination, apps };
  writeFileSync(join(folder.path, from), JSON.stringify(blueprint));
  const made = await make(folder.path, [pagination, '--from', from, '--no-install', '--no-git']);
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  return siteAt(join(folder.path, pagination), join(first.home, '.venv'));
}

describe.each(Object.entries(styles))('%s', (style, { first: query, order, queries }) => {
  const databaseName = `mvt_pages_${process.pid}_${style}`;
  let site: RealSite;

  beforeAll(async () => {
    site = await siteWith(style);
  });

  afterAll(async () => {
    if (postgres && first) {
      await runSql(join(first.home, '.venv/bin'), `DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
    }
  });

  /** Walks from the first page to the last, and does something in between. */
  async function walk(url: string, atPage: (page: number) => Promise<unknown>) {
    const posts: Post[] = [];
    const addresses: string[] = [];
    for (let next: string | null = `${url}/api/blog/posts/?${query}`; next; ) {
      addresses.push(next.replace(url, ''));
      const page: Page = JSON.parse((await get(next)).body);
      posts.push(...page.results);
      next = page.next;
      await atPage(addresses.length);
    }
    return { posts, addresses };
  }

  /** All records come once and in order; each page takes as many queries as the next one. */
  async function expectWholeWalk(variables: Record<string, string>) {
    const more = { ...variables, API_RATE_ANON: '9999/sec', API_RATE_USER: '9999/sec' };
    const token = await makeRecords(site, more);
    const server = await serve(site.home, site.program('python'), more);
    const headers = { Authorization: `Token ${token}`, 'Content-Type': 'application/json' };
    const add = (page: number) =>
      fetch(`${server.url}/api/blog/posts/`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ title: `Added at page ${page}`, tags: [] }),
      });
    const added: number[] = [];
    const { posts, addresses } = await walk(server.url, async (page) => {
      if (style === 'cursor' && page % 10 === 0) added.push((await add(page)).status);
    });

    expect(new Set(posts.map(({ id }) => id)).size).toBe(count);
    expect(posts).toHaveLength(count);
    expect(posts.filter((post, at) => at > 0 && !inOrder[order](posts[at - 1] as Post, post))).toEqual([]);
    expect(posts.filter(({ tags }) => tags.length !== 1)).toEqual([]);
    expect(added).toEqual(style === 'cursor' ? Array(10).fill(201) : []);
    const sample = [0, Math.floor(addresses.length / 2), addresses.length - 1];
    const costs = await costOfPages(
      site,
      sample.map((page) => addresses[page] ?? ''),
      more,
    );
    expect(costs.map((cost) => cost.queries)).toEqual([queries, queries, queries]);
    return costs;
  }

  testWith(needs)('on SQLite', async () => {
    const costs = await expectWholeWalk({ DATABASE_URL: `sqlite:///${join(folder.path, style)}.sqlite3` });
    if (style !== 'cursor') return;
    const [one, , last] = costs;
    expect(last?.plan).toBe('SEARCH blog_post USING INTEGER PRIMARY KEY (rowid<?)');
    for (const { statement } of costs) expect(statement).not.toContain('OFFSET');
    expect((last?.work ?? 0) / (one?.work ?? 0)).toBeLessThan(1.1);
  });

  testWith({ ...needs, PostgreSQL: postgres })('on PostgreSQL', async () => {
    await runSql(join(first.home, '.venv/bin'), `CREATE DATABASE ${databaseName}`);
    const costs = await expectWholeWalk({ DATABASE_URL: postgresUrl(databaseName) });
    if (style !== 'cursor') return;
    for (const { plan, statement, work } of costs) {
      expect(plan).toContain('"Index Name": "blog_post_pkey"');
      expect(statement).not.toContain('OFFSET');
      // 101 posts, to see whether there are more; 100 relations, and their tags.
      expect(work).toBeLessThan(500);
    }
  });
});
