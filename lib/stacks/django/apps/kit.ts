// What the pages of all models share in a project of this tool: one that older templates made lacks some of it.
import { UserError } from '../../../core/text/errors.ts';
import { renderKit } from '../models/records-kit.ts';
import { appLocals } from '../models/render-app.ts';
import { isOwn } from './conditions.ts';
import { type AppPlace, contextOf } from './context.ts';
import type { Site } from './site.ts';
import type { ParsedApp } from './specs.ts';

/** @throws UserError when new pages would need shared files that a project of this tool has never had */
export function refuseWithoutKit(site: Site, app: ParsedApp & AppPlace): void {
  if (!isOwn(site)) return;
  const { workspace, record } = site;
  const context = contextOf(site, app, app);
  const paths = [...renderKit(context, appLocals(context)).keys()];
  // One that its owner has deleted is still in the record.
  const missing = paths.find((path) => !(path in record.files) && workspace.read(path) === undefined);
  if (missing === undefined) return;
  throw new UserError(
    `${missing} is missing: older templates made this project. Run create-mvt-app update first.`,
  );
}
