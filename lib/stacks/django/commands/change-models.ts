// Plans `add field`, `rename model` and the other commands that change recorded models and apps: what becomes of the blueprint.
import type { AppBlueprint, Blueprint } from '../../../core/blueprint/blueprint.ts';
import { recordIn } from '../../../core/blueprint/record-text.ts';
import type { Files } from '../../../core/files/files.ts';
import { Workspace } from '../../../core/files/workspace.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { wordsOf } from '../../../core/models/spec-edits.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { fieldWordsOf } from '../../../core/models/timestamps.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { ModelChange } from '../../../core/stack/model-change.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import { refuseSameAddress, refuseTakenModel, refuseTakenRoutes } from '../apps/checks.ts';
import { ProjectWorld } from '../apps/project-models.ts';
import { type Site, siteOf } from '../apps/site.ts';
import { parseApps, parseRecorded, recordedAccess, toBlueprint } from '../apps/specs.ts';
import { sinceOf } from '../models/since.ts';
import { findSettings } from '../project/find-settings.ts';
import { targetOf } from '../versions/versions.ts';
import { changeApp } from './change-app.ts';
import { type ChangedModel, notesOnAccess, refuseOtherOwner } from './changed-access.ts';
import { answersOn, lossesOf, missingValues, refuseInconvertible } from './changed-data.ts';
import { editedApps, refuseChanged } from './edited-models.ts';
import { type OneModelCommand, type Wish, wishIn } from './model-arguments.ts';
import { notesOnOwnLines, refuseOwnUse } from './own-lines.ts';
import { recordedApp } from './recorded-model.ts';
import { historyOf, renamingFiles } from './renaming.ts';
import { notesOnName, said } from './said-of-models.ts';

/** What a command wants of the recorded models. @throws UserError */
export function changeModels(
  files: Files,
  command: Command,
  blueprint: Blueprint | undefined,
  stack: Stack,
): ModelChange {
  if (command.command === 'changeApp') return changeApp(command, blueprint, stack);
  const wish = expanded(wishIn(command, command.command as OneModelCommand, stack));
  const app = recordedApp(files, wish, blueprint);
  const apps = blueprint?.apps ?? [];
  const settings = findSettings(files);
  const site = siteOf(new Workspace(files), settings, recordIn(files, stack), stack);
  const { next, changed } = readModels(site, apps, editedApps(apps, wish), app);
  // After an interruption, its pages may be there already.
  if (wish.command === 'renameModel' && !site.record.pending) refuseTakenName(site, wish);
  const own = changed.filter((each) => each.app === app.name && each.before.name === wish.target.model);
  const label = `${app.name}.${wish.target.model}`;
  for (const each of own) {
    if (wish.command === 'addField')
      refuseChanged(wordsOf(each.before.spec).fields, wordsOf(each.after.spec).fields, label);
    refuseInconvertible(each, wish);
  }
  refuseOtherOwner(changed, wish);
  const history = historyOf(files, settings, wish);
  const hasTable = history?.model !== undefined;
  const input = hasTable ? own.map((each) => answersOn(each, wish)).join('') : '';
  return {
    ...said(wish, own),
    notes: [...notesOnName(wish, app), ...notesOnAccess(changed, sinceOf(targetOf(site.versions)))],
    losses: hasTable ? own.flatMap((each) => lossesOf(each, wish)) : [],
    apps: next,
    missing: hasTable ? own.flatMap((each) => missingValues(each, wish)) : [],
    ...(wish.command === 'renameModel' && { movedTo: (path) => movedTo(path, wish) }),
    files: renamingFiles(files, settings, wish, history),
    inputs: input === '' ? {} : { [app.name]: input },
    review: (after, rendered) => {
      const gone = goneNames(wish);
      if (wish.command === 'removeField')
        for (const name of gone) refuseOwnUse(after, rendered, `${app.name}/models.py`, name);
      return gone.flatMap((name) => notesOnOwnLines(after, rendered, app.name, name));
    },
  };
}

/** One word of a specification for each field. */
const expanded = (wish: Wish): Wish =>
  wish.command === 'addField' ? { ...wish, words: wish.words.flatMap(fieldWordsOf) } : wish;

/** Apps with what is said of their models, and the models before and after: of the app that changes, and of those that refer to it. */
function readModels(
  site: Site,
  apps: readonly AppBlueprint[],
  edited: readonly AppBlueprint[],
  { name }: AppBlueprint,
): { next: AppBlueprint[]; changed: ChangedModel[] } {
  const affected = withReferring(apps, name);
  const isAffected = (app: AppBlueprint) => affected.has(app.name);
  const before = parseRecorded(site, apps.filter(isAffected));
  // After an interruption, code of both may be there.
  const written = site.record.pending ? [...apps, ...edited] : apps;
  const hidden = written
    .filter(isAffected)
    .flatMap((app) => app.models.map((spec) => `${app.name}.${nameIn(spec)}`));
  const world = new ProjectWorld(site.workspace, site.settings, hidden, recordedAccess(site));
  const after = parseApps(
    edited.filter(isAffected),
    world,
    (app, index) => `${app.name}.${nameIn(app.models[index] ?? '')}`,
  );
  const changed = before.flatMap((app, at) =>
    app.models.flatMap((model, index) => {
      const now = after[at]?.models[index];
      return now ? [{ app: app.name, before: model, after: now }] : [];
    }),
  );
  const read = new Map(after.map((app) => [app.name, toBlueprint(app)]));
  const next = apps.map((app) => read.get(app.name) ?? app);
  refuseSameAddress(next);
  return { next, changed };
}

/** The names of an app and of those with models that refer to it, over others or not. */
function withReferring(apps: readonly AppBlueprint[], name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (const label of found) {
    for (const app of apps) if (app.models.some((spec) => spec.includes(`:${label}.`))) found.add(app.name);
  }
  return found;
}

/** @throws UserError for a name that something in the app has which is not a model of the record */
function refuseTakenName(site: Site, { target: { app }, words: [name = ''] }: Wish): void {
  const place = { folder: app, module: app };
  refuseTakenModel(site, place, name);
  refuseTakenRoutes(site, place, name);
}

/** Where a page of the model goes. */
function movedTo(path: string, { target: { app, model }, words: [name = ''] }: Wish): string | undefined {
  const [, folder = '', rest] =
    new RegExp(`^(${app}/(?:.+/)?)${modelNames(model).snake}_([^/]+)$`).exec(path) ?? [];
  return rest === undefined ? undefined : `${folder}${modelNames(name).snake}_${rest}`;
}

/** Names that code of the owner may still have. */
function goneNames({ command, target, fields }: Wish): readonly string[] {
  if (command === 'renameModel') return [target.model];
  return command === 'removeField' || command === 'renameField' ? fields : [];
}
