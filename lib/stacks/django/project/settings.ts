// The value of a setting, from the project's settings module and everything that it imports.
import type { Files } from '../../../core/files/files.ts';
import { UserError } from '../../../core/text/errors.ts';
import { unreadablePart } from '../python/syntax.ts';
import { type Literal, noValue, readExpression, readValue, type Value } from './literals.ts';
import { ModuleFinder, readModule } from './modules.ts';
import { type Binding, bindingsIn, classScope, elementsIn, moduleScope, type Scope } from './scopes.ts';
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
  return scope ? readValue(finder, scope, name) : noValue;
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
 * The literal to add an entry to: one that surely counts, best the list of the project's own apps, else the one with
 * most entries that are like it, else the last one of where the name gets its value first. Undefined when that is not sure.
 * @param like how many entries of a literal are of the kind of what is added
 */
export function mainLiteral(
  { literals, bindings, unread }: Value,
  like: (literal: Literal) => number = () => 0,
): Literal | undefined {
  const sure = literals.filter(({ conditional, handed }) => !conditional && !handed);
  const base = sure.filter(({ added }) => !added);
  const deepest = Math.max(...base.map(({ depth }) => depth));
  const rank = (literal: Literal) => {
    const { name, node, added, depth, scope } = literal;
    const isEmpty = elementsIn(node).length === 0;
    if (ownApps.test(name)) return 4;
    const share = Math.min(like(literal), 900) / 1000;
    if (!added && depth === deepest) return isEmpty ? 1 : 3 + share;
    return share > 0 || (!isEmpty && scope.file === base[0]?.scope.file) ? 2 + share : 0;
  };
  const best = Math.max(...sure.map(rank));
  const main = sure.findLast((literal) => rank(literal) === best);
  if (main) return main;
  const onlySometimes = unread.length === 0 && bindings.every(({ conditional }) => conditional);
  const [only, ...others] = literals.filter(({ added, handed }) => !added && !handed);
  return onlySometimes && others.length === 0 ? only : undefined;
}

/**
 * The literals that an entry goes into: the one that surely counts, the one that all branches of a condition take, or
 * where these have lists of their own, one of each. None when that is not sure.
 * @param best the one of several literals that make up a list together
 * @param callables functions whose arguments are entries too, such as `patterns`
 */
export function literalsToFill(
  finder: ModuleFinder,
  value: Value,
  best: (value: Value) => Literal | undefined,
  callables: readonly string[] = [],
): readonly Literal[] {
  const bestOf = (binding: Binding) => best(readExpression(finder, binding.scope, binding.value, callables));
  const only = best(value) ?? sharedLiteral(value, bestOf);
  if (only) return [only];
  const { bindings, literals } = value;
  const chosen = bindings.flatMap((binding, index): (Literal | undefined)[] => {
    const parts = literals
      .filter((literal) => literal.binding === index)
      .map((literal) => ({ ...literal, conditional: false }));
    // A statement that was met before brings nothing new.
    const isAgain = bindings.slice(0, index).some(({ value: other }) => other.from === binding.value.from);
    if (binding.kind !== 'assign' || (isAgain && parts.length === 0)) return [];
    return [binding.conditional ? best({ ...value, literals: parts, bindings: [binding] }) : undefined];
  });
  const [first] = chosen;
  const sure = chosen.filter((literal) => literal !== undefined);
  return sure.length === chosen.length && sure.every(({ scope }) => scope.file === first?.scope.file)
    ? sure
    : [];
}

/** The literal that the value of every branch has its entries from: `INSTALLED_APPS = LOCAL_APPS + more` in each of them. */
function sharedLiteral(
  { bindings }: Value,
  bestOf: (binding: Binding) => Literal | undefined,
): Literal | undefined {
  if (bindings.length < 2 || bindings.some(({ kind }) => kind !== 'assign')) return undefined;
  const [first, ...others] = bindings.map(bestOf);
  const isSame = (other: Literal | undefined) =>
    other?.scope.file === first?.scope.file && other?.node.from === first?.node.from;
  return others.every(isSame) ? first : undefined;
}

/**
 * Checks files before one of them is changed.
 * @throws UserError for the first syntax error
 */
export function checkSyntax(files: Files, paths: readonly string[]): void {
  for (const path of new Set(paths)) {
    const module = readModule(files, path);
    const part = module && unreadablePart(module);
    if (part) throw new UserError(`${path} has ${part}: fix it, then run this again.`);
  }
}
