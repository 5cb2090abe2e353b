// The templates of this package: packed beside the bundle when it is built, a folder in a checkout.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateSource } from './source.ts';
import { templatesInFolder } from './template-folder.ts';
import { templatesInPack } from './template-pack.ts';

/** The templates that this code was published with. */
export function ownTemplates(): TemplateSource {
  const pack = join(import.meta.dirname, 'templates.pack');
  return existsSync(pack)
    ? templatesInPack(pack)
    : templatesInFolder(join(import.meta.dirname, '../../../templates'));
}
