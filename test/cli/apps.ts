// What the tests of adding and removing share: projects as other people have them, and Python's view of the files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diffArrays } from 'diff';
import { execaSync } from 'execa';
import { expect } from 'vitest';
import { type Run, run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { listing } from './helpers.ts';

/** A test that asks Python what it sees. */
export const withPython = testWith({ python3: runs('python3', '--version') });

/** A model with a field of text, one with a choice, and one that refers to the users. */
export const post = 'Post title:char:200 status:choice:draft,published:default=draft author:fk:auth.User';

/** Runs `add app blog` and the like, and makes no migration. */
export function change(cwd: string, line: string, ...more: string[]): Promise<Run> {
  const words = line.split(' ');
  return run(cwd, [
    ...words,
    ...more,
    ...(['add', 'deploy'].includes(words[0] ?? '') ? ['--no-install'] : []),
  ]);
}

/** The same, for what must succeed without a complaint. */
export async function done(cwd: string, line: string, ...more: string[]): Promise<Run> {
  const result = await change(cwd, line, ...more);
  expect(result, `${line} ${more.join(' ')}`).toMatchObject({ exitCode: 0, stderr: '' });
  return result;
}

export type Texts = Readonly<Record<string, string | Buffer>>;

/** Writes files, in folders that are made for them. */
export function write(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export const managePy = (module = 'mysite.settings') => `#!/usr/bin/env python
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`;

export const plainSettings = `INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
]

ROOT_URLCONF = "mysite.urls"
`;

export const plainUrls = `from django.urls import path

urlpatterns = [
    path("health/", lambda request: None),
]
`;

/** A small project that this tool did not make. */
export function foreign(texts: Texts = {}, folder = temporaryFolder()): string {
  write(folder, {
    'manage.py': managePy(),
    'mysite/__init__.py': '',
    'mysite/settings.py': plainSettings,
    'mysite/urls.py': plainUrls,
    ...texts,
  });
  return folder;
}

/** An app as `manage.py startapp` leaves it, in words of our own. */
export const startedApp: Texts = {
  'polls/__init__.py': '',
  'polls/admin.py': 'from django.contrib import admin\n\n# Your models go here.\n',
  'polls/apps.py':
    'from django.apps import AppConfig\n\n\nclass PollsConfig(AppConfig):\n    name = "polls"\n',
  'polls/migrations/__init__.py': '',
  'polls/models.py': 'from django.db import models\n\n# Your models go here.\n',
  'polls/tests.py': 'from django.test import TestCase\n\n# Your tests go here.\n',
  'polls/views.py': 'from django.shortcuts import render\n\n# Your views go here.\n',
};

/** Runs a Python program; its arguments are in sys.argv. */
function python(program: string, ...args: string[]): string {
  return execaSync('python3', ['-c', program, ...args], { stdin: 'ignore' }).stdout;
}

/** Lets Python parse every file of a project. */
export function expectPython(folder: string): void {
  const program = `
import ast, pathlib, sys
for path in pathlib.Path(sys.argv[1]).rglob("*.py"):
    ast.parse(path.read_bytes(), str(path))
print("parsed")`;
  expect(python(program, folder)).toBe('parsed');
}

const withoutElement = `
import ast, sys
before, after = (ast.parse(open(path, "rb").read()) for path in sys.argv[1:3])
elements = [ast.unparse(ast.parse(text, mode="eval")) for text in sys.argv[3:]]
imported = {(node.module, name.name) for node in ast.walk(before) if isinstance(node, ast.ImportFrom) for name in node.names}
found = []

class Without(ast.NodeTransformer):
    def drop(self, elements_):
        taken = [each for each in elements_ if ast.unparse(each) in elements]
        found.extend(taken)
        return [each for each in elements_ if each not in taken]

    def visit_List(self, node):
        self.generic_visit(node)
        node.elts = self.drop(node.elts)
        return node

    visit_Tuple = visit_List

    def visit_Call(self, node):
        self.generic_visit(node)
        node.args = self.drop(node.args)
        return node

    def visit_ImportFrom(self, node):
        node.names = [name for name in node.names if (node.module, name.name) in imported]
        return node if node.names else None

same = ast.dump(Without().visit(after)) == ast.dump(before)
print(len(found) if same else "another tree")`;

/**
 * Checks that a file differs by one element, and imports, in Python's eyes, and that every byte is there that was.
 * @param element as Python's own `ast.unparse` would have it, or any other way
 */
export function expectOneMore(folder: string, path: string, before: Buffer, element: string): void {
  const old = join(temporaryFolder(), 'before.py');
  writeFileSync(old, before);
  expect(python(withoutElement, old, join(folder, path), element), path).toBe('1');
  const after = readFileSync(join(folder, path));
  const lost = diffArrays([...before], [...after]).filter(({ removed }) => removed);
  expect(lost, `bytes that ${path} lost`).toEqual([]);
}

/** What lies in a project, without the record that this tool keeps. */
export function owned(folder: string): Record<string, string> {
  const { '.mvt.json': _record, ...rest } = listing(folder);
  return rest;
}
