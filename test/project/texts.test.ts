// Titles and descriptions: whatever a user types comes out as that text, in Python, in Markdown and on pages.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect } from 'vitest';
import { anyBlueprint, shop } from '../helpers/blueprints.ts';
import { temporaryFolder } from '../helpers/command.ts';
import { type Project, render } from '../helpers/django.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import { has, installTools, pythonsFor, withUv } from './machine.ts';

const python = pythonsFor('5.2').at(-1)?.path ?? 'python3';

type Texts = Pick<Project, 'title' | 'description'>;

const hostile: Record<string, Texts> = {
  'quotes and backslashes': { title: `"""'''\\"\\'\\`, description: 'It ends with a backslash \\' },
  'marks of templates': {
    title: '%> <%= title %> <%- 1 %> -%> <%_',
    description: '{{ site }} {% endblock %} {# #} {% verbatim %}',
  },
  HTML: {
    title: '</title><script>alert(1)</script>',
    description: '"><script>alert(2)</script><!-- --> ]]> &lt;',
  },
  'line breaks': {
    title: 'one\ntwo\r\nthree\rfour\u2028five\u2029six\u0085',
    description: '\n\n# Heading\n\n- item\n\n    code\n',
  },
  'controls and directions': {
    title: '\x01\x1b[31m\x7f\x9b',
    description: '\u202eright\u2066 to \u200fleft\u200b \u061c \ufeff שלום مرحبا',
  },
  Markdown: {
    title: '# 1. - > *a* _b_ `c` ~~d~~ [e](f) ![g](h) | i |',
    description: '1. a\n=====\n***\n[x]: /y "z"',
  },
  'marks of shells and Python': {
    title: `$\{HOME} $HOME $(id) \`id\` %HOME% %s {0} # x`,
    description: '👩‍👩‍👧 日本 e\u0301 \\N{DIGIT ONE} \\u0041 \\x41',
  },
  'great length': { title: 'A very long title. '.repeat(200), description: '"\'\\'.repeat(2000) },
};

const blueprints: Project[] = [
  ...Object.values(hostile).map((texts) => ({ ...shop, ...texts })),
  ...fc.sample(anyBlueprint, { seed: 20240229, numRuns: 200 }),
];

const isPython = ([path]: [string, unknown]) => path.endsWith('.py');

/** Compiles the Python files of every tree, and reads the two texts out of its settings. */
const readTexts = `
import ast, json, sys

def text(module, name):
    [value] = [
        node.value.args[1] for node in module.body
        if isinstance(node, ast.Assign) and node.targets[0].id == name
    ]
    return ast.literal_eval(value)

results = []
for tree in json.load(sys.stdin.buffer):
    for path, content in tree.items():
        compile(content.encode(), path, "exec", dont_inherit=True)
    [settings] = [content for path, content in tree.items() if path.endswith("/settings.py")]
    module = ast.parse(settings.encode())
    results.append([text(module, "SITE_TITLE"), text(module, "SITE_DESCRIPTION")])
json.dump(results, sys.stdout)
`;

testWith({ Python: has.python() })('Python reads every title and description as it was given', async () => {
  const trees = blueprints.map((blueprint) => {
    const files = [...render(blueprint)].filter(isPython);
    return Object.fromEntries(files.map(([path, { content }]) => [path, content]));
  });
  const input = JSON.stringify(trees);
  const output = await project.expectSuccess('.', [python, '-c', readTexts], {}, { stdin: 'pipe', input });

  expect(JSON.parse(output)).toEqual(blueprints.map(({ title, description }) => [title, description]));
});

/** What each README is made of: the kinds of its parts, and the text of its heading and first paragraph. */
const readMarkdown = `
import json, sys
from markdown_it import MarkdownIt

parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
results = []
for source in json.load(sys.stdin.buffer):
    tokens = parser.parse(source)
    kinds = [[token.type] + [child.type for child in token.children or []] for token in tokens]
    inline = [token for token in tokens if token.type == "inline"]
    heading, first = ["".join(child.content for child in token.children) for token in inline[:2]]
    results.append({"kinds": kinds, "heading": heading, "first": first})
json.dump(results, sys.stdout)
`;

/** A text without what has no shape of its own in Markdown. */
const shape = (text: string) => text.replace(/[\s\p{Cc}\ufffd\u202a-\u202e\u2066-\u2069]/gu, '');

/** The text that HTML shows. */
const unescapeHtml = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

describe('made and installed', () => {
  const folder = project.suiteFolder();
  const test = testWith({ Python: has.python(), 'a package index': has.packageIndex() });
  let tools = '';
  let environmentPython = '';

  beforeAll(async () => {
    tools = await installTools(folder.path, 'ruff', 'markdown-it-py');
    const made = await project.make(folder.path, ['plain', '--no-git', '--python', python], await withUv());
    expect(project.statuses(made)).toMatchObject({ packages: 'done' });
    environmentPython = join(folder.path, 'plain/.venv/bin/python');
  });

  test('a README shows them as text, and nothing else of it changes', async () => {
    const described = blueprints.filter(({ description }) => description.trim() !== '');
    const readme = (blueprint: Project) => render(blueprint).get('README.md')?.content;
    const pairs = described.flatMap((blueprint) => [
      readme(blueprint),
      readme({ ...blueprint, title: 'Shop', description: 'Tea.' }),
    ]);
    const words = [join(tools, 'python'), '-c', readMarkdown];
    const options = { stdin: 'pipe', input: JSON.stringify(pairs) } as const;
    const parsed = JSON.parse(await project.expectSuccess('.', words, {}, options));

    for (const [index, { title, description }] of described.entries()) {
      const [nasty, plain] = parsed.slice(index * 2, index * 2 + 2);
      expect({ ...nasty, heading: shape(nasty.heading), first: shape(nasty.first) }).toEqual({
        kinds: plain.kinds,
        heading: shape(title),
        first: shape(description),
      });
    }
  });

  test('ruff finds nothing in their Python', async () => {
    const cwd = temporaryFolder();
    for (const [index, blueprint] of blueprints.entries()) {
      for (const [path, { content, mode }] of [...render(blueprint)].filter(isPython)) {
        const target = join(cwd, String(index), path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, content, { mode });
      }
    }
    // Capitals in a name (N999) are the user's choice.
    const check = ['check', '--output-format', 'concise', '--ignore', 'N999'];
    for (const words of [check, ['format', '--check']]) {
      // Each project is a folder here, whose packages are its own.
      const own = ['--isolated', '--config', 'src = ["*"]', '--no-cache'];
      await project.expectSuccess(cwd, [join(tools, 'ruff'), ...words, ...own]);
    }
  });

  test.each(Object.entries(hostile))('the site shows %s as text', async (_, texts) => {
    const cwd = temporaryFolder();
    const home = join(cwd, 'shop');
    writeFileSync(join(cwd, 'blueprint.json'), JSON.stringify(texts));
    const made = await project.make(cwd, ['shop', '--from', 'blueprint.json', '--no-install', '--no-git']);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });

    const { url } = await project.serve(home, environmentPython);
    const { status, body } = await project.get(`${url}/`);
    const contentOf = (pattern: RegExp) => unescapeHtml(pattern.exec(body)?.[1] ?? 'nothing');

    expect(status).toBe(200);
    expect(contentOf(/<title>([^<]*)<\/title>/)).toBe(texts.title);
    expect(contentOf(/<h1 dir="auto">([^<]*)<\/h1>/)).toBe(texts.title);
    expect(contentOf(/<meta name="description"\s+content="([^"]*)">/)).toBe(texts.description);
    expect(body.match(/<script/g)).toHaveLength(2);
  });
});
