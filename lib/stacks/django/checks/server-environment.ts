// The variables with which a project is checked: those of a server, by the names that its settings read.
import { randomBytes } from 'node:crypto';
import type { Subject } from '../../../core/check/validator.ts';
import { UserError } from '../../../core/text/errors.ts';
import { type ProjectVariables, projectVariables } from '../foreign/project-variables.ts';
import { servedSettings } from '../foreign/served.ts';
import { settingsFiles } from '../foreign/settings-files.ts';
import { dotEnv } from '../project/dot-env.ts';
import { findSettings } from '../project/find-settings.ts';

export interface ServerEnvironment {
  readonly env: Readonly<Record<string, string>>;
  /** What is wrong with values that are set here, with the way out. */
  readonly faults: readonly string[];
}

/** Values for variables of which only the name is known: what they are for is in it, as a rule. */
const examples: readonly (readonly [RegExp, string])[] = [
  [/PORT|TIMEOUT|SIZE|COUNT|AGE$/i, '1025'],
  [/UR[LI]$|DSN/i, 'https://example.com'],
  [/^(USE|ENABLE|IS)_|_(TLS|SSL)$/i, 'False'],
  [/FROM|ADMIN|E?MAIL$/i, 'webmaster@example.com'],
];
const exampleOf = (name: string) => examples.find(([pattern]) => pattern.test(name))?.[1] ?? 'example';

const partExamples: Readonly<Record<string, string>> = {
  ENGINE: 'django.db.backends.sqlite3',
  NAME: ':memory:',
  PORT: '5432',
};

/** A password, or a user's name, with a character that ends it: `postgres://user:pa#ss@host/name`. */
const brokenAddress = /^[\w+]+:\/\/[^/?#@]+:(?!\d+\/[^@?]*\?)[^@]*[/?#][^@]*@/;

export function serverEnvironment({ files, settings: named }: Subject): ServerEnvironment {
  const settings = named ?? process.env.DJANGO_SETTINGS_MODULE ?? servedSettings(files);
  const variables = variablesIn(files, settings);
  const here = { ...dotEnv(files.read('.env') ?? ''), ...process.env };
  const isSet = (name: string) => (here[name] ?? '') !== '';
  const hosts = variables?.hosts ?? { name: 'ALLOWED_HOSTS', list: 'comma' };
  const address = variables?.databaseUrl ?? 'DATABASE_URL';
  const usual = [
    [hosts.name, hosts.list === 'json' ? '["example.com"]' : 'example.com'],
    ...(variables?.isDatabaseUrlRequired ? [[address, 'sqlite:///:memory:']] : []),
    ...(variables?.databaseParts ?? []).flatMap(({ name, key, isRequired }) =>
      isRequired ? [[name, partExamples[key] ?? 'example']] : [],
    ),
    ...(variables?.required ?? []).map((name) => [name, exampleOf(name)]),
  ];
  const { debugOff = { name: 'DEBUG', value: 'False' } } = variables ?? {};
  return {
    env: {
      ...Object.fromEntries(usual.filter(([name = '']) => !isSet(name))),
      [variables?.secretKey ?? 'SECRET_KEY']: randomBytes(48).toString('base64url'),
      DEBUG: 'False',
      [debugOff.name]: debugOff.value,
      BEHIND_PROXY: 'True',
      ...(settings !== undefined && { DJANGO_SETTINGS_MODULE: settings }),
    },
    faults: brokenAddress.test(here[address] ?? '')
      ? [
          `${address} has special characters in the name or password: percent-encode them, # as %23, / as %2F, ? as %3F, @ as %40.`,
        ]
      : [],
  };
}

/** What the settings read; undefined where they cannot be found. */
function variablesIn(files: Subject['files'], settings: string | undefined): ProjectVariables | undefined {
  try {
    return projectVariables(
      settingsFiles(files, findSettings(files, { environment: settings?.split(':')[0] })),
    );
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
