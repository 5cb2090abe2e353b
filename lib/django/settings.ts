// The value of a setting, from the project's settings module and everything that it imports.
import type { Files } from '../commit/files.ts';
import { UserError } from '../errors.ts';
import { type Module, syntaxFault } from '../python/syntax.ts';
import { type Literal, readValue, type Value } from './literals.ts';
import { ModuleFinder } from './modules.ts';
import { bindingsIn, classScope, moduleScope, type Scope } from './scopes.ts';
import { possibleStrings } from './strings.ts';

/** Where a project keeps its settings. */
export interface Settings {
  /** As DJANGO_SETTINGS_MODULE names it. */
  readonly module: string;
  readonly file: string;
  /** The class, in projects that use django-configurations. */
  readonly configuration?: string;
  /** The folders on Python's search path, best first. */
  readonly roots: readonly string[];
}

/** Finds modules of the project that has these settings. */
export function finderOf(files: Files, settings: Settings): ModuleFinder {
  return new ModuleFinder(files, settings.roots);
}

/** The statements that set settings: those of the module, or of the class of django-configurations. */
export function settingsScope(finder: ModuleFinder, settings: Settings): Scope | undefined {
  const scope = moduleScope(finder, settings.file);
  const { configuration } = settings;
  return scope && configuration !== undefined ? (classScope(finder, scope, configuration) ?? scope) : scope;
}

/** What can be read about a setting whose value is a list; nothing when no statement sets it. */
export function findSetting(finder: ModuleFinder, settings: Settings, name: string): Value {
  const scope = settingsScope(finder, settings);
  return scope ? readValue(finder, scope, name) : { literals: [], appended: [], bindings: [] };
}

/** The strings that a setting may have, best first; none when it is computed or not set. */
export function stringSetting(finder: ModuleFinder, settings: Settings, name: string): string[] {
  const scope = settingsScope(finder, settings);
  const bindings = scope ? bindingsIn(finder, scope, name) : [];
  const sure = bindings.toSorted((one, other) => Number(one.conditional) - Number(other.conditional));
  return sure.flatMap((binding) => possibleStrings(binding.scope.module, binding.value));
}

/** Names that projects give to the list of their own apps. */
const ownApps =
  /^_?((LOCAL|PROJECT|MY|OWN|OUR|CUSTOM|INTERNAL|FIRST_PARTY|SITE|USER)(_\w+)?_?APPS|APPS_(LOCAL|PROJECT|CUSTOM))$/i;

/**
 * The literal to add an entry to: one that surely counts, best the list of the project's own apps, else the last one of
 * where the name gets its value first. Undefined when that is not sure.
 */
export function mainLiteral({ literals, bindings }: Value): Literal | undefined {
  const sure = literals.filter(({ conditional }) => !conditional);
  const own = sure.findLast(({ name }) => ownApps.test(name));
  if (own) return own;
  const base = sure.filter(({ added }) => !added);
  const deepest = Math.max(...base.map(({ depth }) => depth));
  const filled = sure.filter(
    ({ node, added, depth }) => node.firstChild?.nextSibling?.nextSibling && (added || depth === deepest),
  );
  const best = filled.findLast(({ added }) => !added) ?? filled.at(-1) ?? base.at(-1);
  if (best) return best;
  const onlySometimes = bindings.every(({ conditional }) => conditional);
  const [only, ...others] = literals.filter(({ added }) => !added);
  return onlySometimes && others.length === 0 ? only : undefined;
}

/** Refuses a file with a syntax error, before it is changed. */
export function checkSyntax(path: string, module: Module): void {
  const fault = syntaxFault(module);
  if (!fault) return;
  const { line, column } = fault;
  throw new UserError(
    `${path} has a syntax error at line ${line}, column ${column}: mend it, then run this again.`,
  );
}
