// What --help of single commands says beyond their usage: made from the features, targets and types of fields.
import type { Addition } from '../core/additions/addition.ts';
import type { StackTables } from '../core/additions/tables.ts';
import { fieldTypeNames } from '../core/models/field-types.ts';
import type { CommandName } from '../core/options/command-names.ts';

const merged =
  'What differs is merged into your files; the repository must have no changes that are not committed.';

const specNotes = [
  'A field is name:type[:argument][:word]…, such as title:char:200:unique, body:text, due:date:null,',
  'price:decimal:8,2, status:choice:draft,published:default=draft, author:fk:auth.User, tags:m2m:Tag.',
  ...typeLines(),
  'Words: null, blank, unique, index, default=…, choices=…, and for relations on_delete=… and related=….',
];

/** The types of fields on lines of their own. */
function typeLines(): string[] {
  const names = fieldTypeNames.join(' ');
  return (`Types: ${names}.`.match(/.{1,96}(?: |$)/g) ?? []).map((line) => line.trimEnd());
}

const list = (title: string, additions: readonly Addition[], width: number) => [
  title,
  ...additions.map(({ name, title, hint }) => `  ${name.padEnd(width)}${title}: ${hint}`),
  merged,
];

const featureNotes = ({ features }: StackTables) => list('The features:', features, 12);
const targetNotes = ({ targets }: StackTables) => list('The targets:', targets, 14);

const notes: Partial<Record<CommandName, (tables: StackTables) => readonly string[]>> = {
  project: () => [
    'Where the project goes: a new folder, or "." for this one.',
    'Whatever is not given is asked for; --yes takes the defaults instead.',
  ],
  addApp: () => specNotes,
  addModel: () => specNotes,
  removeDeploy: targetNotes,
  addFeature: featureNotes,
  removeFeature: featureNotes,
  deployCheck: () => ['Exit code 1 when one of them finds a fault; what is not on this machine is named.'],
  deploy: targetNotes,
  update: () => ['Options of the project change its answers, such as --database postgresql.'],
};

/** More for the --help of a command, one line each. */
export const notesOn = (command: CommandName, tables: StackTables) => notes[command]?.(tables) ?? [];
