// The names of the variables that a server sets: those of this tool's settings, or those that a foreign project reads.

/** A variable that a server sets in addition to the key, the host names and the database. */
export interface ServerVariable {
  readonly name: string;
  /** Undefined where only the owner of the site knows it. */
  readonly value?: string;
  /** Why, as a sentence. */
  readonly help: string;
}

/** A variable that holds one part of the database's address: `HOST` of DATABASES. */
export interface DatabaseVariable {
  readonly name: string;
  readonly key: string;
  readonly isRequired: boolean;
  /** Whether it is only the end of what it becomes: `postgresql` of `django.db.backends.postgresql`. */
  readonly isEnding: boolean;
}

export interface ServerVariables {
  /** SECRET_KEY */
  readonly key: string;
  /** ALLOWED_HOSTS */
  readonly hosts: string;
  /** How it lists several names. */
  readonly hostList: 'comma' | 'blank' | 'json' | 'one';
  /** DATABASE_URL */
  readonly database: string;
  /** The parts of the address, where the settings read all of them instead. */
  readonly databaseParts: readonly DatabaseVariable[];
  readonly others: readonly ServerVariable[];
  /** Others that the settings read, all with defaults. */
  readonly optional: readonly string[];
}

/** Those of projects that this tool makes. */
export const ownVariables: ServerVariables = {
  key: 'SECRET_KEY',
  hosts: 'ALLOWED_HOSTS',
  hostList: 'comma',
  database: 'DATABASE_URL',
  databaseParts: [],
  others: [],
  optional: [],
};
