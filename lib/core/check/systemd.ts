// Units of systemd: whether it knows every key, and how much they may do.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { runTool } from '../run/run-tool.ts';
import { inTemporaryFolder } from '../run/temporary-folder.ts';
import { type Subject, type Validator, verdictOf, verdictOn } from './validator.ts';

const units = ({ paths }: Subject, pattern: RegExp) => paths.filter((path) => pattern.test(path));

/** Units, and the files that change them: `site-.service.d/sandbox.conf`. */
const parts = /\.(service|socket|timer)(\.d\/[^/]+\.conf)?$/;

/** Programs of a release exist only on the server: here another one replaces them. */
const program = /^(Exec\w+=[-@:+!|]*)\/(?:srv|opt|var|home)\/\S+/gm;

/**
 * Copies the units, and nothing else, into a folder that nobody else can enter: systemd takes no path with a colon.
 * @returns the paths of the copies, by those in the project
 */
function copied(subject: Subject, folder: string): ReadonlyMap<string, string> {
  const found = units(subject, parts);
  const placeOf = (path: string) => posix.dirname(path).replace(/[^/]+\.(service|socket|timer)\.d$/, '');
  const places = [...new Set(found.map((path) => posix.join(placeOf(path), '.')))];
  return new Map(
    found.map((path) => {
      const place = posix.join(placeOf(path), '.');
      const copy = join(folder, String(places.indexOf(place)), posix.relative(place, path));
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, subject.read(path).replace(program, '$1/bin/true'), { mode: 0o600 });
      return [path, copy] as const;
    }),
  );
}

export const systemd: Validator = {
  id: 'systemd',
  title: 'systemd units: systemd-analyze verify',
  check: async (subject) => {
    const found = units(subject, /\.(service|socket|timer)$/);
    if (found.length === 0) return undefined;
    return inTemporaryFolder(async (folder) => {
      const copies = copied(subject, folder);
      const words = ['systemd-analyze', 'verify', '--man=no', '--recursive-errors=no'];
      const result = await runTool([...words, ...found.map((path) => copies.get(path) ?? path)], {
        cwd: folder,
        signal: subject.signal,
      });
      const output = result.output.map((line) => line.replaceAll(`${folder}/0/`, ''));
      return verdictOf({ ...result, output }, found, 'systemd-analyze');
    });
  },
};

/** Ten times what `systemd-analyze security` calls the exposure: 10 is open to everything. */
const threshold = 20;

export const systemdSecurity: Validator = {
  id: 'systemd-security',
  title: 'systemd units: systemd-analyze security',
  check: async (subject) => {
    const found = units(subject, /\.service$/);
    if (found.length === 0) return undefined;
    return inTemporaryFolder(async (folder) => {
      const copies = copied(subject, folder);
      const faults: string[] = [];
      for (const path of found) {
        const words = [
          'systemd-analyze',
          'security',
          '--offline=true',
          `--threshold=${threshold}`,
          '--no-pager',
        ];
        const result = await runTool([...words, copies.get(path) ?? path], {
          cwd: folder,
          signal: subject.signal,
        });
        if (result.missing) return verdictOf(result, found, 'systemd-analyze');
        if (!result.ok) faults.push(result.output.findLast((line) => line.includes('exposure')) ?? path);
      }
      return verdictOn(found, faults);
    });
  },
};
