// What the features of a project need beside it: servers that answer, and programs.
import type { Variable } from '../../../core/additions/runtime.ts';
import { recordIn } from '../../../core/blueprint/record-text.ts';
import { programVerdict } from '../../../core/check/machine.ts';
import { isReachable, placeOf } from '../../../core/check/reachable.ts';
import { remedyFor } from '../../../core/check/remedies.ts';
import type { Check } from '../../../core/check/validator.ts';
import type { Project } from '../../../core/toolchain/toolchain.ts';
import { dotEnv } from '../project/dot-env.ts';
import { runtimeOf } from '../runtime.ts';

/** The servers that are looked for, by the scheme of their addresses; the database has a check of its own. */
const servers: Readonly<Record<string, string>> = {
  redis: 'redis-server',
  rediss: 'redis-server',
  amqp: 'rabbitmq-server',
  amqps: 'rabbitmq-server',
};

const runtime = ({ files, stack }: Project) => runtimeOf(recordIn(files, stack), stack);

/** The addresses of services that the project reads, each with the variables that hold it. */
function addresses(project: Project): Map<string, string[]> {
  const set = { ...dotEnv(project.files.read('.env') ?? ''), ...process.env };
  const addressIn = ({ name, default: usual }: Variable) => set[name] ?? usual ?? '';
  const found = new Map<string, string[]>();
  for (const variable of runtime(project).variables.filter(({ from }) => from !== undefined)) {
    const value = addressIn(variable);
    if (value !== '') found.set(value, [...(found.get(value) ?? []), variable.name]);
  }
  return found;
}

export const services: Check<Project> = {
  id: 'services',
  title: 'Services',
  check: async (project) => {
    const silent: string[] = [];
    const answering: string[] = [];
    for (const [address, names] of addresses(project)) {
      const server = servers[/^\w+/.exec(address)?.[0] ?? ''];
      const place = placeOf(address);
      if (server === undefined || place === undefined) continue;
      const where = `${place.host}:${place.port}`;
      if (await isReachable(place)) answering.push(where);
      else
        silent.push(
          `${where}, from ${names.join(' and ')}: ${remedyFor(server)}, or name another one in .env`,
        );
    }
    if (silent.length > 0) return { status: 'failed', detail: 'some do not answer', output: silent };
    const all = [...new Set(answering)];
    if (all.length === 0) return undefined;
    return { status: 'passed', detail: `${all.join(' and ')} ${all.length === 1 ? 'answers' : 'answer'}` };
  },
};

/** What builds, such as those of JavaScript, are made with. */
export const builds: Check<Project> = {
  id: 'builds',
  title: 'npm',
  check: async (project) => {
    const [build] = runtime(project).builds;
    return build && programVerdict('npm', `${build.folder}/ is built with it`, project);
  },
};

export const programs: Check<Project> = {
  id: 'programs',
  title: 'Programs of features',
  check: async (project) => {
    const found: string[] = [];
    for (const { name, purpose } of runtime(project).programs) {
      const verdict = await programVerdict(name, purpose, project);
      if (verdict.status !== 'passed') return verdict;
      found.push(`${name} ${verdict.detail}`);
    }
    return found.length > 0 ? { status: 'passed', detail: found.join(', ') } : undefined;
  },
};
