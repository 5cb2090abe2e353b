// What features and targets put into files that they share: fragments from their folders, by the place that each is for.
import type { Tree } from '../files/tree.ts';
import { endingOf, type Languages, type Locals } from './language.ts';
import type { Templates } from './templates.ts';

/** The fragments of layers for one project. */
export class Parts {
  readonly #layers: readonly string[];
  readonly #templates: Templates;
  readonly #languages: Languages;
  readonly #rendered = new Map<string, Tree>();
  readonly #imports = new Map<string, string[]>();

  /** @param layers folders of templates, one for each feature and target */
  constructor(layers: readonly string[], templates: Templates, languages: Languages) {
    this.#layers = layers;
    this.#templates = templates;
    this.#languages = languages;
  }

  /**
   * The fragments for a place, one after the other; '' when there is none.
   * Imports at the head of a fragment are kept for `importInto`; all else is put in as it is.
   * @param place the path below the folders `parts/`: `settings/apps.py` is in the file settings.py
   */
  at(place: string, locals: Locals): string {
    const texts = this.#layers.flatMap((layer) => {
      const text = this.#fragmentsOf(layer, locals).get(place)?.content;
      return text === undefined ? [] : [this.#withoutImports(place, text)];
    });
    return texts.join('');
  }

  #fragmentsOf(layer: string, locals: Locals): Tree {
    const known = this.#rendered.get(layer) ?? this.#templates.render(`${layer}/parts`, locals);
    this.#rendered.set(layer, known);
    return known;
  }

  #withoutImports(place: string, text: string): string {
    const ending = endingOf(place);
    const split = this.#languages[ending]?.splitImports?.(text);
    if (!split || split.imports === '') return text;
    const file = `${place.slice(0, place.indexOf('/'))}.${ending}`;
    this.#imports.set(file, [...(this.#imports.get(file) ?? []), split.imports]);
    return split.rest;
  }

  /**
   * Puts the imports of all fragments into the files that they are for.
   * @param pathOf the path of such a file in the tree: `shop/settings.py` for `settings.py`
   */
  importInto(tree: Tree, pathOf: (file: string) => string): Tree {
    const isLocal = (module: string) =>
      [...tree.keys()].some((path) => path.startsWith(`${module.split('.')[0]}/`));
    for (const [file, imports] of this.#imports) {
      const path = pathOf(file);
      const content = tree.get(path)?.content ?? '';
      const added = this.#languages[endingOf(file)]?.addImports?.(content, imports.join('\n'), isLocal);
      tree.set(path, { ...tree.get(path), content: added ?? content });
    }
    return tree;
  }
}
