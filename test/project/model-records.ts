// One record per model of the site with models: what a visitor enters, what the pages show, what is refused.
import { expect } from 'vitest';
import { picture } from './site-with-models.ts';
import type { Entry } from './visitor.ts';

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
const whole = 'Enter a whole number.';
const number = 'Enter a number.';

const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('Boil the water.\n') });
const image = (name: string) => ({ name, mimeType: 'image/png', buffer: picture });

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
  wrong: { name: ['tAG 07', 'There is one with this name already.'] },
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

const item: ModelRecord = {
  list: '/catalogue/items/',
  noun: 'item',
  title: 'Samovar',
  newTitle: 'Big samovar',
  entries: {
    title: 'Samovar',
    body: 'Brass.\nFrom Tula.',
    code: 'samovar',
    contact: 'tula@example.com',
    homepage: 'https://example.com/samovar',
    reference: '0b6ce0c6-7a24-4d7c-a9fb-1d0d6a1d3c11',
    stock: '12',
    weight: '4.75',
    price: '1234.50',
    active: false,
    checked: 'Yes',
    state: 'On sale',
    size: '3',
    made_on: '2023-12-31',
    opens_at: '07:45',
    published_at: '2024-06-01T18:05',
    lasts: '1 02:30:00',
    data: '{"taps": [1, 2.5, null, true], "é": "<b>"}',
    address: '2001:db8::1',
    supplier: 'Harney',
    parent: 'First teapot with a name that goes on and on, so that it needs more than one line',
    tags: ['Tag 01', 'Tag 44'],
  },
  uploads: { manual: text('boil.txt'), photo: image('samovar.png') },
  facts: {
    Body: 'Brass.\nFrom Tula.',
    Code: 'samovar',
    Contact: 'tula@example.com',
    Homepage: 'https://example.com/samovar',
    Reference: '0b6ce0c6-7a24-4d7c-a9fb-1d0d6a1d3c11',
    Stock: '12',
    Weight: '4.75',
    Price: '1234.50',
    Active: 'No',
    Checked: 'Yes',
    State: 'On sale',
    Size: '3',
    'Made on': 'Dec. 31, 2023',
    'Opens at': '7:45 a.m.',
    'Published at': 'June 1, 2024, 6:05 p.m.',
    Lasts: '1 day, 2:30:00',
    Data: '{"taps": [1, 2.5, null, true], "é": "<b>"}',
    Manual: expect.stringMatching(/boil\w*\.txt$/),
    Photo: '',
    Address: '2001:db8::1',
    Supplier: 'Harney',
    Parent: 'First teapot with a name that goes on and on, so that it needs more than one line',
    Author: 'ada',
    Tags: 'Tag 01, Tag 44',
  },
  changes: {
    title: 'Big samovar',
    stock: '0',
    price: '0.05',
    active: true,
    checked: 'Unknown',
    size: '---------',
    parent: '---------',
    data: '[]',
    tags: ['Tag 02'],
  },
  newFacts: {
    Stock: '0',
    Price: '0.05',
    Active: 'Yes',
    Checked: 'Unknown',
    Size: '–',
    Parent: '–',
    Data: '[]',
    Tags: 'Tag 02',
    'Made on': 'Dec. 31, 2023',
    Lasts: '1 day, 2:30:00',
  },
  listed: ['samovar', 'tula@example.com', '0b6ce0c6-7a24-4d7c-a9fb-1d0d6a1d3c11'],
  wrong: {
    title: ['x'.repeat(201), 'Ensure this value has at most 200 characters (it has 201).'],
    body: ['', required],
    code: ['first-teapot', 'Item with this Code already exists.'],
    contact: ['tula', 'Enter a valid email address.'],
    homepage: ['javascript:alert(1)', 'Enter a valid URL.'],
    reference: ['123', 'Enter a valid UUID.'],
    stock: ['-1', 'Give 0 or more.'],
    weight: ['heavy', number],
    price: ['1.234', 'Ensure that there are no more than 2 decimal places.'],
    made_on: ['31.12.2023', 'Enter a valid date.'],
    opens_at: ['25:00', 'Enter a valid time.'],
    published_at: ['soon', 'Enter a valid date/time.'],
    lasts: ['long', 'Enter a valid duration.'],
    data: ['{', 'Enter a valid JSON.'],
    address: ['1.2.3', 'Enter a valid IPv4 or IPv6 address.'],
  },
};

const passport: ModelRecord = {
  list: '/catalogue/passports/',
  noun: 'passport',
  title: 'P-1',
  newTitle: 'P-2',
  entries: { number: 'P-1', item: item.entries.parent as string, holders: ['ada', 'bob'] },
  facts: { Item: item.facts.Parent, Holders: 'ada, bob' },
  changes: { number: 'P-2', holders: [] },
  newFacts: { Item: item.facts.Parent, Holders: '–' },
  listed: ['First teapot'],
  wrong: { number: ['', required] },
};

const member: ModelRecord = {
  list: '/people/members/',
  noun: 'member',
  title: 'שרה Smith',
  newTitle: 'Grace',
  entries: {
    name: 'שרה Smith',
    rank: '-32768',
    visits: '-9223372036854775808',
    age: '30',
    points: '9223372036854775807',
    level: '32767',
    score: '-0.5',
    fee: '12345678.90',
    joined: '2000-02-29',
    seen_at: '2024-12-31T23:59',
    wakes_at: '00:00',
    nap: '00:20:00',
    token: '0b6ce0c6-7a24-4d7c-a9fb-1d0d6a1d3c12',
    extra: 'null',
    host: '192.0.2.7',
    page: 'apps.py',
    account: 'ada',
    sponsor: 'bob',
    favourites: [item.entries.parent as string],
  },
  uploads: { badge: text('badge.txt'), portrait: image('portrait.png') },
  facts: {
    Rank: '-32768',
    Visits: '-9223372036854775808',
    Age: '30',
    Points: '9223372036854775807',
    Level: '32767',
    Score: '-0.5',
    Fee: '12345678.90',
    Joined: 'Feb. 29, 2000',
    'Seen at': 'Dec. 31, 2024, 11:59 p.m.',
    'Wakes at': 'midnight',
    Nap: '0:20:00',
    Token: '0b6ce0c6-7a24-4d7c-a9fb-1d0d6a1d3c12',
    Extra: '–',
    Badge: expect.stringMatching(/badge\w*\.txt$/),
    Portrait: '',
    Host: '192.0.2.7',
    Page: expect.stringMatching(/apps\.py$/),
    Account: 'ada',
    Sponsor: 'bob',
    Friends: '–',
    Favourites: item.facts.Parent,
  },
  changes: { name: 'Grace', rank: '', score: '', wakes_at: '', nap: '', host: '', page: '---------' },
  newFacts: {
    Rank: '–',
    Score: '–',
    'Wakes at': '–',
    Nap: '–',
    Host: '–',
    Page: '–',
    Points: '9223372036854775807',
  },
  listed: ['–', '-9223372036854775808', '30'],
  wrong: {
    name: ['', required],
    rank: ['40000', 'Ensure this value is less than or equal to 32767.'],
    visits: ['1.5', whole],
    age: ['-1', 'Ensure this value is greater than or equal to 0.'],
    points: ['many', whole],
    level: ['many', whole],
    score: ['low', number],
    fee: ['much', number],
    nap: ['short', 'Enter a valid duration.'],
    token: ['x', 'Enter a valid UUID.'],
    extra: ["{'a': 1}", 'Enter a valid JSON.'],
    host: ['localhost', 'Enter a valid IPv4 or IPv6 address.'],
  },
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
