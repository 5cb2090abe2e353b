// The apps of a blueprint with their models read: everything that is wrong in any of them is found at once.
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import { recordName } from '../../../core/blueprint/record.ts';
import { accessIn } from '../../../core/models/access.ts';
import type { Model } from '../../../core/models/model.ts';
import { readModels, resolveModels, type Spec } from '../../../core/models/parse-models.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { sentence, UserError } from '../../../core/text/errors.ts';
import { userReference } from '../models/users.ts';
import { type AccessOf, ProjectWorld } from './project-models.ts';
import type { Site } from './site.ts';

/** An app whose models have been read. */
export interface ParsedApp extends Omit<AppBlueprint, 'models'> {
  readonly models: readonly Model[];
}

/** An app as it is kept in .mvt.json. */
export function toBlueprint({ name, views, path, models, existing }: ParsedApp): AppBlueprint {
  return { name, views, path, models: models.map(({ spec }) => spec), ...(existing && { existing }) };
}

/** As many faults as can be read at once. */
const mostFaults = 50;

/**
 * Reads apps that were added before, from the record of a project.
 * What they refer to is not checked, since it was there: its owner may have removed it since.
 * @throws UserError for a specification that somebody has changed into a wrong one
 */
export function parseRecorded(site: Site, apps: readonly AppBlueprint[]): ParsedApp[] {
  const { workspace, settings } = site;
  const hidden = apps.flatMap(({ name, models }) => models.map((spec) => `${name}.${nameIn(spec)}`));
  const world = new ProjectWorld(workspace, settings, hidden, recordedAccess(site), true);
  return parseApps(apps, world, ({ name }, index) => `${recordName}: apps, ${name}, model ${index + 1}`);
}

/** The access of models that were added before. */
export function recordedAccess(site: Pick<Site, 'record'>): AccessOf {
  return (to) => {
    const app = site.record.apps.find(({ name }) => name === to.app);
    const spec = app?.models.find((each) => nameIn(each) === to.model);
    return spec === undefined ? undefined : accessIn(spec, userReference);
  };
}

/**
 * Reads the models of several apps, which may refer to each other in any order.
 * @param source says where the model with an index was written
 * @throws UserError with all faults
 */
export function parseApps(
  apps: readonly AppBlueprint[],
  world: ProjectWorld,
  source: (app: AppBlueprint, index: number) => string,
): ParsedApp[] {
  const specsOf = (app: AppBlueprint): Spec[] =>
    app.models.map((words, index) => ({ source: source(app, index), words: [words] }));
  // Names first, so that an app may refer to one that comes later.
  for (const { name, models } of apps) world.announce(name, models.map(nameIn));
  const read = apps.map((app) => {
    const found = readModels(specsOf(app), world.of(app.name));
    if (found.faults.length === 0) world.add(app.name, found.models);
    return found;
  });
  const parsed = resolveModels(read);
  const faults = parsed.flatMap((result) => ('faults' in result ? result.faults : []));
  if (faults.length > 0) throw specFaults(faults);
  return apps.map((app, index) => {
    const result = parsed[index];
    return { ...app, models: result && 'models' in result ? result.models : [] };
  });
}

/** The error for models that cannot be made, one line for each fault. */
function specFaults(faults: readonly string[]): UserError {
  const count = faults.length === 1 ? 'an error' : `${faults.length} errors`;
  const shown = faults.slice(0, mostFaults).map(sentence);
  const more = faults.length - shown.length;
  return new UserError(`The models have ${count}, and nothing was written:`, 2, [
    ...shown,
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ]);
}
