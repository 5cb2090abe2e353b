// `create-mvt-app render`: partial documents are completed, or refused with what they lack.
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { expectFailure } from './helpers.ts';

const render = (document: object) =>
  run(temporaryFolder(), ['render'], { stdin: 'pipe', input: JSON.stringify(document) });

test.each([
  ['nothing', {}, /standard input has no title, package: add them\.$/],
  ['no package', { title: 'Shop' }, /standard input has no package: add it\.$/],
  ['an unknown stack', { stack: 'rails', title: 'Shop', package: 'shop' }, /stack: is unknown/],
  [
    'an unknown feature',
    { title: 'Shop', package: 'shop', features: ['aut'] },
    /features\.0: "aut" is not one of .*did you mean auth/,
  ],
  ['a record without files', { version: '0.1.0', features: ['auth'] }, /has no title, package/],
])('%s: refused with what is missing or wrong', async (_, document, message) => {
  expectFailure(await render(document), 2, message);
});

test('what has a default gets it, also the answers of features and targets', async () => {
  const result = await render({
    title: 'Shop',
    package: 'shop',
    features: ['auth', 'i18n', 'api'],
    deploy: ['digitalocean'],
  });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  const files = JSON.parse(result.stdout);
  expect(JSON.parse(files['.mvt.json'].content)).toMatchObject({
    title: 'Shop',
    django: '5.2',
    database: 'sqlite',
    app: 'pages',
    languages: expect.any(String),
    pagination: expect.any(String),
    userModel: expect.any(String),
  });
});
