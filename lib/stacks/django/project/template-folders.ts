// The folders in which Django looks for a project's templates: those of the setting TEMPLATES, then those of its apps.
import type { Files } from '../../../core/files/files.ts';
import { folderOf, within } from '../../../core/files/paths.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, type SyntaxNode, textOf } from '../python/syntax.ts';
import { localFolders } from './local-apps.ts';
import { bindingsIn, elementsIn, type Scope } from './scopes.ts';
import { stringsIn } from './search-path.ts';
import { finderOf, type Settings, settingsScope } from './settings.ts';

/**
 * The folders that exist, in the order in which Django looks into them.
 * https://docs.djangoproject.com/en/stable/topics/templates/#configuration
 */
export function templateFolders(files: Files, settings: Settings): string[] {
  const bases = ['', ...settings.roots, ...parents(settings.file)];
  const named = namedFolders(files, settings).flatMap((path) =>
    [...new Set(bases)].map((base) => within(base, path)).filter((folder) => files.list(folder).length > 0),
  );
  const ofApps = localFolders(files, settings).map((folder) => `${folder}/templates`);
  // What TEMPLATES says may be computed.
  const usual = bases.map((base) => within(base, 'templates'));
  return [...new Set([...named, ...ofApps, ...usual])].filter((folder) => files.list(folder).length > 0);
}

function parents(file: string): string[] {
  const folder = folderOf(file);
  return folder === '' ? [] : [folder, ...parents(folder)];
}

/** The folders that TEMPLATES names for Django's own engine, each without what is computed in front: `templates`. */
function namedFolders(files: Files, settings: Settings): string[] {
  const finder = finderOf(files, settings);
  const scope = settingsScope(finder, settings);
  if (!scope) return [];
  const valuesOf = (at: Scope, node: SyntaxNode): { scope: Scope; node: SyntaxNode }[] => {
    if (node.name !== 'VariableName') return [{ scope: at, node }];
    const bindings = bindingsIn(finder, at, textOf(at.module, node), node.from);
    return bindings.map(({ scope: from, value }) => ({ scope: from, node: value }));
  };
  const engines = bindingsIn(finder, scope, 'TEMPLATES').flatMap((binding) =>
    elementsIn(binding.value).flatMap((element) => valuesOf(binding.scope, element)),
  );
  const lists = engines.flatMap(({ scope: at, node }) => {
    const isOther = /jinja/i.test(entryIn(at, node, 'BACKEND', stringValue) ?? '');
    const list = isOther ? undefined : entryIn(at, node, 'DIRS', (_, value) => value);
    return list ? valuesOf(at, list) : [];
  });
  const old = bindingsIn(finder, scope, 'TEMPLATE_DIRS').map((each) => ({
    scope: each.scope,
    node: each.value,
  }));
  return [...lists, ...old].flatMap(({ scope: { module }, node }) =>
    elementsIn(node)
      .map((element) => stringsIn(module, element).join('/'))
      .map((path) => path.split('/').filter((part) => !/^\.{0,2}$/.test(part)))
      .flatMap((parts) => (parts.length > 0 ? [parts.join('/')] : [])),
  );
}

/** The value of a key of a dict. */
function entryIn<Read>(
  { module }: Scope,
  node: SyntaxNode,
  key: string,
  read: (module: Scope['module'], value: SyntaxNode) => Read,
): Read | undefined {
  const children = childrenOf(node);
  const at = children.findIndex(
    (child, index) => children[index + 1]?.name === ':' && stringValue(module, child) === key,
  );
  const value = at < 0 ? undefined : children[at + 2];
  return value && read(module, value);
}
