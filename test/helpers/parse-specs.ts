// Specifications of models as tests write them: one text each.
import type { ModelScope } from '../../lib/core/models/catalogue.ts';
import { parseModels } from '../../lib/core/models/parse-models.ts';

/** Parses specifications that messages call `--model 1` and so on. */
export function parseSpecs(specs: readonly string[], scope: ModelScope) {
  return parseModels(
    specs.map((spec, index) => ({ source: `--model ${index + 1}`, words: [spec] })),
    scope,
  );
}
