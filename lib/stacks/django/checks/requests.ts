// Requests to the site, with the variables of a server: health, log-in, a static file, a missing page.
import { type Validator, verdictOn } from '../../../core/check/validator.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { applications } from '../foreign/served.ts';
import { probe } from './probe.ts';
import { serverEnvironment } from './server-environment.ts';

export const requests: Validator = {
  id: 'requests',
  title: "Requests through WSGI and ASGI, with a server's variables",
  check: async (subject) => {
    const { root, files, interpreter: python, signal } = subject;
    const targets = (['wsgi', 'asgi'] as const).flatMap((kind) => {
      const [found] = applications(files, kind);
      return found ? [`${kind}=${found.module}:${found.name}`] : [];
    });
    if (targets.length === 0) return undefined;
    if (python === undefined)
      return { status: 'unchecked', detail: "no Python with the project's packages was found" };
    const { env, faults } = serverEnvironment(subject);
    const result = await runTool([python, '-c', probe, ...targets], { cwd: root, env, signal });
    const lines = result.stdout.split('\n');
    const found = lines.flatMap((line) => (line.startsWith('"') ? [String(JSON.parse(line))] : []));
    const isWhole = result.ok && lines.at(-1) === 'done';
    return verdictOn(
      targets.map((target) => target.replace(/^\w+=/, '')),
      [...faults, ...found, ...(isWhole || found.length > 0 ? [] : result.lastLines.slice(-1))],
    );
  },
};
