// Packages on a registry of their own: where npx finds them in tests and in the bench.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { packTemplates } from '../../lib/core/templates/template-pack.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** A version of a package, as a registry has it. */
export interface Published {
  readonly manifest: { readonly name: string; readonly version: string };
  readonly tarball: Buffer;
}

/** A version of this package, packed. */
export interface Packed extends Published {
  /** The file that `node` runs. */
  readonly command: string;
}

/**
 * Packs what is in dist/ and templates/ now as another version.
 * @param folder a new folder to work in
 * @param edit changes the templates, in the folder that it gets
 */
export async function pack(
  folder: string,
  version: string,
  edit: (templates: string) => void,
): Promise<Packed> {
  mkdirSync(folder);
  for (const entry of ['dist', 'templates'])
    cpSync(join(checkout, entry), join(folder, entry), { recursive: true });
  edit(join(folder, 'templates/django'));
  writeFileSync(join(folder, 'dist/templates.pack'), packTemplates(join(folder, 'templates')));
  const { name, type, bin, files, version: current } = manifestOf(checkout);
  const manifest = { name, version, type, bin, files };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const file of readdirSync(join(folder, 'dist')).filter((entry) => entry.endsWith('.js'))) {
    const path = join(folder, 'dist', file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`"${current}"`, `"${version}"`));
  }
  const { stdout } = await execa('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: folder });
  return {
    command: join(folder, 'dist/create-mvt-app.js'),
    manifest,
    tarball: readFileSync(join(folder, stdout.trim())),
  };
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** A registry on this machine. */
export interface Registry {
  readonly address: string;
  close(): void;
}

/** Serves packages as https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md says. The last version is the latest. */
export async function serve(packages: readonly Published[]): Promise<Registry> {
  const server = createServer((request, response) => {
    const tarball = packages.find((published) => request.url === pathOf(published))?.tarball;
    const versions = packages.filter(({ manifest }) => request.url === `/${manifest.name}`);
    if (tarball) response.end(tarball);
    else if (versions.length > 0) response.end(JSON.stringify(packument(versions)));
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, close: () => void server.close() };

  function packument(versions: readonly Published[]) {
    const entries = versions.map((published) => {
      const { manifest, tarball } = published;
      const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
      const dist = { tarball: address + pathOf(published), integrity };
      return [manifest.version, { ...manifest, dist }];
    });
    const latest = versions.at(-1)?.manifest;
    const tags = { latest: latest?.version };
    return { name: latest?.name, 'dist-tags': tags, versions: Object.fromEntries(entries) };
  }
}

const pathOf = ({ manifest: { name, version } }: Published) => `/${name}-${version}.tgz`;
