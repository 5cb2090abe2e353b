// What specifications call a field or a model that is renamed: paths to owners, and targets of relations.
import type { Reference } from './model.ts';
import type { ModelRules } from './model-rules.ts';
import { fieldIn, type SpecWords, targetIn, withTarget } from './spec-edits.ts';

/** An app with the specifications of its models, taken apart. */
export interface AppWords {
  readonly name: string;
  readonly models: readonly SpecWords[];
}

const isSame = (one: Reference | undefined, { app, model }: Reference) =>
  one?.app === app && one.model === model;

/** Relations that refer to a model by its new name. */
export function withRenamedTargets(
  apps: readonly AppWords[],
  target: Reference,
  name: string,
  rules: ModelRules,
): AppWords[] {
  return apps.map((app) => ({
    ...app,
    models: app.models.map((spec) => ({
      ...spec,
      fields: spec.fields.map((word) =>
        isSame(targetIn(word, { app: app.name, model: spec.name }, rules), target)
          ? withTarget(word, name)
          : word,
      ),
    })),
  }));
}

/** Paths to owners, such as `private:order.customer`, that lead through a field by its new name. */
export function withRenamedSteps(
  apps: readonly AppWords[],
  target: Reference,
  field: string,
  name: string,
  rules: ModelRules,
): AppWords[] {
  const wordOf = ({ app, model }: Reference, step: string) =>
    apps
      .find((each) => each.name === app)
      ?.models.find((spec) => spec.name === model)
      ?.fields.find((word) => fieldIn(word) === step);
  const renamed = (path: string, start: Reference): string => {
    let at: Reference | undefined = start;
    const steps = path.split('.').map((step) => {
      const here: Reference | undefined = at;
      const word = here && wordOf(here, step);
      at = here && word ? targetIn(word, here, rules) : undefined;
      return step === field && isSame(here, target) ? name : step;
    });
    return steps.join('.');
  };
  return apps.map((app) => ({
    ...app,
    models: app.models.map((spec) => {
      const [level = '', path] = spec.access?.split(':') ?? [];
      if (path === undefined) return spec;
      return { ...spec, access: `${level}:${renamed(path, { app: app.name, model: spec.name })}` };
    }),
  }));
}
