// The package as it would be published: packed once, unpacked in a temporary folder, and run from there.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newFolder } from './folders.ts';
import { run } from './programs.ts';

const repository = resolve(import.meta.dirname, '../..');
const commandName = 'create-mvt-app';

export interface PackedCommand {
  /** The file that `node` runs. */
  readonly file: string;
  readonly tarball: string;
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  /** How many it unpacks. */
  readonly files: number;
  /** Packages that npm would install along with it. */
  readonly dependencies: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Packs what is in a checkout's dist/ now. A build in the meantime does not disturb what is measured. */
export async function packCommand(checkout = repository): Promise<PackedCommand> {
  if (!existsSync(join(checkout, 'dist')))
    throw new Error(`There is no dist/ in ${checkout}: run \`npm run build\` there.`);
  const folder = newFolder();
  const { filename, size, unpackedSize, entryCount } = await pack(checkout, folder);
  await run('tar', ['-xzf', filename], { cwd: folder });
  const unpacked = join(folder, 'package');
  const manifest: Manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  return {
    file: join(unpacked, manifest.bin[commandName] ?? ''),
    tarball: join(folder, filename),
    size,
    unpackedSize,
    files: entryCount,
    dependencies: Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.peerDependencies,
    }),
  };
}

async function pack(checkout: string, folder: string): Promise<PackReport> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [report]: PackReport[] = JSON.parse(await run('npm', args, { cwd: checkout }));
  if (report === undefined) throw new Error('npm pack reported nothing.');
  return report;
}
