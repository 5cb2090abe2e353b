// Units of systemd: whether it knows every key, and how much they may do.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { runTool } from '../run/run-tool.ts';
import { inTemporaryFolder } from '../run/temporary-folder.ts';
import { type Subject, type Validator, verdictOf, verdictOn } from './validator.ts';

const units = ({ paths }: Subject, pattern: RegExp) => paths.filter((path) => pattern.test(path));

/** Programs of a release exist only on the server: here another one replaces them. */
const program = /^(Exec\w+=[-@:+!|]*)\/(?:srv|opt|var|home)\/\S+/gm;

export const systemd: Validator = {
  id: 'systemd',
  title: 'systemd units: systemd-analyze verify',
  check: async (subject) => {
    const found = units(subject, /\.(service|socket|timer)$/);
    const [first] = found;
    if (first === undefined) return undefined;
    return inTemporaryFolder(async (folder) => {
      const copies = [...new Set(found.map((path) => posix.dirname(path)))].map((place, index) => {
        const copy = join(folder, String(index));
        cpSync(join(subject.root, place), copy, { recursive: true });
        const names = readdirSync(copy).filter((name) => /\.(service|socket|timer)$/.test(name));
        return names.map((name) => join(copy, name));
      });
      for (const path of copies.flat()) {
        writeFileSync(path, readFileSync(path, 'utf8').replace(program, '$1/bin/true'));
      }
      const words = ['systemd-analyze', 'verify', '--man=no', '--recursive-errors=no', ...copies.flat()];
      const result = await runTool(words, { cwd: folder, signal: subject.signal });
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
    const { root, signal } = subject;
    const faults: string[] = [];
    for (const path of found) {
      const words = [
        'systemd-analyze',
        'security',
        '--offline=true',
        `--threshold=${threshold}`,
        '--no-pager',
      ];
      const result = await runTool([...words, join(root, path)], { cwd: root, signal });
      if (result.missing) return verdictOf(result, found, 'systemd-analyze');
      if (!result.ok) faults.push(result.output.findLast((line) => line.includes('exposure')) ?? path);
    }
    return found.length === 0 ? undefined : verdictOn(found, faults);
  },
};
