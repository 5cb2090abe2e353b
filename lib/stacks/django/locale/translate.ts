// Texts of generated files that visitors read: as they are, or marked for translation when the feature i18n is on.

import type { Locals } from '../../../core/templates/language.ts';
import { python } from '../python/quote.ts';

/**
 * Writes a text into a template's file.
 * @param values what replaces each `{{ name }}` of the text: a variable as `{{ x }}`, a tag as `{% x %}`, or plain text
 */
export type Translate = (text: string, values?: Readonly<Record<string, string>>) => string;

/** The `t` of a template, by the name of the file that it makes. */
export function translatorFor(path: string, { features }: Locals): Translate {
  const isOn = Array.isArray(features) && features.includes('i18n');
  if (path.endsWith('.py')) return (text) => (isOn ? `_(${python(text)})` : python(text));
  return isOn ? mark : fill;
}

const fill: Translate = (text, values = {}) =>
  text.replace(/\{\{ (\w+) \}\}/g, (whole, name) => values[name] ?? whole);

/** https://docs.djangoproject.com/en/5.2/topics/i18n/translation/#internationalization-in-template-code */
const mark: Translate = (text, values = {}) => {
  const lines = text.split('\n');
  if (lines.length === 1 && !text.includes('{{')) return `{% translate "${text}" %}`;
  const entries = Object.entries(values);
  const tags = entries.flatMap(([name, value]) =>
    value.startsWith('{%') ? [value.replace(' %}', ` as ${name} %}`)] : [],
  );
  const named = entries.flatMap(([name, value]) => {
    if (value.startsWith('{%') || value === `{{ ${name} }}`) return [];
    return [`${name}=${/^\{\{ (.*) \}\}$/.exec(value)?.[1] ?? `"${value}"`}`];
  });
  const start = named.length > 0 ? `blocktranslate with ${named.join(' ')}` : 'blocktranslate';
  if (lines.length === 1) return [...tags, `{% ${start} %}${text}{% endblocktranslate %}`].join('');
  const indent = /^ */.exec(lines[1] ?? '')?.[0] ?? '';
  return [
    ...tags,
    `{% ${start.replace('blocktranslate', 'blocktranslate trimmed')} %}`,
    ...lines.map((line) => `    ${line.trim()}`),
    '{% endblocktranslate %}',
  ].join(`\n${indent}`);
};
