// The context that code of models was written in, when the site around it has changed since: the versions it runs on, its middleware.
import type { Model } from '../../../core/models/model.ts';
import { ordinary } from '../models/conditions.ts';
import type { AppContext } from '../models/render-app.ts';
import { renderModel } from '../models/render-model.ts';
import { thresholds } from '../models/since.ts';
import type { OtherModels } from '../models/test-values.ts';
import { definitionsOf } from '../python/definitions.ts';
import { equal } from '../python/snippet.ts';
import { parseModule } from '../python/syntax.ts';
import { wrapLines } from '../python/wrap.ts';
import { oldest } from '../versions/versions.ts';
import { isOwn } from './conditions.ts';
import { type AppPlace, contextOf } from './context.ts';
import { placedModel } from './model-code.ts';
import type { Site } from './site.ts';
import type { ParsedApp } from './specs.ts';

/** One version for each way in which code is written, newest first. */
const djangos = [oldest.django, ...thresholds.Django].toReversed();
const pythons = [oldest.python, ...thresholds.Python].toReversed();

/**
 * The context of an app in which the code of some models was written: today's, unless another one fits better what is
 * in its files.
 */
export function contextAsWritten(
  site: Site,
  app: ParsedApp & AppPlace,
  models: readonly Model[],
  others: OtherModels,
): AppContext {
  const now = contextOf(site, app, app);
  if (isOwn(site) || !site.record.apps.some(({ name }) => name === app.name)) return now;
  const differences = (context: AppContext): number =>
    models.reduce((sum, model) => sum + changedIn(site, app, context, model, others), 0);
  let best = { context: now, differences: differences(now) };
  for (const context of best.differences === 0 ? [] : otherContexts(now)) {
    const found = differences(context);
    if (found < best.differences) best = { context, differences: found };
    if (found === 0) break;
  }
  return best.context;
}

function otherContexts(now: AppContext): AppContext[] {
  const targets = djangos.flatMap((django) => pythons.map((python) => ({ django, python })));
  return [now.conditions, ordinary].flatMap((conditions) =>
    [now.target, ...targets].map((target) => ({ ...now, conditions, target })),
  );
}

/** How many definitions of a model are there, but are not as a context has them. */
function changedIn(
  site: Site,
  app: ParsedApp & AppPlace,
  context: AppContext,
  model: Model,
  others: OtherModels,
): number {
  const { snippets } = renderModel(context, model, { models: app.models, others });
  return placedModel(site, app, model, snippets)
    .map(({ path, text }) => {
      const [wanted, there] = [wrapLines(text), site.workspace.read(path) ?? ''].map(parseModule);
      if (!wanted || !there) return 0;
      const known = new Map(definitionsOf(there).map((each) => [each.name, each]));
      return definitionsOf(wanted).filter((each) => {
        const same = each.kind === 'assignment' ? undefined : known.get(each.name);
        return same !== undefined && !equal(wanted, each, there, same);
      }).length;
    })
    .reduce((sum, count) => sum + count, 0);
}
