// Pages in several languages.
import type { Addition } from '../../../core/additions/addition.ts';
import { codesIn, languagesFault } from '../locale/languages.ts';

export const i18n = {
  name: 'i18n',
  title: 'Languages',
  hint: 'pages in several languages, German, French and Spanish ready, with a switcher',
  changesApps: true,
  options: {
    languages: {
      scope: 'feature',
      kind: 'text',
      placeholder: 'codes',
      help: 'Languages of the feature i18n, the default one first',
      question: 'Which languages, as codes? The first is the default.',
      default: 'en,de,fr,es',
      clean: (text) => codesIn(text).join(','),
      fault: (text) => languagesFault(codesIn(text)),
    },
  },
} as const satisfies Addition;
