// Templates as the package has them: one file, since npm unpacks hundreds of small ones slowly, compressed by Brotli.
// Its first line is JSON: pairs of a path and a number of bytes, in order. The contents follow, without gaps.
import { nodeModule } from '../files/node-module.ts';
import { pathsBelow, type TemplateSource } from './source.ts';
import { fileSystem, filesBelow } from './template-folder.ts';

const lineEnd = 0x0a;

/** Puts all files of a folder into one. @returns its content */
export function packTemplates(folder: string): Buffer {
  // Files of a kind next to each other are compressed better.
  const paths = filesBelow(folder).sort((one, other) => compare(kindOf(one), kindOf(other)));
  const contents = paths.map((path) => fileSystem().readFileSync(`${folder}/${path}`));
  const table = paths.map((path, index) => [path, contents[index]?.length]);
  return zlib().brotliCompressSync(Buffer.concat([Buffer.from(`${JSON.stringify(table)}\n`), ...contents]));
}

const kindOf = (path: string) => /\.\w+(?=(\.ejs)?$)/.exec(path)?.[0] ?? '';

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The templates in a file that `packTemplates` made. It is read at the first question; a text is decoded when asked for. */
export function templatesInPack(file: string): TemplateSource {
  let opened: Pack | undefined;
  const pack = () => {
    opened ??= openPack(zlib().brotliDecompressSync(fileSystem().readFileSync(file)));
    return opened;
  };
  return {
    list: (folder) => pathsBelow(folder, [...pack().places.keys()].sort()),
    read: (path) => {
      const { bytes, places } = pack();
      const place = places.get(path);
      return place && bytes.toString('utf8', place.start, place.end);
    },
  };
}

/** @throws Error without Node.js */
function zlib(): typeof import('node:zlib') {
  const found = nodeModule('node:zlib');
  if (!found) throw new Error('Packed templates are compressed by Brotli, which only Node.js reads here.');
  return found;
}

interface Pack {
  readonly bytes: Buffer;
  /** Where each file starts and ends, by path. */
  readonly places: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

function openPack(bytes: Buffer): Pack {
  const tableEnd = bytes.indexOf(lineEnd);
  const table: [string, number][] = JSON.parse(bytes.toString('utf8', 0, tableEnd));
  let end = tableEnd + 1;
  const places = table.map(([path, length]) => {
    const start = end;
    end += length;
    return [path, { start, end }] as const;
  });
  return { bytes, places: new Map(places) };
}
