// MIDDLEWARE: adding entries at their places, and removing them again.
import type { Workspace } from '../../../core/files/workspace.ts';
import { elementsIn } from '../project/scopes.ts';
import { checkSyntax, finderOf, findSetting, mainLiteral, type Settings } from '../project/settings.ts';
import { addItems, quoteLike, removeItem, stringValue } from '../python/sequence.ts';
import { applyChanges, type Module, type SyntaxNode } from '../python/syntax.ts';

/** https://docs.djangoproject.com/en/stable/ref/middleware/#middleware-ordering */
export interface Middleware {
  /** Before all others. */
  readonly start: readonly string[];
  /** Right after Django's SecurityMiddleware. */
  readonly afterSecurity: readonly string[];
}

const security = 'django.middleware.security.SecurityMiddleware';

const read = (workspace: Workspace, settings: Settings) =>
  findSetting(finderOf(workspace, settings), settings, 'MIDDLEWARE');

const entriesIn = (module: Module, brackets: SyntaxNode) =>
  elementsIn(brackets).map((node) => ({ node, entry: stringValue(module, node) }));

/**
 * Adds what is missing.
 * @returns the entries that are missing, and why they could not be added when that is so
 * @throws UserError for a syntax error in the file to change
 */
export function addMiddleware(
  workspace: Workspace,
  settings: Settings,
  { start, afterSecurity }: Middleware,
): { readonly added: readonly string[]; readonly reason?: string } {
  const value = read(workspace, settings);
  const listed = value.literals.flatMap(({ scope, node }) => entriesIn(scope.module, node));
  const appended = value.appended.filter(({ conditional }) => !conditional);
  const there = new Set([
    ...listed.map(({ entry }) => entry),
    ...appended.map(({ scope, value: node }) => stringValue(scope.module, node)),
  ]);
  const isMissing = (wanted: string) => !there.has(wanted);
  const [first, later] = [start.filter(isMissing), afterSecurity.filter(isMissing)];
  const added = [...first, ...later];
  if (added.length === 0) return { added };
  const literal = mainLiteral(value, ({ scope, node }) =>
    entriesIn(scope.module, node).some(({ entry }) => entry === security) ? 1 : 0,
  );
  if (!literal) return { added, reason: 'MIDDLEWARE is computed, or depends on conditions' };
  const { module, file } = literal.scope;
  const entries = entriesIn(module, literal.node);
  const place = entries.findIndex(({ entry }) => entry === security);
  if (place < 0) return { added, reason: `Django's SecurityMiddleware is not in it` };
  checkSyntax(workspace, [settings.file, file]);
  const quoted = (items: readonly string[]) => items.map((item) => quoteLike(module, literal.node, item));
  const changes = [
    ...addItems(module, literal.node, quoted(first), entries[0]?.node),
    ...addItems(module, literal.node, quoted(later), entries[place + 1]?.node),
  ];
  workspace.write(file, applyChanges(module.text, changes));
  return { added };
}

/** Removes entries from the lists that have them. @returns those that are still named by the settings, by hand or elsewhere */
export function removeMiddleware(
  workspace: Workspace,
  settings: Settings,
  names: readonly string[],
): string[] {
  for (const name of names) {
    for (const { scope, node: brackets } of read(workspace, settings).literals) {
      const found = entriesIn(scope.module, brackets).find(({ entry }) => entry === name);
      if (!found || scope.module.text !== workspace.read(scope.file)) continue;
      workspace.write(
        scope.file,
        applyChanges(scope.module.text, removeItem(scope.module, brackets, found.node)),
      );
      break;
    }
  }
  return names.filter((name) => workspace.read(settings.file)?.includes(name));
}
