// What a running site needs: additions say it, and targets write it down, each in its own way.

/** A process that runs for as long as the site does, in addition to the one that answers visitors. */
interface AnyProcess {
  /** Lower case letters, digits and hyphens: it is part of the names of files. */
  readonly name: string;
  /** What it does, in a few words: `background tasks`. */
  readonly title: string;
  /** What it does, as a sentence. */
  readonly about: string;
  /** How it is called in the middle of a sentence: `a worker of the queue`. */
  readonly label: string;
  /**
   * Words that need no quotes in a shell, the first one a program of the project's environment.
   * Answers such as `[package]` are filled in as in paths of templates, and `[state]` is a folder that the process may write to.
   */
  readonly command: readonly string[];
  /** The services that it talks to, of those that the project has. */
  readonly uses?: readonly Service[];
  /** For how many seconds it may finish its work when it is stopped; `help` says why, in lines of a comment. */
  readonly stop?: { readonly seconds: number; readonly help: readonly string[] };
  /** True when its log lines have the id of the request that started the work. */
  readonly logsRequestId?: boolean;
}

/** Any number may run, as many as there is work for. */
export interface ManyProcess extends AnyProcess {
  readonly replicas: 'many';
  /** Words that follow the command where memory is scarce, as on hosting platforms. */
  readonly limits?: readonly string[];
}

/** Exactly one may run, wherever the site runs on several machines. */
export interface OneProcess extends AnyProcess {
  readonly replicas: 'one';
  /** Why, as a clause: `Two schedulers would start everything twice`. */
  readonly why: string;
  /** The variable that is `True` on the one machine that runs it, where all machines start alike. */
  readonly switch: string;
}

export type Process = ManyProcess | OneProcess;

export type Service = 'redis' | 'postgresql' | 'amqp' | 'object-storage' | 'mail';

/** A variable of the environment that settings are read from. */
export interface Variable {
  readonly name: string;
  /** What it holds, for the README: one line of Markdown. Variables with the same help share a row; those without are seldom needed. */
  readonly help?: string;
  /** The lines above it in .env.example; none for one that belongs to the variable before it. */
  readonly comment?: readonly string[];
  readonly secret?: boolean;
  /** What settings take where it is not set. */
  readonly default?: string;
  /** A value to show, where there is no default. */
  readonly example?: string;
  /** The service whose address it holds. */
  readonly from?: Service;
  /** What follows that address when the connection uses TLS. */
  readonly overTls?: string;
  /** What it counts: the proxies in front that add the address that they see to X-Forwarded-For. */
  readonly counts?: 'proxies';
}

/** Something that npm builds before a release, in a folder of its own. */
export interface Build {
  readonly folder: string;
  /** The image to build in. */
  readonly image: `node:${number}`;
  readonly command: readonly ['npm', ...string[]];
  readonly test?: readonly ['npm', ...string[]];
  /** Where the result is, from the project's root. */
  readonly output: string;
  /** The folder below the static files that holds files with a hash of 8 characters in their names, as Vite writes them. */
  readonly assets?: string;
}

/** How the web process speaks to the server in front of it. */
export type Server = 'wsgi' | 'asgi' | 'http';

/** A program that whoever works on the site needs. */
export interface Program {
  /** As it is called on the PATH. */
  readonly name: string;
  /** What it is for, as a clause. */
  readonly purpose: string;
}

export interface Runtime {
  readonly processes?: readonly Process[];
  readonly services?: readonly Service[];
  readonly variables?: readonly Variable[];
  /** The heading of the variables in .env.example; the addition's title when it is left out. */
  readonly section?: string;
  readonly builds?: readonly Build[];
  readonly programs?: readonly Program[];
  readonly server?: Server;
  /** Paths at which browsers open WebSockets, such as `/ws/`. */
  readonly webSockets?: readonly string[];
  /** Static files that leave the server for object storage: the setting that is filled where they do. */
  readonly staticFiles?: { readonly outside: string };
  /** True when the settings of the addition already say where files are stored. */
  readonly storesFiles?: boolean;
  /** True for a platform that reads the version of the language from a file of the project. */
  readonly versionFile?: boolean;
}
