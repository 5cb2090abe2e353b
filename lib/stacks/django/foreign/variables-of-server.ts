// What a server has to set for a foreign project, and what its owner has to know about that.
import { ownVariables, type ServerVariable, type ServerVariables } from '../server-variables.ts';
import type { Found } from './found.ts';
import { isForOthers } from './served.ts';

/** Whether the settings read every part of the address of the database. */
const isComplete = (parts: ServerVariables['databaseParts']) =>
  ['NAME', 'USER', 'PASSWORD', 'HOST'].every((key) => parts.some((part) => part.key === key));

/** The variables that targets write down. */
export function variablesOfServer({ variables, settings, managed, served }: Found): ServerVariables {
  const { secretKey, hosts, databaseUrl, databaseParts, debugOff, required, publicSecrets, optional } =
    variables;
  const isNamed = [managed, served].every((name) => name === undefined || name === settings.module);
  const others: ServerVariable[] = [
    ...(isNamed
      ? []
      : [{ name: 'DJANGO_SETTINGS_MODULE', value: settings.module, help: 'The settings for servers.' }]),
    ...(debugOff ? [{ ...debugOff, help: 'Turns debug pages off.' }] : []),
    ...required.map((name) => ({ name, help: 'The settings cannot be loaded without it.' })),
    ...publicSecrets.map((name) => ({ name, help: 'A secret whose default is in the code.' })),
  ];
  const usesParts = databaseUrl === undefined && isComplete(databaseParts);
  return {
    key: secretKey ?? ownVariables.key,
    hosts: hosts?.name ?? ownVariables.hosts,
    hostList: hosts?.list ?? ownVariables.hostList,
    database: databaseUrl ?? ownVariables.database,
    databaseParts: usesParts
      ? databaseParts
      : databaseParts.filter(({ isRequired }) => isRequired && databaseUrl === undefined),
    others,
    optional,
  };
}

/** What the settings do that a server should not, and how to keep it from that. */
export function warningsOn({ variables, settings, served, managed, hasDebug }: Found): string[] {
  const { secretKey, hasPublicKey, hosts, servesAnyHost, isDebug, debugOff, required, publicSecrets } =
    variables;
  const { file, module } = settings;
  const notes: string[] = [];
  if (served !== undefined && served !== module)
    notes.push(
      `The application names the settings ${served}, but servers should use ${module}: set DJANGO_SETTINGS_MODULE to it there.`,
    );
  if (isForOthers(module))
    notes.push(
      `Servers will use ${module}, which looks like settings for development${managed === module ? '' : ' or for others to build on'}: name others with --settings if there are any.`,
    );
  if (secretKey !== undefined && hasPublicKey)
    notes.push(`${secretKey} has a default in the code, which anyone can read: set it on every server.`);
  if (isDebug && !hasDebug)
    notes.push(
      debugOff
        ? `DEBUG is on unless ${debugOff.name} says otherwise: servers need ${debugOff.name}=${debugOff.value}.`
        : `DEBUG is on in ${file}: turn it off on servers.`,
    );
  if (isDebug === undefined)
    notes.push(`It could not be read from ${file} whether DEBUG is off on a server: make sure that it is.`);
  if (servesAnyHost)
    notes.push(
      `ALLOWED_HOSTS allows any host name in ${file}: set ${hosts?.name ?? ownVariables.hosts} on every server.`,
    );
  if (required.length > 0)
    notes.push(`Servers also have to set ${required.join(', ')}: the settings cannot be loaded without.`);
  if (publicSecrets.length > 0)
    notes.push(
      `${publicSecrets.join(', ')} ${publicSecrets.length === 1 ? 'has a default' : 'have defaults'} in the code, which anyone can read: set ${publicSecrets.length === 1 ? 'it' : 'them'} on every server.`,
    );
  return notes;
}
