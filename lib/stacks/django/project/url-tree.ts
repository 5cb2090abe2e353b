// Every URLconf that a project's addresses lead to: what the root URLconf includes, and what that includes, and so on.
import type { Files } from '../../../core/files/files.ts';
import { everyImport, localName } from '../python/import-statements.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { readAssignedString } from './existing-models.ts';
import { moduleImportedAs } from './imported.ts';
import { readExpression, readValue, type Value } from './literals.ts';
import type { ModuleFinder } from './modules.ts';
import { elementsIn, moduleScope, type Scope } from './scopes.ts';
import { finderOf, findSetting, type Settings } from './settings.ts';
import { urlEntry } from './url-entries.ts';
import { originIn } from './url-functions.ts';

/** Functions whose arguments are entries. */
export const urlCallables = ['patterns', 'i18n_patterns'];

/** Settings of packages that choose a URLconf by the host. */
const byHost = ['ROOT_HOSTCONF', 'SUBDOMAIN_URLCONFS', 'PUBLIC_SCHEMA_URLCONF'];

export interface Mount {
  /** Where the addresses of the URLconf begin; undefined when that is computed. */
  readonly route: string | undefined;
  /** The names of the applications around it, as names of routes begin with them: `api:blog:`. */
  readonly namespace: string;
}

/** Code that may include a URLconf, in a way that cannot be read. */
export interface Doubt {
  readonly file: string;
  readonly code: string;
}

/**
 * Looks for a URLconf in the whole tree of includes.
 * @returns where it is mounted, what may mount it, or undefined when surely nothing does
 */
export function findMount(
  files: Files,
  settings: Settings,
  root: string,
  urlconf: string,
): Mount | Doubt | undefined {
  const finder = finderOf(files, settings);
  const tree = new UrlTree(finder);
  tree.visitFile(root, { route: '', namespace: '' });
  const file = finder.fileOf(urlconf);
  const found = tree.modules.get(urlconf) ?? (file === undefined ? undefined : tree.files.get(file));
  const hosts = byHost.find((name) => findSetting(finder, settings, name).bindings.length > 0);
  if (found) return found;
  return hosts === undefined ? tree.doubts[0] : { file: settings.file, code: hosts };
}

/** Whether an unread expression may add entries that include what it names only while it runs. */
export function isCollecting({ module }: Scope, node: SyntaxNode): boolean {
  return /\binclude\(/.test(textOf(module, node));
}

class UrlTree {
  readonly files = new Map<string, Mount>();
  readonly modules = new Map<string, Mount>();
  readonly doubts: Doubt[] = [];
  /** Entries that were looked at: lists may lead back to themselves. */
  readonly #seen = new Set<string>();
  readonly finder: ModuleFinder;

  constructor(finder: ModuleFinder) {
    this.finder = finder;
  }

  /** The `urlpatterns` of a file. */
  visitFile(file: string, mount: Mount): void {
    if (this.files.has(file)) return;
    this.files.set(file, mount);
    const scope = moduleScope(this.finder, file);
    if (scope) this.#visit(readValue(this.finder, scope, 'urlpatterns', urlCallables), mount);
  }

  /** A file that is included: its own `app_name` comes before the one that it is given. */
  #includeFile(file: string, mount: Mount, appName: string | undefined): void {
    const own = readAssignedString(this.finder.files.read(file) ?? '', 'app_name');
    this.visitFile(file, named(mount, own ?? appName));
  }

  #visit({ literals, appended, unread }: Value, mount: Mount): void {
    for (const { scope, node } of literals) {
      if (!this.files.has(scope.file)) this.files.set(scope.file, mount);
      for (const element of elementsIn(node)) this.#entry(scope, element, mount);
    }
    for (const { scope, value } of appended) this.#entry(scope, value, mount);
    for (const { scope, node } of unread)
      if (isCollecting(scope, node) || this.#isOwnCall(scope, node)) this.#doubt(scope, node);
  }

  #entry(scope: Scope, node: SyntaxNode, { route, namespace }: Mount): void {
    const key = `${scope.file}:${node.from}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const entry = urlEntry(scope.module, node, originIn(scope.module));
    if (!entry?.target) return;
    const { pattern, target, urlconf, appName } = entry;
    const start = pattern?.syntax === 'regex' ? pattern.text.replace(/^\^/, '') : pattern?.text;
    const below = {
      route: route === undefined || start === undefined ? undefined : route + start,
      namespace,
    };
    if (urlconf === undefined) this.#target(scope, target, below, appName);
    else {
      const file = this.finder.fileOf(urlconf);
      if (file !== undefined) this.#includeFile(file, below, appName);
      const mount = (file === undefined ? undefined : this.files.get(file)) ?? named(below, appName);
      this.modules.set(urlconf, this.modules.get(urlconf) ?? mount);
    }
  }

  /** `include(blog_urls)`, `include(blog.urls)`, `include([…])`. */
  #target(scope: Scope, node: SyntaxNode, mount: Mount, appName: string | undefined): void {
    const { finder } = this;
    const text = textOf(scope.module, node);
    const module = moduleImportedAs(finder, scope, text);
    if (module !== undefined) this.#includeFile(module, mount, appName);
    else if (/^(Array|Binary)Expression$/.test(node.name)) {
      const value = readExpression(finder, scope, node, urlCallables);
      if (value.literals.length === 0) this.#doubt(scope, node);
      this.#visit(value, named(mount, appName));
    } else if (node.name === 'VariableName') {
      const value = readValue(finder, scope, text, urlCallables);
      if (value.bindings.length > 0) this.#visit(value, named(mount, appName));
      else if (importedFrom(scope.module, text) === undefined) this.#doubt(scope, node);
    } else if (node.name === 'MemberExpression') {
      const owner = node.firstChild ? textOf(scope.module, node.firstChild) : '';
      const file = moduleImportedAs(finder, scope, owner);
      const inside = file === undefined ? undefined : moduleScope(finder, file);
      const name = text.slice(owner.length + 1);
      if (inside) this.#visit(readValue(finder, inside, name, urlCallables), named(mount, appName));
    } else this.#doubt(scope, node);
  }

  /** A call of a function of the project, which may return entries. */
  #isOwnCall(scope: Scope, node: SyntaxNode): boolean {
    if (node.name !== 'CallExpression' || !node.firstChild) return false;
    const [name = ''] = textOf(scope.module, node.firstChild).split('.');
    const isDefined = scope.module.top
      .getChildren('FunctionDefinition')
      .some((each) => childrenOf(each).some((part) => textOf(scope.module, part) === name));
    return isDefined || isImportedFromProject(this.finder, scope, name);
  }

  #doubt({ file, module }: Scope, node: SyntaxNode): void {
    const [code = ''] = textOf(module, node).split(/\r\n|\r|\n/);
    this.doubts.push({ file, code });
  }
}

const named = ({ route, namespace }: Mount, appName: string | undefined): Mount => ({
  route,
  namespace: namespace + (appName === undefined ? '' : `${appName}:`),
});

function importedFrom(module: Module, name: string): string | undefined {
  const imported = everyImport(module).flatMap((statement) => statement.imported);
  return imported.find((each) => localName(each) === name)?.module;
}

/** Whether a name of a file is imported from a file of the project, or is one. */
export function isImportedFromProject(finder: ModuleFinder, { file, module }: Scope, name: string): boolean {
  const source = importedFrom(module, name);
  if (source === undefined) return false;
  const dotted = source.replace(/^\.+/, '');
  return (
    source.startsWith('.') ||
    finder.imported(file, 0, dotted) !== undefined ||
    finder.packageOf(dotted) !== undefined
  );
}
