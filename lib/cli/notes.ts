// What --help of single commands says beyond their usage: made from the features, targets and types of fields.
import type { Addition } from '../core/additions/addition.ts';
import type { StackTables } from '../core/additions/tables.ts';
import { fieldTypeNames } from '../core/models/field-types.ts';
import type { CommandName } from '../core/options/command-names.ts';

const merged = 'Changes are merged into your files; the repository must have no uncommitted changes.';

const fieldNotes = [
  'For models that create-mvt-app has added: forms, pages, admin, API and tests follow, and the migration is made.',
  merged,
];

const specNotes = [
  'A field is name:type[:argument][:modifier]…, such as title:char:200:unique, body:text, due:date:null,',
  'price:decimal:8,2, status:choice:draft,published:default=draft, author:fk:auth.User, tags:m2m:Tag.',
  ...typeLines(),
  'Modifiers: null, blank, unique, index, default=…, choices=…, and for relations on_delete=…, related=… and owner;',
  'min=… and max=… for numbers, auto_now and auto_now_add for times, endings=pdf,txt for files. Unique char, slug and',
  'email fields are unique whatever their case. The word timestamps adds created_at and updated_at.',
  'The word access= says who may do what with the records of one model: access=private, or access=order where they',
  'belong to the owner of an order. Without it and --access, the first key to the users is the owner, else staff write.',
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

const featureNotes = ({ features }: StackTables) => list('Features:', features, 12);
const targetNotes = ({ targets }: StackTables) => list('Targets:', targets, 14);

const notes: Partial<Record<CommandName, (tables: StackTables) => readonly string[]>> = {
  project: () => [
    'Where to create the project: a new folder, or "." for the current one.',
    'You are asked for whatever is not given; --yes uses the defaults instead.',
  ],
  addApp: () => specNotes,
  addModel: () => specNotes,
  addField: () => [...fieldNotes, 'Fields are written as in create-mvt-app add model: see its --help.'],
  removeField: () => [...fieldNotes, 'The migration deletes the data: you are asked first, or give --yes.'],
  renameField: () => fieldNotes,
  changeField: () => [
    ...fieldNotes,
    'The type replaces the one before with all its modifiers: change field blog.Post.title char:300:unique.',
  ],
  renameModel: () => [...fieldNotes, 'Its addresses and the names of its permissions change with it.'],
  changeModel: () => [
    ...fieldNotes,
    'access=owner:editor and access=private:order.customer name the owner as well.',
  ],
  changeApp: () => ['For apps that create-mvt-app has added.', merged],
  removeDeploy: targetNotes,
  addFeature: featureNotes,
  removeFeature: featureNotes,
  deployCheck: () => [
    'The exit code is 1 if a validator finds a problem; validators that are not installed are listed.',
  ],
  doctor: () => ['The exit code is 1 if something is missing; below each is what to type.'],
  deploy: targetNotes,
  undo: () => [
    'Every file is as it was before, byte for byte; installed packages stay. It says first what it will do.',
    'Migrations that are applied have to be taken out of the database before: it says how.',
    "What it needs is kept in the repository's .git folder.",
  ],
  update: () => ['Project options such as --database postgresql change its answers.'],
};

/** More for the --help of a command, one line each. */
export const notesOn = (command: CommandName, tables: StackTables) => notes[command]?.(tables) ?? [];
