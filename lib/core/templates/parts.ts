// What features and targets put into files that they share: fragments from their folders, by the place that each is for.

import type { FeatureName } from '../../stacks/django/features/index.ts';
import { type Imported, importStatements } from '../../stacks/django/python/import-statements.ts';
import { addImports } from '../../stacks/django/python/imports.ts';
import { parseModule } from '../../stacks/django/python/syntax.ts';
import { type TargetFolder, targetFolders } from '../../stacks/django/targets/index.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Tree } from '../files/tree.ts';
import { type Locals, renderFolder } from './templates.ts';

type Added = Pick<Blueprint, 'features' | 'deploy' | 'digitalocean'>;

/** The folders of templates that are put on top of the base, one over the other: features, then what all targets need, then each. */
export function layersOf(blueprint: Added): string[] {
  const { features = [] } = blueprint;
  const folders = targetFolders(blueprint);
  return [
    ...features.map((name) => `django/features/${name}`),
    ...(folders.length > 0 ? ['common', ...folders] : []).map((name) => `django/deploy/${name}`),
  ];
}

/** What every template can ask about features and targets: `has("deploy")` is true with any target. */
export function featureLocals(blueprint: Added) {
  const { features = [] } = blueprint;
  const folders = targetFolders(blueprint);
  const names = new Set<string>([...features, ...folders, ...(folders.length > 0 ? ['deploy'] : [])]);
  return { features, has: (name: FeatureName | TargetFolder | 'deploy') => names.has(name) };
}

/** The fragments of layers for one project. */
export class Parts {
  readonly #layers: readonly string[];
  readonly #rendered = new Map<string, Tree>();
  readonly #imports = new Map<string, Imported[]>();

  /** @param layers folders below templates/ */
  constructor(layers: readonly string[]) {
    this.#layers = layers;
  }

  /**
   * The fragments for a place, one after the other; '' when there is none.
   * Imports at the head of a Python fragment are kept for `importInto`; all else is put in as it is.
   * @param place the path below the folders `parts/`: `settings/apps.py` is in the file settings.py
   */
  at(place: string, locals: Locals): string {
    const texts = this.#layers.flatMap((layer) => {
      const text = this.#fragmentsOf(layer, locals).get(place)?.content;
      return text === undefined ? [] : [place.endsWith('.py') ? this.#withoutImports(place, text) : text];
    });
    return texts.join('');
  }

  #fragmentsOf(layer: string, locals: Locals): Tree {
    const known = this.#rendered.get(layer) ?? renderFolder(`${layer}/parts`, locals);
    this.#rendered.set(layer, known);
    return known;
  }

  #withoutImports(place: string, text: string): string {
    if (!/^(from|import) /.test(text)) return text;
    const statements = importStatements(parseModule(text));
    const file = `${place.slice(0, place.indexOf('/'))}.py`;
    const known = this.#imports.get(file) ?? [];
    this.#imports.set(file, [...known, ...statements.flatMap(({ imported }) => imported)]);
    return text.slice(statements.at(-1)?.node.to).replace(/^\n/, '');
  }

  /** The tree with the imports of all fragments in the files of the package that they are for. */
  importInto(tree: Tree, { package: folder }: Pick<Blueprint, 'package'>): Tree {
    const isLocal = (module: string) =>
      [...tree.keys()].some((path) => path.startsWith(`${module.split('.')[0]}/`));
    for (const [file, imports] of this.#imports) {
      const path = `${folder}/${file}`;
      const content = tree.get(path)?.content ?? '';
      const end = importsEnd(content);
      const { text } = addImports(content.slice(0, end), imports, { firstParty: isLocal });
      tree.set(path, { ...tree.get(path), content: text + content.slice(end) });
    }
    return tree;
  }
}

/** Where the imports of a file end that templates have made: parsing all of it would take longer than the rest. */
function importsEnd(text: string): number {
  const last = [...text.matchAll(/^(?:from|import) .*\n(?:[ )].*\n)*/gm)].at(-1);
  return last ? last.index + last[0].length : text.length;
}
