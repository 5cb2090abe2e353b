// Pages in several languages.
import type { Addition } from '../../../core/additions/addition.ts';
import { codesIn, languagesFault } from '../locale/language-codes.ts';

export const i18n = {
  name: 'i18n',
  title: 'Languages',
  hint: 'pages in several languages, with German, French and Spanish included, and a language switcher',
  place: 7,
  changesApps: true,
  runtime: () => ({ programs: [{ name: 'msgfmt', purpose: 'translations are compiled with it' }] }),
  options: {
    languages: {
      scope: 'feature',
      kind: 'text',
      placeholder: 'codes',
      help: 'Languages of the i18n feature, the default first',
      question: 'Which languages, as codes? The first one is the default.',
      default: 'en,de,fr,es',
      clean: (text) => codesIn(text).join(','),
      fault: (text) => languagesFault(codesIn(text)),
    },
  },
} as const satisfies Addition;
