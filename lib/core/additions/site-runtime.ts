// The runtimes of all additions of a project, merged into the one that templates of targets loop over.
import type { Answers } from '../options/answers.ts';
import type { Addition } from './addition.ts';
import type { Build, Process, Program, Runtime, Server, Service, Variable } from './runtime.ts';

/** A process as targets write it down. */
export type SiteProcess = Process & {
  /** The title of the addition that brings it. */
  readonly addition: string;
  /** The services that it talks to. */
  readonly uses: readonly Service[];
  /** Its command on a hosting platform: little memory, and no disk that lasts. */
  readonly platformCommand: string;
  /** Its command on a server of one's own. */
  readonly serverCommand: string;
};

/** What a site needs, all additions together. */
export interface SiteRuntime {
  readonly processes: readonly SiteProcess[];
  readonly services: readonly Service[];
  readonly variables: readonly Variable[];
  /** The variables by addition, as .env.example shows them. */
  readonly sections: readonly { readonly title: string; readonly variables: readonly Variable[] }[];
  /** The variables that the README names; those with the same help share a row. */
  readonly rows: readonly { readonly names: readonly string[]; readonly help: string }[];
  readonly builds: readonly Build[];
  readonly programs: readonly Program[];
  /** The folders below the static files that have built files. */
  readonly assets: readonly string[];
  readonly server: Server;
  readonly webSockets: readonly string[];
  readonly staticFiles: Runtime['staticFiles'];
  readonly storesFiles: boolean;
  readonly versionFile: boolean;
  /** The variables that hold the address of a service, by name. */
  addressesOf(service: Service): readonly Variable[];
}

/** What targets themselves call their parts: no process of an addition can have these names. */
const reserved = ['db', 'migrate', 'release', 'web'];

/** On hosting platforms a process can rely on no other folder. */
const platformState = '/tmp';

/**
 * Merges what a project and its additions need, in the order that is given.
 * @param base what the project needs without additions
 * @param state the folder that processes may write to on a server of one's own
 * @throws Error when two processes share a name, or a name or a word of a command would need quotes somewhere
 */
export function siteRuntime(
  base: Runtime & { readonly server: Server },
  additions: readonly Pick<Addition, 'name' | 'title' | 'runtime'>[],
  answers: Answers,
  state: string,
): SiteRuntime {
  const parts = additions.flatMap(({ title, runtime }) => (runtime ? [{ title, ...runtime(answers) }] : []));
  const all: readonly Runtime[] = [base, ...parts];
  const services = [...new Set(all.flatMap((part) => part.services ?? []))];
  const variables = all.flatMap((part) => part.variables ?? []);
  const builds = all.flatMap((part) => part.builds ?? []);
  const processes = parts.flatMap(({ title, processes = [] }) =>
    processes.map((process) => siteProcess(process, { title, services, answers, state })),
  );
  refuseTakenNames(processes);
  return {
    processes,
    services,
    variables,
    sections: parts.flatMap(({ title, section = title, variables = [] }) =>
      variables.length > 0 ? [{ title: section, variables }] : [],
    ),
    rows: rowsOf(variables),
    builds,
    programs: all.flatMap((part) => part.programs ?? []),
    assets: builds.flatMap(({ assets }) => assets ?? []),
    server: all.findLast((part) => part.server)?.server ?? base.server,
    webSockets: all.flatMap((part) => part.webSockets ?? []),
    staticFiles: all.findLast((part) => part.staticFiles)?.staticFiles,
    storesFiles: all.some((part) => part.storesFiles),
    versionFile: all.some((part) => part.versionFile),
    addressesOf: (service) =>
      variables.filter(({ from }) => from === service).sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function rowsOf(variables: readonly Variable[]): SiteRuntime['rows'] {
  const helps = [...new Set(variables.flatMap(({ help }) => help ?? []))];
  const namesOf = (help: string) => variables.filter((each) => each.help === help).map(({ name }) => name);
  return helps.map((help) => ({ names: namesOf(help), help }));
}

function siteProcess(
  process: Process,
  site: { title: string; services: readonly Service[]; answers: Answers; state: string },
): SiteProcess {
  const line = (words: readonly string[], state: string) => {
    const places: Answers = { ...site.answers, state };
    const filled = (word: string) =>
      word.replace(/\[(\w+)\]/g, (whole, name) => String(places[name] ?? whole));
    return words.map((word) => plain(process, filled(word))).join(' ');
  };
  const limits = process.replicas === 'many' ? (process.limits ?? []) : [];
  return {
    ...process,
    addition: site.title,
    uses: site.services.filter((service) => process.uses?.includes(service)),
    platformCommand: line([...process.command, ...limits], platformState),
    serverCommand: line(process.command, site.state),
  };
}

/** @throws Error for a name that two processes have, or that does not fit into names of files and units */
function refuseTakenNames(processes: readonly SiteProcess[]): void {
  const names = [...reserved, ...processes.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`Another process of the site is called ${twice}.`);
  const odd = names.find((name) => !/^[a-z][a-z0-9-]*$/.test(name));
  if (odd !== undefined)
    throw new Error(`The name of the process ${odd} needs other characters: use a-z, 0-9 and hyphens.`);
}

/** A word of a command, checked: Procfiles, units, YAML and shells all take these characters as they are. */
function plain({ name }: Process, word: string): string {
  if (/^[A-Za-z0-9_./=,@+-]+$/.test(word)) return word;
  throw new Error(`The command of the process ${name} has the word ${word}, which needs quotes.`);
}
