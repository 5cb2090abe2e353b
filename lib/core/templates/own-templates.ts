// The templates of this package: packed next to the bundle by the build, a folder in a checkout.

import type { TemplateSource } from './source.ts';
import { fileSystem, templatesInFolder } from './template-folder.ts';
import { templatesInPack } from './template-pack.ts';

/** The templates that this code was published with. @throws Error where files cannot be read, such as in a browser */
export function ownTemplates(): TemplateSource {
  const { existsSync } = fileSystem();
  const { dirname } = import.meta;
  const pack = `${dirname}/templates.pack`;
  return existsSync(pack) ? templatesInPack(pack) : templatesInFolder(`${dirname}/../../../templates`);
}
