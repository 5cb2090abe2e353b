// Several versions of this package on a registry of its own: where npx finds them in a test.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { packTemplates } from '../../lib/core/templates/template-pack.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** A version of the package, packed. */
export interface Packed {
  readonly version: string;
  /** The file that `node` runs. */
  readonly command: string;
  readonly manifest: object;
  readonly tarball: Buffer;
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
    version,
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

/** Serves versions of the package as https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md says. */
export async function serve(versions: readonly Packed[]): Promise<Registry> {
  const server = createServer((request, response) => {
    const tarball = versions.find(({ version }) => request.url === `/${version}.tgz`)?.tarball;
    if (tarball) response.end(tarball);
    else if (request.url === '/create-mvt-app') response.end(JSON.stringify(packument()));
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, close: () => void server.close() };

  function packument() {
    const entries = versions.map(({ version, manifest, tarball }) => {
      const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
      return [version, { ...manifest, dist: { tarball: `${address}/${version}.tgz`, integrity } }];
    });
    const latest = versions.at(-1)?.version;
    return { name: 'create-mvt-app', 'dist-tags': { latest }, versions: Object.fromEntries(entries) };
  }
}
