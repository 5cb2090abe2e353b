// Templates: those of targets name no feature, parts are asked for, and every name is supplied.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Addition } from '../../../lib/core/additions/addition.ts';
import { localsOf } from '../../../lib/core/render/render.ts';
import { Parts } from '../../../lib/core/templates/parts.ts';
import { features } from '../../../lib/stacks/django/features/index.ts';
import { shop } from '../../helpers/blueprints.ts';
import { blueprintOf, render, stack, targetNames } from '../../helpers/django.ts';
import { alone, pairwise } from '../../helpers/pairwise.ts';

/** The texts below a folder, by path. */
function filesIn(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

const templates = filesIn('templates/django');

test('pages take the title from `website`: `site` is the name of a variable of Django', () => {
  const taking = templates.filter(
    ([path, text]) => path.includes('.html') && /\bsite\.(title|description|sections)/.test(text),
  );
  expect(taking.map(([path]) => path)).toEqual([]);
});

describe('templates of targets', () => {
  const ofTargets = templates.filter(([path]) => path.startsWith('templates/django/deploy/'));

  test('ask for no feature and no target', () => {
    const asking = ofTargets.filter(([, text]) => /\bhas\(/.test(text));
    expect(asking.map(([path]) => path)).toEqual([]);
  });

  /** What only the feature itself should know: its commands, and its variables but those of object storage, which guides explain. */
  const ownWords = ({ runtime }: Addition) => {
    const { processes = [], variables = [] } = runtime?.({}) ?? {};
    return [
      ...processes.flatMap((each) => [each.command[0], ...('switch' in each ? [each.switch] : [])]),
      ...variables.filter(({ from }) => from !== 'object-storage').map((each) => each.name),
    ];
  };

  test.each<Addition>(features)('do not know what the feature $name declares', (feature) => {
    const words = ownWords(feature).map((word) => new RegExp(`\\b${word}\\b`));
    const knowing = ofTargets.filter(([, text]) => words.some((word) => word.test(text)));
    expect(knowing.map(([path]) => path)).toEqual([]);
  });
});

describe('parts', () => {
  const places = new Set(templates.flatMap(([path]) => /\/parts\/(.*?)(?:\.ejs)?$/.exec(path)?.[1] ?? []));
  const asked = new Set(
    [...templates, ...filesIn('lib')].flatMap(([, text]) =>
      [...text.matchAll(/\b(?:part|parts\.at)\(\s*["'`]([^"'`$]+)["'`]/g)].map(([, place]) => place ?? ''),
    ),
  );

  /** Places that templates keep for plugins: no official feature needs them. */
  const extensionPoints = ['base/header.html', 'settings/middleware_first.py', 'urls/last.py'];

  test('are all asked for', () => {
    // Translations are asked for by language, in lib/stacks/django/locale.
    const unused = [...places].filter((place) => !asked.has(place) && !/^locale\/\w+\.po$/.test(place));
    expect(unused).toEqual([]);
  });

  test('that are asked for exist, but for extension points', () => {
    expect([...asked].filter((place) => !places.has(place)).sort()).toEqual(extensionPoints);
  });
});

test('every name in a template is supplied, whatever is chosen', () => {
  const apps = (['class', 'function'] as const).map((views) => ({
    name: `blog_${views}`,
    views,
    path: `${views}/`,
    models: ['Post title:char:200 body:text', 'Comment text:text post:fk:Post'],
  }));
  const languages = ['en,de,fr,es', 'pt-br'];
  for (const [index, blueprint] of [...alone(), ...pairwise(24)].entries()) {
    const deploy = targetNames.filter((_, bit) => (index & (1 << bit)) !== 0);
    const digitalocean = (['droplet', 'app-platform', 'both'] as const)[index % 3];
    const wanted = { ...blueprint, deploy, apps: index % 6 === 0 ? apps : [] };
    const answers = {
      ...(deploy.includes('digitalocean') && { digitalocean }),
      ...(blueprint.features?.includes('i18n') && { languages: languages[index % 2] as string }),
    };
    expect(() => render({ ...wanted, ...answers }), JSON.stringify(wanted)).not.toThrow();
  }
});

test('a name that nothing supplies stops the rendering, and the error says where it is', () => {
  const { runtime: _, ...locals } = localsOf(
    blueprintOf(shop),
    stack,
    new Parts([], stack.templates, stack.languages),
  );
  expect(() => stack.templates.render('django/base', locals)).toThrow(
    /^django\/base\/\.env\.example\.ejs: runtime is not defined/,
  );
});
