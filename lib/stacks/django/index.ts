// The stack of Django projects.
import type { StackTables } from '../../core/additions/tables.ts';
import type { Stack } from '../../core/stack/stack.ts';
import type { TemplateSource } from '../../core/templates/source.ts';
import { Templates } from '../../core/templates/templates.ts';
import { afterMerge } from './after-merge.ts';
import { djangoAnswers } from './answers.ts';
import { addBlueprintApps } from './apps/blueprint-apps.ts';
import { projectLocals, renderBase } from './base.ts';
import { changeModels } from './commands/change-models.ts';
import { apps, foreign } from './commands/index.ts';
import { inventoryOf } from './commands/inventory.ts';
import { languages } from './file-languages.ts';
import { harmlessFiles, mergeHarmless } from './foreign/in-the-way.ts';
import { mergeMessages } from './locale/messages.ts';
import { translatorFor } from './locale/translate.ts';
import { mergeRequirements } from './merge-requirements.ts';
import { mergeViews } from './merge-views.ts';
import { readers } from './readers/index.ts';
import { djangoTables } from './tables.ts';

export { djangoTables };

/**
 * Makes the stack.
 * @param source the templates
 * @param tables its features and targets, where there are others than its own
 */
export function createDjango(source: TemplateSource, tables: StackTables = djangoTables): Stack {
  const stack: Stack = {
    ...tables,
    templates: new Templates(source, languages, (path, locals) => ({ t: translatorFor(path, locals) })),
    languages,
    mergers: [
      { match: /^requirements(-dev)?\.txt$/, merge: mergeRequirements },
      { match: /\.po$/, merge: mergeMessages },
      { match: /(^|\/)views\.py$/, merge: mergeViews },
      { match: harmlessFiles, merge: mergeHarmless },
    ],
    readers,
    summary: ({ answers }) => `Django ${answers.django}, ${answers.database}`,
    locals: (blueprint) => projectLocals(blueprint, stack),
    base: (blueprint, locals) => renderBase(blueprint, locals, stack),
    partFile: (file, blueprint) => `${djangoAnswers(blueprint).package}/${file}`,
    addApps: (base, blueprint, isCodeWanted) => addBlueprintApps(base, blueprint, stack, isCodeWanted),
    apps,
    foreign,
    inventory: (files, command, outside) => inventoryOf(files, command, stack, outside),
    changeModels: (files, command, blueprint) => changeModels(files, command, blueprint, stack),
    afterMerge: (merged, blueprint) => afterMerge(merged, blueprint, stack),
  };
  return stack;
}
