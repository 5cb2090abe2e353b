// Merges a snippet into a file of the project, in the file's own words, and removes it again.
import { namesByStar, objectImported } from '../project/objects.ts';
import { elementsIn } from '../project/scopes.ts';
import { finderOf } from '../project/settings.ts';
import { urlEntry } from '../project/url-entries.ts';
import { originIn } from '../project/url-functions.ts';
import { entryCatching } from '../project/url-lists.ts';
import { adaptSnippet } from '../python/adapt.ts';
import { cutDefinition, definitionsOf } from '../python/definitions.ts';
import { mergeModule, missingCode } from '../python/merge.ts';
import { literalOf } from '../python/snippet.ts';
import { inStyleOf } from '../python/style.ts';
import { parseModule, unreadablePart } from '../python/syntax.ts';
import { stillNeeded } from '../python/unimport.ts';
import { unmergeModule } from '../python/unmerge.ts';
import { wrapLines } from '../python/wrap.ts';
import type { PlacedSnippet } from './code-places.ts';
import { noteUndo, type Site } from './site.ts';

/** The dict of what the first page of an app links to: apps that this tool made have it. */
const sections = 'SECTIONS';

/** What a snippet is merged for. */
export interface Purpose {
  /** The label of the app. */
  readonly app: string;
  /** Whether the app is one that its owner made. */
  readonly isForeign?: boolean;
}

/** Why a snippet was not merged, and what is left to add. */
export interface Refusal {
  readonly reason: string;
  readonly lines: readonly string[];
  /** Whether a name is in the way, which it is not in another file. */
  readonly isClash: boolean;
}

/** Merges a snippet into the site. @returns why nothing was changed; undefined when it is there now */
export function merge(
  site: Site,
  { path, text, exports }: PlacedSnippet,
  purpose: Purpose,
): Refusal | undefined {
  const target = site.workspace.read(path);
  const wanted = hasSections(target, purpose) ? text : cutDefinition(text, ({ name }) => name === sections);
  const [fault] = [path, exports?.path ?? path].flatMap((each) => faultIn(site, each));
  if (fault) {
    const reason = `${fault.path === path ? 'the file' : fault.path} has ${fault.part}`;
    return { reason, lines: linesOf(missingCode('', wrapLines(wanted))), isClash: false };
  }
  const adapted = adaptTo(site, path, target, wanted, purpose);
  const [address] = addressesIn(adapted);
  const merged = mergeModule(target, adapted, {
    optional: ['__all__'],
    firstParty: site.isLocal,
    ...(address !== undefined && { before: (module, list) => entryCatching(module, list, address) }),
  });
  if (merged.clashes.length > 0) {
    const reason = `it already has ${merged.clashes.join(', ')}, with another meaning`;
    return { reason, lines: linesOf(missingCode(target ?? '', adapted)), isClash: true };
  }
  if (merged.text !== target) {
    site.workspace.write(path, merged.text);
    noteUndo(site, path, merged.undo);
  }
  return exports && site.workspace.read(exports.path) !== undefined
    ? merge(site, exports, purpose)
    : undefined;
}

/** The addresses of the `urlpatterns` in a snippet. */
function addressesIn(snippet: string): string[] {
  const module = parseModule(snippet);
  const list = definitionsOf(module).find(({ name }) => name === 'urlpatterns');
  return elementsIn(list && literalOf(list)).flatMap(
    (node) => urlEntry(module, node, originIn(module))?.pattern?.text ?? [],
  );
}

function faultIn({ workspace }: Site, path: string) {
  const part = unreadablePart(parseModule(workspace.read(path) ?? ''));
  return part === undefined ? [] : [{ part, path }];
}

const linesOf = (text: string): string[] => text.trim().split('\n');

function hasSections(target: string | undefined, { isForeign }: Purpose): boolean {
  if (target === undefined || isForeign) return false;
  const definition = definitionsOf(parseModule(target)).find(({ name }) => name === sections);
  return definition !== undefined && literalOf(definition)?.name === 'DictionaryExpression';
}

function adaptTo(
  { workspace, settings }: Site,
  path: string,
  target: string | undefined,
  snippet: string,
  { app }: Purpose,
): string {
  if (target === undefined) return wrapLines(snippet);
  const finder = finderOf(workspace, settings);
  const adapted = adaptSnippet(target, snippet, {
    objectOf: (imported) => objectImported(finder, path, imported),
    starNames: (module) => namesByStar(finder, path, module),
    prefix: app,
  });
  return inStyleOf(target, adapted);
}

/**
 * Removes a snippet from the site.
 * @returns the names that stay because their owner changed them
 */
export function unmerge(site: Site, { path, text, exports }: PlacedSnippet, purpose: Purpose): string[] {
  const left = exports ? unmerge(site, exports, purpose) : [];
  const target = site.workspace.read(path);
  if (target === undefined) return left;
  const undo = site.undo[path] ?? [];
  const adapted = adaptTo(site, path, target, text, purpose);
  const { text: rest, kept } = unmergeModule(target, adapted, undo, { firstParty: site.isLocal });
  site.workspace.write(path, rest);
  site.undo[path] = stillNeeded(undo, rest);
  return [...left, ...kept];
}

/** True for a file with nothing in it but its docstring, and the `app_name` of addresses that are gone. */
export function isEmptyModule(text: string): boolean {
  const module = parseModule(text);
  const rest = definitionsOf(module).filter(({ name }) => name !== 'app_name');
  return rest.length === 0 && module.top.getChild('ImportStatement') === null;
}
