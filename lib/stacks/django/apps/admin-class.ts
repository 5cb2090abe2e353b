// The class of a model in the admin, which nobody refers to: it gets another name where its own is taken.
import { boundNames } from '../python/names.ts';
import { parseModule } from '../python/syntax.ts';
import type { Site } from './site.ts';

/**
 * The snippet of a model for admin.py, as it is there or can be put there.
 * @param paths the files that have it or share names with it
 */
export function freeAdminClass(
  { workspace }: Pick<Site, 'workspace'>,
  paths: readonly string[],
  snippet: string,
): string {
  const [, model, usual] = /register\((\w+)[\s\S]*?^class (\w+)Admin\(/m.exec(snippet) ?? [];
  if (model === undefined) return snippet;
  const texts = paths.flatMap((path) => workspace.read(path) ?? []);
  const [name, other] = [`${usual}Admin`, `${usual}SiteAdmin`];
  const isRegistered = (text: string) => new RegExp(`\\bregister\\(\\s*(?:\\w+\\.)?${model}\\b`).test(text);
  const has = (taken: string) => (text: string) =>
    text.includes(taken) && boundNames(parseModule(text)).has(taken);
  const isThere = texts.filter(isRegistered).some(has(other));
  const isTaken = texts.some(has(name)) && !texts.some(isRegistered);
  return isThere || isTaken ? snippet.replace(`class ${name}(`, `class ${other}(`) : snippet;
}
