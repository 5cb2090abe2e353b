// A title may have line breaks, and the header that the API makes of it may not.
import { expect, test } from 'vitest';
import { shop } from '../../helpers/blueprints.ts';
import { render, settle } from '../../helpers/django.ts';

test('the title of the API is one line', () => {
  const project = settle({ ...shop, title: 'Tea\r\nand "more"', features: ['api'] });
  const settings = render(project).get('shop/settings.py')?.content;
  expect(settings).toContain(String.raw`'Tea\r\nand`);
  expect(settings).toContain('"TITLE": " ".join(SITE_TITLE.split()),');
});
