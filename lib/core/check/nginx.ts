// Sites of nginx: whether it takes them, and what scanners for mistakes say.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../run/run-tool.ts';
import { inTemporaryFolder } from '../run/temporary-folder.ts';
import { byProgram, type Validator, verdictOf } from './validator.ts';

/** Sites of a server of one's own; those of platforms are parts of a configuration that is not here. */
const site = /(^|\/)nginx\/[^/]+\.conf$/;

/** A whole configuration with one part that is checked, which writes into a folder of its own only. */
const wrapped = (folder: string, parts: readonly string[]) => `
error_log stderr;
pid ${folder}/nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path ${folder}/body;
    proxy_temp_path ${folder}/proxy;
    fastcgi_temp_path ${folder}/fastcgi;
    uwsgi_temp_path ${folder}/uwsgi;
    scgi_temp_path ${folder}/scgi;
${parts.map((part) => `    include ${part};`).join('\n')}
}
`;

/** The text with a certificate that is here, and with ports that anybody may open. */
const adapted = (text: string, folder: string) =>
  text
    .replace(/^(\s*ssl_certificate\s+)[^;]+/gm, `$1${folder}/certificate.pem`)
    .replace(/^(\s*ssl_certificate_key\s+)[^;]+/gm, `$1${folder}/key.pem`)
    .replace(/^(\s*listen\s+(?:\S+:)?)(\d{2,3})\b/gm, (_, start, port) => `${start}${Number(port) + 40_000}`);

export const nginx: Validator = {
  id: 'nginx',
  title: 'nginx sites: nginx -t',
  check: ({ paths, read, signal }) =>
    inTemporaryFolder(async (folder) => {
      const found = paths.filter((path) => site.test(path));
      if (found.length === 0) return undefined;
      const certificate = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
      const words = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost'];
      const made = await runTool([...words, ...certificate], { cwd: folder, signal });
      if (made.missing) return verdictOf(made, found, 'openssl');
      const parts = found.map((path, index) => {
        const place = join(folder, `${index}.conf`);
        writeFileSync(place, adapted(read(path), folder));
        return place;
      });
      const main = join(folder, 'nginx.conf');
      writeFileSync(main, wrapped(folder, parts));
      const program = await firstOf(['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx'], folder);
      const result = await runTool([program, '-t', '-q', '-e', 'stderr', '-c', main], {
        cwd: folder,
        signal,
      });
      const output = result.output.map((line) =>
        found.reduce((text, path, index) => text.replaceAll(parts[index] ?? path, path), line),
      );
      return verdictOf({ ...result, output }, found, 'nginx');
    }),
};

/** Programs of administrators are not on everybody's PATH. */
async function firstOf(programs: readonly string[], cwd: string): Promise<string> {
  for (const program of programs) if (!(await runTool([program, '-v'], { cwd })).missing) return program;
  return programs[0] ?? '';
}

export const gixy: Validator = byProgram('gixy', 'nginx sites: gixy', site, ['gixy']);
