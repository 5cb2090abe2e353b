// What a run of tests that failed says in a few lines: which tests, and why.
import { expect, test } from 'vitest';
import { failedTests } from '../../../../lib/stacks/django/install/failed-tests.ts';

const rule = '='.repeat(70);
const thin = '-'.repeat(70);

/** What the runner prints, without blank lines. */
const printed = (...blocks: readonly string[][]) => [
  'Found 24 test(s).',
  "Creating test database for alias 'default'...",
  '.F..E',
  ...blocks.flatMap(([title = '', ...traceback]) => [
    rule,
    title,
    thin,
    'Traceback (most recent call last):',
    ...traceback,
  ]),
  thin,
  'Ran 24 tests in 6.7s',
  'FAILED (failures=2, errors=1)',
  "Destroying test database for alias 'default'...",
];

const queries = [
  'FAIL: test_query_count_is_constant (crm.tests.CustomerListTests.test_query_count_is_constant)',
  '  File "/x/crm/tests.py", line 9, in test_query_count_is_constant',
  '    self.assertNumQueries(3)',
  'AssertionError: 9 != 3 : 9 queries executed, 3 expected',
  'Captured queries were:',
  `1. SELECT ${'"crm_customer"."name", '.repeat(40)}FROM crm_customer`,
];

test('the tests are named first, each once with its reason, and long SQL is left out', () => {
  const lines = failedTests(
    printed(
      queries,
      ["FAIL: test_pages (crm.tests.AccessTests.test_pages) (user='member')", 'AssertionError: 302 != 403'],
      ["FAIL: test_pages (crm.tests.AccessTests.test_pages) (user='editor')", 'AssertionError: 302 != 403'],
      [
        'ERROR: test_str (crm.tests.ModelTests)',
        'Some words of its docstring',
        'KeyError: 1',
        'The above exception was the direct cause of the following exception:',
        'Traceback (most recent call last):',
        `django.db.utils.IntegrityError: NOT NULL constraint failed: ${'x'.repeat(300)}`,
      ],
    ),
  );
  expect(lines.slice(0, 2)).toEqual([
    'crm.tests.CustomerListTests.test_query_count_is_constant: AssertionError: 9 != 3 : 9 queries executed, 3 expected',
    'crm.tests.AccessTests.test_pages: AssertionError: 302 != 403',
  ]);
  expect(lines[2]).toMatch(
    /^crm\.tests\.ModelTests\.test_str: django\.db\.utils\.IntegrityError: NOT NULL .*x…$/,
  );
  expect(lines.slice(3)).toEqual(['Ran 24 tests in 6.7s', 'FAILED (failures=2, errors=1)']);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(170);
});

test('of many, the first ones are named and the others counted', () => {
  const many = Array.from({ length: 12 }, (_, index) => [
    `ERROR: test_${index} (crm.tests.T.test_${index})`,
    'ValueError',
  ]);
  const lines = failedTests(printed(...many));
  expect(lines).toHaveLength(11);
  expect(lines.slice(7, 9)).toEqual(['crm.tests.T.test_7: ValueError', 'and 4 more']);
});

test('without any test that failed, the last lines are shown, as long as a terminal is wide', () => {
  const sql = `INSERT ${'x'.repeat(500)}`;
  const lines = failedTests([...Array.from({ length: 20 }, (_, index) => `line ${index}`), sql]);
  expect(lines).toHaveLength(8);
  expect(lines.at(-1)).toMatch(/^INSERT x+…$/);
});
