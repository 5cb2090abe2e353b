// One record per model of the site with models: what a visitor enters, what the pages show, what is refused.
import { firstItem } from './site-with-models.ts';
import type { Entry } from './visitor.ts';
import { item, member } from './wide-records.ts';

export interface ModelRecord {
  /** The address of the list. */
  readonly list: string;
  /** As the pages call one of them. */
  readonly noun: string;
  /** The text that stands for the record, before and after the change. */
  readonly title: string;
  readonly newTitle: string;
  /** By the names of the inputs; files come from `uploads`, since a form does not show them again. */
  readonly entries: Readonly<Record<string, Entry>>;
  readonly uploads?: Readonly<Record<string, Entry>>;
  /** What the page of the record says, by its terms; matchers of vitest may stand for texts. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, Entry>>;
  readonly newFacts: Readonly<Record<string, unknown>>;
  /** What the list then says beside the title. */
  readonly listed: readonly string[];
  /** Texts that the form refuses, with what it says. */
  readonly wrong: Readonly<Record<string, readonly [text: string, message: string]>>;
}

const required = 'This field is required.';

const tag: ModelRecord = {
  list: '/catalogue/tags/',
  noun: 'tag',
  title: 'Oolong & “green”',
  newTitle: 'Oolong <b>only</b>',
  entries: { name: 'Oolong & “green”' },
  facts: {},
  changes: { name: 'Oolong <b>only</b>' },
  newFacts: {},
  listed: [],
  wrong: { name: ['', required] },
};

const supplier: ModelRecord = {
  list: '/catalogue/suppliers/',
  noun: 'supplier',
  title: 'Twinings',
  newTitle: 'Twinings of London',
  entries: {
    name: 'Twinings',
    code: 'twinings',
    email: 'hello@example.com',
    website: 'https://example.com/tea?a=1&b=2',
    notes: 'Since 1706.\n\nIn <London>.',
  },
  facts: {
    Code: 'twinings',
    Email: 'hello@example.com',
    Website: 'https://example.com/tea?a=1&b=2',
    Notes: 'Since 1706.\n\nIn <London>.',
  },
  changes: { name: 'Twinings of London', email: '', website: '', notes: '' },
  newFacts: { Code: 'twinings', Email: '–', Website: '–', Notes: '–' },
  listed: ['twinings', '–'],
  wrong: {
    name: ['', required],
    code: ['not a slug', 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.'],
    email: ['nobody', 'Enter a valid email address.'],
    website: ['https://', 'Enter a valid URL.'],
  },
};

const passport: ModelRecord = {
  list: '/catalogue/passports/',
  noun: 'passport',
  title: 'P-1',
  newTitle: 'P-2',
  entries: { number: 'P-1', item: firstItem, holders: ['ada', 'bob'] },
  facts: { Item: firstItem, Holders: 'ada, bob' },
  changes: { number: 'P-2', holders: [] },
  newFacts: { Item: firstItem, Holders: '–' },
  listed: ['First teapot'],
  wrong: { number: ['', required] },
};

const note: ModelRecord = {
  list: '/people/notes/',
  noun: 'note',
  title: 'Boil water',
  newTitle: 'Boil more water',
  entries: { title: 'Boil water', text: '{{ 7 }} {% now "Y" %}' },
  facts: { Text: '{{ 7 }} {% now "Y" %}', Owner: 'ada' },
  changes: { title: 'Boil more water' },
  newFacts: { Text: '{{ 7 }} {% now "Y" %}', Owner: 'ada' },
  listed: ['ada'],
  wrong: { title: ['', required], text: ['', required] },
};

export const records: readonly ModelRecord[] = [tag, supplier, item, passport, member, note];
