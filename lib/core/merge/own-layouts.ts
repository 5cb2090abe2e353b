// Layouts of the owner that a merge loses: noted when something is added, and given back when it goes.
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ProjectRecord } from '../blueprint/record.ts';
import { hashOf } from '../files/hash.ts';
import { type Layouts, layoutsBetween, withLayouts } from '../files/layouts.ts';
import { hasConflicts } from './conflict.ts';
import { described } from './renderings.ts';

export class OwnLayouts {
  readonly #recorded: Layouts;
  readonly #project: string;
  readonly #next: string;
  readonly #kept: Record<string, Layouts[string]> = {};
  /** Files whose layout cannot be given back. */
  readonly lost: string[] = [];

  /** @param before what the project is, and `next` what it becomes, both settled */
  constructor({ layouts = {} }: ProjectRecord, before: Blueprint, next: Blueprint) {
    this.#recorded = layouts;
    this.#project = hashOf(described(before));
    this.#next = hashOf(described(next));
  }

  /** The files with lines that were noted when the project last was what it becomes. */
  get waiting(): string[] {
    return Object.keys(this.#recorded).filter((path) => this.#layoutsOf(path).length > 0);
  }

  #layoutsOf(path: string): Layouts[string] {
    return this.#recorded[path]?.filter(({ project }) => project === this.#next) ?? [];
  }

  /** A merged text in which such lines are as they were. */
  restored(path: string, merged: string): string {
    return hasConflicts(merged) ? merged : withLayouts(merged, this.#layoutsOf(path));
  }

  /**
   * Notes the layout of a file.
   * @param left what taking the merge back would leave
   */
  note(path: string, left: string, ours: string): void {
    const layouts = layoutsBetween(left, ours, this.#project);
    if (layouts) this.#kept[path] = layouts;
    else this.lost.push(path);
  }

  /** What a merge that is interrupted has to find. */
  get interim(): Layouts {
    return this.#with(() => true);
  }

  /** What is recorded once the merge is done. */
  get next(): Layouts {
    return this.#with((project) => project !== this.#next);
  }

  #with(isKept: (project: string) => boolean): Layouts {
    const paths = Object.keys({ ...this.#recorded, ...this.#kept });
    const entries = paths.map((path) => {
      const kept = this.#kept[path];
      const others = this.#recorded[path]?.filter(
        ({ project }) => isKept(project) && !(kept && project === this.#project),
      );
      return [path, [...(others ?? []), ...(kept ?? [])]] as const;
    });
    return Object.fromEntries(entries.filter(([, layouts]) => layouts.length > 0));
  }
}
