// A site with features, installed for tests that run it against the servers that its features are for.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { expectSuccess, filesIn, make, type Variables } from './helpers.ts';
import { installTools, type pinned, pythonsFor, withUv } from './machine.ts';

export interface RealSite {
  readonly home: string;
  /** A program of its virtual environment. */
  program(name: string): string;
  /** Runs Python in the project, which must succeed, and returns what it printed. */
  shell(code: string, variables?: Variables): Promise<string>;
}

/** Installs a site with the built command, as `shop` in the folder. */
export async function installSite(
  folder: string,
  blueprint: object,
  ...extras: Parameters<typeof pinned>
): Promise<RealSite> {
  if (extras.length > 0) await installTools(folder, ...extras);
  writeFileSync(join(folder, 'blueprint.json'), JSON.stringify({ title: 'Shop', ...blueprint }));
  const python = pythonsFor('5.2').at(-1)?.path ?? 'python3';
  const words = ['shop', '--from', 'blueprint.json', '--no-git', '--python', python];
  const made = await make(folder, words, await withUv());
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  return siteAt(join(folder, 'shop'));
}

/** A site that is there already, run with the environment of another one if that is given. */
export function siteAt(home: string, environment = join(home, '.venv')): RealSite {
  const program = (name: string) => join(environment, 'bin', name);
  return {
    home,
    program,
    shell: (code, variables) =>
      expectSuccess(home, [program('python'), 'manage.py', 'shell', '-v', '0', '-c', code], variables),
  };
}

/** What a site needs to serve pages as in production, behind a proxy that ends HTTPS. */
export const production = {
  DEBUG: 'False',
  SECRET_KEY: 'Zk3x9'.repeat(12),
  ALLOWED_HOSTS: 'example.com',
  TRUST_X_FORWARDED_PROTO: 'True',
};

/** What such a proxy sends along. */
export const behindProxy = { host: 'example.com', 'x-forwarded-proto': 'https' };

/** The uploads that a site keeps on this machine. */
export function uploadsOf({ home }: RealSite): string[] {
  const media = join(home, 'media');
  return existsSync(media) ? filesIn(media).map((path) => `media/${path}`) : [];
}
