// Texts of generated files that visitors read: as they are, or marked for translation when the feature i18n is on.
import type { Locals } from './templates.ts';

/** The `t` of a template, by the name of the file that it makes. */
export function translatorFor(path: string, { features }: Locals): (text: string) => string {
  const isOn = Array.isArray(features) && features.includes('i18n');
  if (path.endsWith('.py')) return (text) => (isOn ? `_(${JSON.stringify(text)})` : JSON.stringify(text));
  return (text) => (isOn ? `{% translate ${JSON.stringify(text)} %}` : text);
}
