// What a running site needs beyond its web process: features say it, and targets write it down, each in its own way.

/** A process that runs for as long as the site does. */
export interface Process {
  readonly name: string;
  /** As words; `[package]` is replaced, as in paths of templates. */
  readonly command: readonly string[];
  /** `one`: a second one would do everything twice; `many`: as many as there is work for. */
  readonly replicas: 'one' | 'many';
  /** True when it listens on a port for visitors. */
  readonly port?: boolean;
}

export type Service = 'redis' | 'postgresql' | 'amqp' | 'object-storage' | 'mail';

/** A variable of the environment that settings are read from. */
export interface Variable {
  readonly name: string;
  /** One line for people. */
  readonly help: string;
  readonly secret?: boolean;
  /** Its value in development, where it has one. */
  readonly development?: string;
  /** The service whose address it holds. */
  readonly from?: Service;
}

/** Something that is built before a release: by a program of another language, in a folder of its own. */
export interface Build {
  readonly folder: string;
  /** The image to build in, such as `node:22`. */
  readonly image: string;
  readonly command: readonly string[];
  /** Where the result lies, from the project's root. */
  readonly output: string;
}

/** How the web process speaks to the server in front of it. */
export type Server = 'wsgi' | 'asgi' | 'http';

export interface Runtime {
  readonly processes?: readonly Process[];
  readonly services?: readonly Service[];
  readonly variables?: readonly Variable[];
  readonly builds?: readonly Build[];
  readonly server?: Server;
}
