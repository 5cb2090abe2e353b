// The apps and models of a project, in the order of its settings.
import type { Files } from '../../../core/files/files.ts';
import { fieldIn, wordsOf } from '../../../core/models/spec-edits.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { Inventory, KnownModel } from '../../../core/stack/inventory.ts';
import type { Outside, Stack } from '../../../core/stack/stack.ts';
import { openSite } from '../apps/site.ts';
import { userReference } from '../models/users.ts';
import { readModels } from '../project/existing-models.ts';
import { localApps } from '../project/local-apps.ts';

/** @throws UserError when the settings cannot be found, and for a record that cannot be read */
export function inventoryOf(
  files: Files,
  { given }: Command,
  stack: Stack,
  { environment }: Pick<Outside, 'environment'>,
): Inventory {
  const choice = { named: given.settings, environment: environment.DJANGO_SETTINGS_MODULE };
  const { record, workspace, settings } = openSite(files, stack, choice);
  const apps = localApps(workspace, settings).map(({ label, folder }) => {
    const recorded = record.apps.find(({ name }) => name === label);
    const isWhole = !recorded?.existing || label === record.answers.app;
    const isChangeable = isWhole && workspace.read(`${label}/models.py`) !== undefined;
    const added = (recorded?.models ?? []).map((spec): KnownModel => {
      const { name, fields } = wordsOf(spec);
      return { name, fields: fields.map(fieldIn), isAdded: true, isChangeable };
    });
    const others = readModels(workspace, folder)
      .filter(({ name, abstract }) => !abstract && !added.some((model) => model.name === name))
      .map(({ name }): KnownModel => ({ name, fields: [], isAdded: false, isChangeable: false }));
    return {
      name: label,
      models: [...added, ...others],
      isAdded: recorded !== undefined && !recorded.existing,
    };
  });
  return { apps, users: userReference };
}
