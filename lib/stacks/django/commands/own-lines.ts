// Lines of the owner that still name a field or a model which was removed or renamed.
import type { Files } from '../../../core/files/files.ts';
import type { Tree } from '../../../core/files/tree.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';

/** So many are shown. */
const most = 8;

interface OwnLine {
  readonly text: string;
  /** `blog/views.py:12: return post.body` */
  readonly shown: string;
}

/** The files of an app that may name something of its models; migrations are history. */
function filesIn(files: Files, folder: string): string[] {
  return files.list(folder).flatMap((entry) => {
    if (/^(migrations|__pycache__|static)\/$/.test(entry)) return [];
    if (entry.endsWith('/')) return filesIn(files, `${folder}/${entry.slice(0, -1)}`);
    return /\.(py|html)$/.test(entry) ? [`${folder}/${entry}`] : [];
  });
}

/** The lines of a file that have a name, and that no rendering has. */
function ownLines(files: Files, rendered: Tree, path: string, name: string): OwnLine[] {
  const word = new RegExp(`\\b${name}\\b`);
  const text = files.read(path) ?? '';
  if (!word.test(text)) return [];
  const known = new Set(rendered.get(path)?.content.split('\n'));
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (!word.test(line) || known.has(line)) return [];
    return [{ text: line.trim(), shown: printable(`${path}:${index + 1}: ${line.trim()}`) }];
  });
}

/** Notes on lines that still have a name which is gone. */
export function notesOnOwnLines(files: Files, rendered: Tree, folder: string, name: string): string[] {
  const found = filesIn(files, folder).flatMap((path) => ownLines(files, rendered, path, name));
  if (found.length === 0) return [];
  const more = found.length > most ? [`and ${found.length - most} more`] : [];
  return [
    `Your own code still names ${name}:`,
    ...found.slice(0, most).map(({ shown }) => `  ${shown}`),
    ...more,
  ];
}

/** @throws UserError for a line of a module with models that cannot be loaded without a field */
export function refuseOwnUse(files: Files, rendered: Tree, path: string, name: string): void {
  const use = new RegExp(`["']-?${name}(__\\w+)?["']|\\.${name}\\b|[(,]\\s*${name}(__\\w+)?\\s*=`);
  const line = ownLines(files, rendered, path, name).find(({ text }) => use.test(text));
  if (!line) return;
  throw new UserError(
    `Your own code needs ${name}, so nothing was changed; change this first: ${line.shown}`,
  );
}
