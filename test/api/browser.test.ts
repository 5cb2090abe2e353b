// The package in a browser: it needs no module of Node.js, and makes there what it makes here, byte for byte.
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { ownTemplates } from '../../lib/api/index.ts';
import { testWith } from '../helpers/tools.ts';
import { chromiumPath } from '../project/machine.ts';
import { launch } from '../project/visitor.ts';
import { play } from './scenes.ts';

const root = resolve(import.meta.dirname, '../..');

/** It was 502 kB when it was measured, before compression. */
const largestBundle = 520_000;

const templates = ownTemplates();
const texts = Object.fromEntries(templates.list('django').map((path) => [path, templates.read(path) ?? '']));

/** A module bundled for browsers, as any application would bundle it: a module of Node.js would be an error. */
async function bundled(module: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, module)],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    outdir: root,
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  return outputFiles[0]?.text ?? '';
}

test('it is bundled for browsers without modules of Node.js, and stays small', async () => {
  expect((await bundled('lib/api/index.ts')).length).toBeLessThan(largestBundle);
  await bundled('lib/api/testing.ts');
});

testWith({ Chromium: chromiumPath !== undefined })(
  'a browser makes the same projects, and changes them in the same way',
  async () => {
    const browser = await launch(chromiumPath);
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const code = await bundled('test/api/scenes.ts');
    const module = `data:text/javascript,${encodeURIComponent(code)}`;
    const played = `import(${JSON.stringify(module)}).then(({ play }) => play(${JSON.stringify(texts)}))`;
    const there = await page.evaluate<Awaited<ReturnType<typeof play>>>(played);
    const here = await play(texts);
    expect(Object.keys(here)).toEqual(['everything', 'withApp', 'merged', 'removed']);
    for (const [stage, files] of Object.entries(here)) {
      expect(Object.keys(files).length, stage).toBeGreaterThan(40);
      expect(there[stage], stage).toEqual(files);
    }
    expect(here.merged?.['shop/settings.py']?.content).toMatch(
      /^# Mine\.\n(?:.*\n)*.*accounts(?:.*\n)*# Mine, too\.\n$/,
    );
  },
);
