// Targets beside each other: none changes what another one reads.

import { expect, test } from 'vitest';
import { render } from '../helpers/django.ts';
import { contentOf, deployed, kinds, platforms, projectsFor } from './projects.ts';

/** Files in which several have their part. */
const shared = /^(\.env\.example|\.gitignore|\.mvt\.json|README\.md|requirements\.txt|shop\/settings\.py)$/;

test.each(platforms)('the files of %s are the same alone and with all', (platform) => {
  for (const answers of kinds) {
    const all = render(deployed(answers));
    for (const [path, file] of render(deployed(answers, [platform]))) {
      if (!shared.test(path)) expect(all.get(path), path).toEqual(file);
    }
  }
});

test.each(platforms)('the guide for %s says that SQLite and uploads do not last', (platform) => {
  for (const project of projectsFor(platform)) {
    expect(contentOf(project, 'README.md')).toMatch(/\*\*Nothing on disk lasts\*\*/);
    expect(contentOf(project, 'README.md')).toMatch(/SQLite cannot be used/);
    expect(contentOf(project, 'requirements.txt')).toMatch(/^psycopg\[binary\]/m);
  }
});

test("Elastic Beanstalk gets neither what git ignores nor Heroku's processes", () => {
  for (const project of projectsFor('aws')) {
    const lines = (path: string) => contentOf(project, path).split('\n');
    const ignored = lines('.gitignore').filter((line) => line !== '' && !line.startsWith('#'));
    const sent = project.features ? ['frontend/dist/'] : [];
    expect(ignored.filter((line) => !lines('.ebignore').includes(line))).toEqual(sent);
    expect(lines('.ebignore')).toContain('/Procfile');
  }
});
