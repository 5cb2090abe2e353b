// The tests of all platforms with one Django: they share the projects, and need the same tools.
import type { Project } from '../helpers/django.ts';
import { testWith } from '../helpers/tools.ts';
import { has, hasPostgres, pythonsFor } from '../project/machine.ts';
import { describeAppPlatform } from './app-platform.ts';
import { describeAzure } from './azure.ts';
import { describeHeroku } from './heroku.ts';
import { describeInstances, hasNginx } from './instances.ts';
import { describeSettings } from './settings.ts';
import { useSite } from './site.ts';

/** Which project each platform gets: between the two versions of Django, each gets both. */
type Kinds = Readonly<Record<'heroku' | 'azure', 'bare' | 'full'>> & { readonly s3: boolean };

export async function describePlatforms(django: Project['django'], kinds: Kinds): Promise<void> {
  const test = testWith({
    [`a Python for Django ${django}`]: pythonsFor(django).length > 0,
    'a package index': has.packageIndex(),
    git: has.git(),
    nginx: hasNginx(),
    PostgreSQL: await hasPostgres(),
  });
  const site = useSite(django);
  describeSettings(site, test);
  describeHeroku(site, test, kinds.heroku);
  describeAppPlatform(site, test);
  describeAzure(site, test, kinds.azure);
  describeInstances(site, test, kinds.s3);
}
