// What the last page of 10,000 records costs in the generated API, as a multiple of the first page.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folders.ts';
import { run } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { rounds } from '../timing.ts';
import { virtualEnvironment } from '../virtual-environment.ts';

/** The last of 500 pages; the cursor is `p=21` in base64: go on before the record with that key. */
const lastPages = { cursor: 'cursor=cD0yMQ==', page: 'page=500' } as const;

/** The most that the last page may cost where it should cost no more than the first. */
const budgets = { cursor: 1.25, page: undefined } as const;

const measure = (lastPage: string) => `
import json
from time import perf_counter
from blog.models import Post
from django.core.management import call_command
from django.test import Client

call_command("makemigrations", verbosity=0)
call_command("migrate", verbosity=0)
Post.objects.bulk_create(Post(title=f"Post {number:05}") for number in range(10_000))
client = Client(SERVER_NAME="localhost")


def time(query):
    start = perf_counter()
    for _ in range(10):
        page = client.get(f"/api/blog/posts/?{query}").json()
        assert len(page["results"]) == 20
    return (perf_counter() - start) * 1000


assert client.get("/api/blog/posts/?${lastPage}").json()["next"] is None
times = {"first": [], "last": []}
for _ in range(${rounds}):
    times["first"].append(time(""))
    times["last"].append(time("${lastPage}"))
print(json.dumps(times))
`;

export const pagination: Section = {
  what: 'last page of the API : first page',
  async measure({ file }) {
    const cwd = newFolder();
    const apps = [{ name: 'blog', path: 'blog/', models: ['Post title:char:200'] }];
    for (const style of Object.keys(lastPages)) {
      const blueprint = { title: 'Shop', package: 'shop', features: ['api'], pagination: style, apps };
      writeFileSync(join(cwd, `${style}.json`), JSON.stringify(blueprint));
      const words = [style, '--from', `${style}.json`, '--no-install', '--no-git', '--yes', '--quiet'];
      await run(process.execPath, [file, ...words], { cwd });
    }
    const program = await virtualEnvironment('-r', join(cwd, 'cursor/requirements.txt'));
    const rows = [];
    for (const style of ['cursor', 'page'] as const) {
      const words = ['manage.py', 'shell', '-v', '0', '-c', measure(lastPages[style])];
      const env = { API_RATE_ANON: '9999/sec' };
      const times = JSON.parse(await run(program('python'), words, { cwd: join(cwd, style), env }));
      rows.push(ratio(`last page : first of 500, by ${style}`, times.last, times.first, budgets[style]));
    }
    return rows;
  },
};
