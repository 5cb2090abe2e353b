// Projects with deploy targets: as trees, on disk, and what is read from their files.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Tree } from '../../lib/core/files/tree.ts';
import { shop } from '../helpers/blueprints.ts';
import { featureNames, type Project, render } from '../helpers/django.ts';

/** The targets whose machines keep no files. */
export const platforms = ['heroku', 'aws', 'digitalocean', 'azure'] as const;

export type Platform = (typeof platforms)[number];

/** A project that runs on platforms; DigitalOcean's is the App Platform. */
export function deployed(answers: Partial<Project>, deploy: readonly Platform[] = platforms): Project {
  return { ...shop, ...answers, deploy, digitalocean: 'app-platform' };
}

/** Projects with no feature and with all of them, for each Django. */
export const kinds: Partial<Project>[] = (['5.2', '6.1'] as const).flatMap((django) => [
  { django },
  { django, features: featureNames, storage: 'all' },
]);

/** Writes a project as the command does, without installing it. */
export function write(folder: string, blueprint: Project): Tree {
  const tree = render(blueprint);
  for (const [path, { content, mode }] of tree) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (mode) chmodSync(file, mode);
  }
  return tree;
}

/**
 * What a YAML file says.
 * @param bin programs of a virtual environment with PyYAML
 */
// biome-ignore lint/suspicious/noExplicitAny: documents of many shapes
export async function readYaml(bin: string, content: string): Promise<any> {
  const script = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))';
  const { stdout } = await execa(join(bin, 'python'), ['-c', script], { input: content });
  return JSON.parse(stdout);
}

/** Each kind of project with each target alone, and with all. */
export const projects: Project[] = kinds.flatMap((answers) => [
  ...platforms.map((platform) => deployed(answers, [platform])),
  deployed(answers),
]);

/** Those with a target. */
export const projectsFor = (platform: Platform) =>
  projects.filter(({ deploy = [] }) => deploy.includes(platform));

/** The content of a file of a project. */
export function contentOf(blueprint: Project, path: string): string {
  const file = render(blueprint).get(path);
  if (!file) throw new Error(`There is no ${path}`);
  return file.content;
}
