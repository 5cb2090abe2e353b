// The section of a project's README that says who may do what: a table with one row for each model, in alphabetical order.
import type { Model } from '../../../core/models/model.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import { inWords } from '../models/access-locals.ts';
import { isOwn } from './conditions.ts';
import type { Site } from './site.ts';

const file = 'README.md';

/** The heading of the section that comes after it. */
const next = '## Add to the project';

const heading = '## Who may do what';

const header = ['| Model | Read | Change |', '| --- | --- | --- |'];

const explanation = [
  'Permitted staff are superusers, and users to whom the admin gives the permissions of a model. Files of records that everyone',
  'reads can be read by whoever knows their addresses; all other files are sent only to whoever `allows()` to view the record. To',
  'change who may do what, edit the mixins or decorators in `views.py`, the methods `allows()` and `visible_to()` in `models.py`,',
  'and `api.py` if there is one. For a new model, choose it with',
  '`npx create-mvt-app add model blog.Post … --access staff|members|owner|private`.',
];

/** A model as its row needs it. */
export type Guarded = Pick<Model, 'name' | 'access'>;

/** Adds rows for models to the README of a project of this tool; nothing where its owner has taken the place of it away. */
export function addAccessRows(
  site: Site,
  apps: readonly { readonly name: string; readonly models: readonly Guarded[] }[],
): void {
  const rows = apps.flatMap(({ name, models }) => models.map((model) => rowOf(name, model)));
  if (rows.length > 0) edit(site, (lines, ending) => withRows(lines, rows, ending));
}

/** Removes the rows of models, and the section with the last one. */
export function removeAccessRows(site: Site, app: string, models: readonly Pick<Model, 'name'>[]): void {
  edit(site, (lines) =>
    models.reduce((rest: readonly string[], { name }) => withoutRow(rest, `${app}.${name}`), lines),
  );
}

/** @param change receives the lines without their line feeds, and what lines of the text have before it */
function edit(site: Site, change: (lines: readonly string[], ending: '' | '\r') => readonly string[]): void {
  const text = isOwn(site) ? site.workspace.read(file) : undefined;
  if (text === undefined) return;
  const changed = change(text.split('\n'), lineEndingOf(text) === '\r\n' ? '\r' : '').join('\n');
  if (changed !== text) site.workspace.write(file, changed);
}

const bare = (line = ''): string => line.replace(/\r$/, '');

function rowOf(app: string, { name, access }: Guarded): string {
  const { read, write } = inWords(access);
  return `| \`${app}.${name}\` | ${read} | ${write} |`;
}

/** The name of the model in a row; '' for any other line. */
const labelIn = (line = ''): string => /^\|\s*`([\w.]+)`\s*\|/.exec(line)?.[1] ?? '';

const isHeader = (line: string): boolean => /^\|\s*Model\s*\|\s*Read\s*\|\s*Change\s*\|/.test(line);

/** Where the rows of the table begin and end; undefined without a table. */
function rowsIn(lines: readonly string[]): { from: number; to: number } | undefined {
  const at = lines.findIndex(isHeader);
  if (at < 0) return undefined;
  const from = at + 2;
  let to = from;
  while (labelIn(lines[to]) !== '') to += 1;
  return { from, to };
}

function withRows(lines: readonly string[], added: readonly string[], ending: string): readonly string[] {
  const table = rowsIn(lines);
  if (!table) {
    const at = lines.findIndex((line) => bare(line) === next);
    const section = sectionWith(sorted(added)).map((line) => line + ending);
    return at < 0 ? lines : lines.toSpliced(at, 0, ...section);
  }
  const rows = lines.slice(table.from, table.to);
  for (const row of sorted(added)) {
    const label = labelIn(row);
    const at = rows.findIndex((line) => labelIn(line) >= label);
    const isThere = labelIn(rows[at]) === label;
    rows.splice(at < 0 ? rows.length : at, isThere ? 1 : 0, row + ending);
  }
  return lines.toSpliced(table.from, table.to - table.from, ...rows);
}

const sectionWith = (rows: readonly string[]) => [heading, '', ...header, ...rows, '', ...explanation, ''];

const sorted = (rows: readonly string[]): string[] =>
  rows.toSorted((one, other) => (labelIn(one) < labelIn(other) ? -1 : 1));

function withoutRow(lines: readonly string[], label: string): readonly string[] {
  const table = rowsIn(lines);
  const row = table ? lines.slice(table.from, table.to).findIndex((line) => labelIn(line) === label) : -1;
  if (!table || row < 0) return lines;
  const at = table.from + row;
  const section = sectionWith([bare(lines[at])]);
  const start = table.from - header.length - 2;
  const isWhole = section.every((line, index) => bare(lines[start + index]) === line);
  return isWhole ? lines.toSpliced(start, section.length) : lines.toSpliced(at, 1);
}
