// Blueprints for tests: a plain one, every combination of choices, and random ones with hostile texts.

import fc from 'fast-check';
import { nameFault } from '../../lib/stacks/django/names.ts';
import { options } from '../../lib/stacks/django/options.ts';
import { choicesOf, type Project } from './django.ts';

export const shop: Project = {
  title: 'Shop',
  description: 'Tea, coffee and cake.',
  package: 'shop',
  django: '5.2',
  pythonVersion: '3.13',
  database: 'sqlite',
  app: 'pages',
};

const djangos = choicesOf(options.django);
const databases = choicesOf(options.database);

/** Every version of Django with every database. */
export const combinations: Project[] = djangos.flatMap((django) =>
  databases.map((database) => ({ ...shop, django, database })),
);

const hostilePieces = [
  '"""',
  "'''",
  '"',
  "'",
  '\\',
  '%>',
  '<%= title %>',
  '<%- process.exit(1) %>',
  '{{ secret }}',
  '{% include "x" %}',
  '{# no #}',
  '\u0024{HOME}',
  '`id`',
  '$(id)',
  '#',
  '\n',
  '\r\n',
  '\t',
  '\x1b[31m',
  '\x7f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u202e',
  '</title><script>alert(1)</script>',
  '&amp;',
  '🎉',
  '👩‍👩‍👧',
  'שלום',
  'مرحبا',
  'e\u0301',
  ']]>',
  '-- ',
  '1. ',
  '%s',
  '{0}',
];

/** Texts that may hold anything a file can hold. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ maxLength: 8 })), { maxLength: 8 })
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

const name = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,49}$/)
  .filter((word) => nameFault(word) === undefined);

/** Random blueprints, valid and nasty. */
export const anyBlueprint: fc.Arbitrary<Project> = fc
  .record({
    title: hostileText.filter((text) => /\S/.test(text)),
    description: hostileText,
    package: name,
    django: fc.constantFrom(...djangos),
    pythonVersion: fc.constantFrom('3.12', '3.13', '3.14'),
    database: fc.constantFrom(...databases),
    app: name,
  })
  .filter((blueprint) => blueprint.app.toLowerCase() !== blueprint.package.toLowerCase());
