// Apps in a blueprint: what `add app` and `add model` put into .mvt.json, and --from reads.
import * as v from 'valibot';
import { nameFault } from '../../stacks/django/names.ts';
import { routeFault } from '../../stacks/django/project/routes.ts';
import { options } from '../options/options.ts';

/** One app with its models. */
export interface AppBlueprint {
  readonly name: string;
  readonly views: 'class' | 'function';
  /** Where its addresses start, such as `blog/`; '' is the root of the site. */
  readonly path: string;
  /** Each as it is written after --model: `Post title:char:200 body:text`. */
  readonly models: readonly string[];
  /** True for an app that was there before: only models were added to it. */
  readonly existing?: boolean;
}

const fault = (check: (text: string) => string | undefined) =>
  v.rawCheck<string>(({ dataset, addIssue }) => {
    const message = dataset.typed ? check(dataset.value) : undefined;
    if (message) addIssue({ message });
  });

const views = options.views.choices.map(({ value }) => value);

/** The shape of `apps` in a document; what is left out gets its default. */
export const appsSchema = v.array(
  v.pipe(
    v.strictObject({
      name: v.pipe(v.string(), fault(nameFault)),
      views: v.optional(v.picklist(views), options.views.default),
      path: v.optional(v.pipe(v.string(), fault(routeFault))),
      models: v.optional(v.array(v.string()), []),
      existing: v.optional(v.boolean()),
    }),
    v.transform(
      ({ name, views, path = `${name}/`, models, existing }): AppBlueprint => ({
        name,
        views,
        path,
        models,
        ...(existing && { existing }),
      }),
    ),
  ),
);
