// Many random models with names that are likely to clash with something, for whole projects.
import fc from 'fast-check';
import { asExisting } from '../../lib/core/models/existing-model.ts';
import { plainTypes, relation, scopeOf } from './models.ts';
import { parseSpecs } from './parse-specs.ts';

export interface WildApp {
  readonly name: string;
  readonly views: 'class' | 'function';
  readonly models: readonly string[];
}

/** Names of Django's, Python's and the generated code, and usual ones. */
const classes =
  `Account Action Address Album Answer Any Article Author Bag Band Base Block Book Booking Box Branch Case
  Category Chapter Check Choice City Class Client Code Comment Company Context Country Course Cover Data Date Day Delete
  Detail Device Dict Document Draft Edit Element Entry Event Field File Filter Form Func Game Genre Group Head HTMLPage Id
  Image Index Input Invoice Item Job Key Label Lesson Letter Level Line Link List Log Manager Map Match Meal Member Menu
  Message Meta Model Module Money Month Name Node Note Number Object Offer Option Order Owner Page Paper Path Payment Person
  Phone Photo Place Plan Player Point Post Price Print Product Profile Project Property Query Question Range Rating Record
  Report Request Response Result Review Role Room Route Row Rule Sample School Score Section Self Series Session Set Setting
  Shop Site Size Staff State Status Step Store Story Student Subject Super Table Tag Task Team Template Term Test Text Thing
  Ticket Time Title Token Topic Track Type Unit Url Value Version View Visit Vote Week Word Writer Year Zone X Ab`
    .split(/\s+/)
    .flatMap((name) => [name, `${name}Entry`, `Big${name}`]);

const fields =
  `a action admin amount args author body check city clean code color content count cover created data date day
  defaults delete description done draft due email end entry event fields file files filter first form format group height
  hex id image index input instance is_open item items key kind kwargs label last length level line link list location
  map match max meta method model name next note number object objects order other owner page password path pk place plan
  position price print prefix priority property publish q query range rank rate rating record records reference region
  request result role row save score section self send set site size slug start state status step subject summary tag
  template test text tests time title token total type unit url user username users value values verbose version view views
  weight when width with_a_name_that_is_rather_long_for_a_field writer year zip`.split(/\s+/);

const fieldWord = (targets: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...fields), fc.nat(3), plainTypes, relation(targets), fc.nat(999))
    .map(([name, dice, plain, related, number]) =>
      dice > 0
        ? [name, ...plain].join(':')
        : [
            name,
            ...related,
            ...(related[0] === 'm2m' && related[1] === 'self' ? [] : [`related=r${number}`]),
          ].join(':'),
    );

/**
 * Apps with models that the grammar accepts, the same for the same seed.
 * @param count how many models there are in all
 */
export function wildApps(seed: number, count: number): WildApp[] {
  const apps: WildApp[] = [];
  let before: ReturnType<typeof asExisting>[] = [];
  let left = count;
  for (let round = 0; left > 0; round += 1) {
    const name = `app${round}${'x'.repeat((round * 7) % 40)}`;
    const [names = []] = fc.sample(
      fc.uniqueArray(fc.constantFrom(...classes), { minLength: 12, maxLength: 24 }),
      {
        seed: seed * 1000 + round,
        numRuns: 1,
      },
    );
    let good: string[] = [];
    let parsed = parseSpecs(good, scopeOf(name, before));
    for (const [index, model] of names.entries()) {
      if (good.length >= Math.min(left, 8)) break;
      const earlier = good.map((spec) => spec.split(' ', 1)[0] ?? '');
      const targets = [model, ...earlier, ...before.map((each) => `${each.app}.${each.name}`)];
      const words = fc.uniqueArray(fieldWord(targets), {
        minLength: 1,
        maxLength: 7,
        selector: (word) => word.split(':')[0],
      });
      const [drawn = []] = fc.sample(words, { seed: seed * 100_000 + round * 100 + index, numRuns: 1 });
      const next = [...good, [model, ...drawn].join(' ')];
      const result = parseSpecs(next, scopeOf(name, before));
      if ('faults' in result) continue;
      good = next;
      parsed = result;
    }
    if (good.length === 0) continue;
    apps.push({ name, views: round % 2 === 0 ? 'class' : 'function', models: good });
    before = 'models' in parsed ? parsed.models.slice(0, 3).map((each) => asExisting(name, each)) : [];
    left -= good.length;
  }
  return apps;
}
