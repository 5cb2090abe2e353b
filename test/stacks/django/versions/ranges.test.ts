// Which version a specifier of pip, Poetry or Pipenv starts from, and which releases it allows.
import { expect, test } from 'vitest';
import { allows, meets, startOf, versionInAddress } from '../../../../lib/stacks/django/versions/ranges.ts';
import { djangoReleases } from '../../../../lib/stacks/django/versions/releases.ts';

test.each([
  ['==4.2.30', '4.2.30'],
  ['===4.2', '4.2'],
  ['~=4.2.1', '4.2.1'],
  ['>=3.2,<5', '3.2'],
  ['<5,>=3.2', '3.2'],
  ['>=2.0,>=3.2', '3.2'],
  ['>3.2', '3.2'],
  ['^4.2', '4.2'],
  ['~4.2', '4.2'],
  ['4.2.*', '4.2'],
  ['==4.*', '4'],
  ['>=4.2,!=5.0,<6', '4.2'],
  ['(>=4.2)', '4.2'],
  ['^5.0 || ^4.2', '4.2'],
  ['>= v4.2', '4.2'],
  ['<4', '3.2'],
  ['<3.0,!=2.2.1', '2.2'],
  ['<=4.1', '4.1'],
  ['*', undefined],
  ['', undefined],
  ['!=4.0', undefined],
])('%j starts from %s', (specifier, version) => {
  expect(startOf(specifier, djangoReleases)).toBe(version);
});

test.each([
  ['git+https://github.com/django/django@stable/4.2.x', '4.2'],
  ['@ https://github.com/django/django/archive/refs/tags/4.2.1.zip', '4.2.1'],
  ['git+https://github.com/django/django@5.0.1#egg=Django', '5.0.1'],
  ['https://example.com/Django-3.2.25-py3-none-any.whl', '3.2.25'],
  ['git+https://github.com/django/django@main', undefined],
])('%s is %s', (address, version) => {
  expect(versionInAddress(address)).toBe(version);
});

test.each([
  ['>=3.8,<3.12', ['3.8', '3.11'], ['3.7', '3.12']],
  ['^3.9', ['3.9', '3.13'], ['3.8']],
  ['~3.9', ['3.9'], ['3.8', '3.10']],
  ['~=3.9', ['3.9', '3.12'], ['3.8']],
  ['~=3.9.1', ['3.9'], ['3.10']],
  ['==3.11.*', ['3.11'], ['3.10', '3.12']],
  ['>=3.10.4', ['3.10', '3.13'], ['3.9']],
  ['', ['3.6', '3.13'], []],
])('%j allows %j, not %j', (specifier, allowed, refused) => {
  expect(allowed.filter((release) => !allows(specifier, release))).toEqual([]);
  expect(refused.filter((release) => allows(specifier, release))).toEqual([]);
});

test.each([
  ['Django>=5.2.19,<5.3', '5.2.20', true],
  ['Django>=5.2.19,<5.3', '5.2.18', false],
  ['Django>=5.2.19,<5.3', '5.3', false],
  ['Django~=5.2.1', '5.2.9', true],
  ['Django~=5.2.1', '5.3', false],
  ['Django~=5.2', '5.9', true],
  ['Django==5.*', '5.2', true],
  ['Django!=5.2.*', '5.2.3', false],
  ['Django==5.2', '5.2.0', true],
  ['Django<5.2', '5.2rc1', false],
  ['Django', '1', true],
])('%s is met by %s: %s', (specifier, version, expected) => {
  expect(meets(specifier, version)).toBe(expected);
});
