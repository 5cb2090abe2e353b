// The code of one model in the files of its app: put in as far as it is certain, and removed again.

import type { Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import type { ModelCode } from '../models/render-model.ts';
import {
  modulesNeeded,
  movedTo,
  type PlacedSnippet,
  placeOfSnippet,
  placesFor,
  redirected,
} from './code-places.ts';
import type { AppPlace } from './context.ts';
import type { Site } from './site.ts';
import { merge, type Purpose, type Refusal } from './snippets.ts';
import type { ParsedApp } from './specs.ts';

type Placed = ParsedApp & AppPlace;

/** A snippet with all that is needed to merge it and to remove it. */
export interface ModelSnippet extends PlacedSnippet {
  /** The file of the app that it was written for. */
  readonly file: string;
  readonly purpose: Purpose;
}

type Snippets = ModelCode['snippets'];

const moduleOf = (file: string): string => file.replace(/\.py$/, '');

/** True for an app that neither this tool nor its project brought. */
export function isForeign({ record }: Pick<Site, 'record'>, { name, existing }: ParsedApp): boolean {
  return existing === true && name !== record.answers.app;
}

/** Snippets after those that they import from; tests last, since they look at everything. */
function inOrder(snippets: Snippets): Snippets {
  const others = snippets.filter(([file]) => file !== 'tests.py');
  const needs = others.map(
    ([file, text]) => [file, modulesNeeded(text).map((module) => `${module}.py`)] as const,
  );
  const rank = (file: string, seen: readonly string[] = []): number => {
    if (file === 'tests.py') return Number.MAX_SAFE_INTEGER;
    const needed = needs
      .flatMap(([name, modules]) => (name === file ? modules : []))
      .filter((name) => name !== file && !seen.includes(name));
    return needed.length === 0 ? 0 : 1 + Math.max(...needed.map((name) => rank(name, [...seen, file])));
  };
  const ranks = new Map(snippets.map(([file]) => [file, rank(file)]));
  return snippets.toSorted(([one], [other]) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}

/**
 * Merges the code of a model into the files of its app. What clashes there gets a module of the model's own; what
 * cannot be added with certainty is left to the owner, with everything that refers to it.
 * @returns the files of the app whose code was left out
 */
export function mergeModel(site: Site, app: Placed, model: Model, snippets: Snippets): ReadonlySet<string> {
  const refused = new Map<string, string>();
  const chosen = new Map<string, string>();
  const moved = new Map<string, string>();
  const module = modelNames(model.name).snake;
  for (const [file, snippet] of inOrder(snippets)) {
    const purpose = purposeOf(site, app);
    const wanted = { folder: app.folder, file, snippet: redirected(snippet, moved), module };
    const there = placeOfSnippet(site, wanted, chosen.get(file));
    const missing = file === 'tests.py' ? [...refused.keys()] : modulesNeeded(snippet);
    const [first] = missing.flatMap((name) => refused.get(name) ?? []);
    if (first !== undefined) {
      const reason = `it needs what has to be added to ${first} first`;
      leave(site, there.path, { reason, lines: wanted.snippet.trim().split('\n') });
      refused.set(moduleOf(file), there.path);
      continue;
    }
    const others = placesFor(site, wanted).filter(({ path }) => site.workspace.read(path) === undefined);
    const refusal = merge(site, there, purpose);
    const place = refusal?.isClash ? others.find((other) => !merge(site, other, purpose)) : there;
    if (refusal && (place === undefined || place === there)) {
      leave(site, there.path, refusal);
      refused.set(moduleOf(file), there.path);
    }
    if (place) chosen.set(file, place.path);
    const move = place && movedTo(wanted, place);
    if (move) moved.set(...move);
  }
  return new Set([...refused.keys()].map((name) => `${name}.py`));
}

function leave(site: Site, path: string, { reason, lines }: Pick<Refusal, 'reason' | 'lines'>): void {
  site.byHand.push({ path, where: 'add', lines, reason });
}

function purposeOf(site: Site, app: Placed): Purpose {
  return { app: app.name, isForeign: isForeign(site, app) };
}

/** Where the code of a model is by now, in the order in which it was put there. */
export function placedModel(site: Site, app: Placed, model: Model, snippets: Snippets): ModelSnippet[] {
  const moved = new Map<string, string>();
  const module = modelNames(model.name).snake;
  return inOrder(snippets).map(([file, snippet]) => {
    const wanted = { folder: app.folder, file, snippet: redirected(snippet, moved), module };
    const place = placeOfSnippet(site, wanted);
    const move = movedTo(wanted, place);
    if (move) moved.set(...move);
    return { ...place, file, purpose: purposeOf(site, app) };
  });
}
