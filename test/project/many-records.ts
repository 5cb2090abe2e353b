// An API with 10,000 records, and what a page of them costs its database.
import type { Variables } from './helpers.ts';
import type { RealSite } from './real-site.ts';

export const count = 10_000;

/** An app whose records have a relation to many others, and titles that are not unique. */
export const apps = [
  {
    name: 'blog',
    path: 'blog/',
    models: ['Tag name:char:60 access=members', 'Post title:char:200 tags:m2m:Tag:blank access=members'],
  },
];

const fill = `
from blog.models import Post, Tag
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from rest_framework.authtoken.models import Token

call_command("makemigrations", verbosity=0)
call_command("migrate", verbosity=0)
tags = [Tag.objects.create(name=f"Tag {number}") for number in range(3)]
posts = Post.objects.bulk_create(Post(title=f"Post {number % 97:02}") for number in range(${count}))
Post.tags.through.objects.bulk_create(
    Post.tags.through(post=post, tag=tags[post.pk % 3]) for post in posts
)
connection.cursor().execute("ANALYZE")
user = get_user_model().objects.create_user("ada")
print(Token.objects.create(user=user))
`;

/** Makes the tables and the records. @returns the token of a user */
export async function makeRecords(site: RealSite, variables: Variables): Promise<string> {
  return (await site.shell(fill, variables)).trim();
}

/** What the database does for one page. */
export interface PageCost {
  readonly queries: number;
  /** The steps of SQLite's machine, or the rows that PostgreSQL reads. */
  readonly work: number;
  /** How the records are found: the statement, and the database's plan for it. */
  readonly statement: string;
  readonly plan: string;
}

const measure = (addresses: readonly string[]) => `
import json
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

client = Client(SERVER_NAME="localhost")
steps = [0]


def step():
    steps[0] += 1


def read(node):
    """Return how many rows a plan of PostgreSQL reads from tables."""
    inner = sum(read(each) for each in node.get("Plans", []))
    if "Relation Name" not in node:
        return inner
    return inner + node["Actual Rows"] + node.get("Rows Removed by Filter", 0)


def cost_of(address):
    client.get(address)
    if connection.vendor == "sqlite":
        connection.connection.set_progress_handler(step, 1)
    steps[0] = 0
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in queries]
    [statement] = [each for each in statements if each.startswith('SELECT "blog_post"')]
    cursor = connection.cursor()
    if connection.vendor == "sqlite":
        work = steps[0]
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        plan = "; ".join(row[-1] for row in cursor.fetchall())
    else:
        work, plan = 0, ""
        for each in statements:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {each}")
            [[[found]]] = cursor.fetchall()
            work += read(found["Plan"])
            plan = json.dumps(found["Plan"]) if each == statement else plan
    return {"queries": len(statements), "work": work, "statement": statement, "plan": plan}


print(json.dumps([cost_of(address) for address in ${JSON.stringify(addresses)}]))
`;

/** What pages of the API cost, by their addresses without a host. */
export async function costOfPages(
  site: RealSite,
  addresses: readonly string[],
  variables: Variables,
): Promise<PageCost[]> {
  return JSON.parse(await site.shell(measure(addresses), variables));
}
