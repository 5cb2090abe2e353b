// Random apps with models, whose names are likely to clash with something, and which refer to each other in any order.
import { accessLevels } from '../../lib/core/models/model.ts';
import {
  appWords,
  fieldTypes,
  fieldWords,
  keyTypes,
  modelEndings,
  modelWords,
  otherTargets,
  relatedWords,
  routes,
  texts,
  unmadeTargets,
} from './wild-words.ts';

export interface WildApp {
  readonly name: string;
  readonly views: 'class' | 'function';
  readonly path?: string;
  readonly models: readonly string[];
}

/** Chance that is the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1);
  }

  /** A whole number from 0 up to, and without, the given one. */
  below(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Some different items, in an order of their own. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(this.below(left.length), 1),
    ).flat();
  }
}

/**
 * Apps with as many models in all, the same for the same seed. The tool may refuse some of their words.
 * @param count how many models there are
 */
export function wildApps(seed: number, count: number): WildApp[] {
  const dice = new Dice(seed);
  const sizes: number[] = [];
  for (let left = count; left > 0; left -= sizes.at(-1) ?? 1) sizes.push(Math.min(left, 1 + dice.below(12)));
  const names = appNames(dice, sizes.length);
  const apps = sizes.map((size, index) => ({ name: names[index] ?? '', models: modelNames(dice, size) }));
  return apps.map(({ name, models }): WildApp => {
    const others = apps.flatMap((app) => app.models.map((model) => `${app.name}.${model}`));
    return {
      name,
      views: dice.once(2) ? 'class' : 'function',
      ...(dice.once(6) && { path: `${dice.pick(routes)}${name}/` }),
      models: models.map((model) => specOf(dice, model, models, others)),
    };
  });
}

function appNames(dice: Dice, count: number): string[] {
  const numbered = Array.from({ length: count }, (_, index) => `app${index}${'x'.repeat(dice.below(40))}`);
  return [...dice.some(appWords, Math.ceil(count / 2)), ...numbered].slice(0, count);
}

function modelNames(dice: Dice, count: number): string[] {
  const plain = dice.some(modelWords, count);
  const names = plain.map((name) => {
    if (dice.once(3)) return `${name}${dice.pick(modelEndings)}`;
    return dice.once(12) ? `${dice.pick(plain)}${dice.pick(modelEndings)}` : name;
  });
  return [...new Set(names)];
}

function specOf(dice: Dice, name: string, siblings: readonly string[], others: readonly string[]): string {
  const names = dice.some(fieldWords, 1 + dice.below(dice.once(15) ? 60 : 9));
  const fields = names.map((field) => {
    const roll = dice.below(10);
    if (roll < 3) return relation(dice, field, name, siblings, others);
    return roll === 3 && dice.once(4) ? `${field}:${dice.pick(keyTypes)}` : plain(dice, field);
  });
  const access = dice.once(3) ? [`access=${dice.pick([...accessLevels, ...names])}`] : [];
  return [name, ...fields, ...access].join(' ');
}

function plain(dice: Dice, name: string): string {
  const [types, modifiers] = dice.pick(fieldTypes);
  const given = modifiers.split(' ').filter(Boolean);
  const parts = [name, dice.pick(types.split(' ')), ...dice.some(given, dice.below(given.length + 1))];
  return parts.join(':').replace(/~/g, () => dice.pick(texts));
}

function relation(
  dice: Dice,
  name: string,
  self: string,
  siblings: readonly string[],
  others: readonly string[],
): string {
  const type = dice.pick(['fk', 'fk', 'fk', 'o2o', 'm2m', 'm2m', 'references']);
  const target = dice.pick([
    'self',
    self,
    dice.pick(siblings),
    dice.pick(siblings),
    dice.pick(others),
    dice.pick(others),
    dice.pick(otherTargets),
  ]);
  const related = dice.once(2) ? [] : [`related=${dice.pick([...relatedWords, `r${dice.below(999)}`])}`];
  // Tests that need such a record are skipped, as are those of all models that need theirs.
  const mayLack = unmadeTargets.includes(target) && !dice.once(8);
  if (type === 'm2m') {
    return [name, type, target, ...(mayLack || dice.once(2) ? ['blank'] : []), ...related].join(':');
  }
  const deletes = dice.pick([
    ['null'],
    ['null', 'set_null'],
    ['null', 'cascade'],
    ['cascade'],
    ['protect'],
    ['restrict'],
    ['do_nothing'],
    ['default=1', 'set_default'],
    ['null', 'default=1'],
    ['null', 'default=1', 'set_default'],
    ['index'],
    [],
  ]);
  const empty = mayLack && !deletes.includes('null') ? ['null'] : [];
  return [name, type, target, ...empty, ...deletes, ...related].join(':');
}
