// The languages that Django knows, by their codes, and how each forms plurals.
import { didYouMean } from '../../../core/text/suggest.ts';

/** The codes and names of Django's own setting: https://docs.djangoproject.com/en/5.2/ref/settings/#languages */
export const languageNames: Readonly<Record<string, string>> = {
  af: 'Afrikaans',
  ar: 'Arabic',
  'ar-dz': 'Algerian Arabic',
  ast: 'Asturian',
  az: 'Azerbaijani',
  bg: 'Bulgarian',
  be: 'Belarusian',
  bn: 'Bengali',
  br: 'Breton',
  bs: 'Bosnian',
  ca: 'Catalan',
  ckb: 'Central Kurdish (Sorani)',
  cs: 'Czech',
  cy: 'Welsh',
  da: 'Danish',
  de: 'German',
  dsb: 'Lower Sorbian',
  el: 'Greek',
  en: 'English',
  'en-au': 'Australian English',
  'en-gb': 'British English',
  eo: 'Esperanto',
  es: 'Spanish',
  'es-ar': 'Argentinian Spanish',
  'es-co': 'Colombian Spanish',
  'es-mx': 'Mexican Spanish',
  'es-ni': 'Nicaraguan Spanish',
  'es-ve': 'Venezuelan Spanish',
  et: 'Estonian',
  eu: 'Basque',
  fa: 'Persian',
  fi: 'Finnish',
  fr: 'French',
  fy: 'Frisian',
  ga: 'Irish',
  gd: 'Scottish Gaelic',
  gl: 'Galician',
  he: 'Hebrew',
  hi: 'Hindi',
  hr: 'Croatian',
  hsb: 'Upper Sorbian',
  hu: 'Hungarian',
  hy: 'Armenian',
  ia: 'Interlingua',
  id: 'Indonesian',
  ig: 'Igbo',
  io: 'Ido',
  is: 'Icelandic',
  it: 'Italian',
  ja: 'Japanese',
  ka: 'Georgian',
  kab: 'Kabyle',
  kk: 'Kazakh',
  km: 'Khmer',
  kn: 'Kannada',
  ko: 'Korean',
  ky: 'Kyrgyz',
  lb: 'Luxembourgish',
  lt: 'Lithuanian',
  lv: 'Latvian',
  mk: 'Macedonian',
  ml: 'Malayalam',
  mn: 'Mongolian',
  mr: 'Marathi',
  ms: 'Malay',
  my: 'Burmese',
  nb: 'Norwegian Bokmål',
  ne: 'Nepali',
  nl: 'Dutch',
  nn: 'Norwegian Nynorsk',
  os: 'Ossetic',
  pa: 'Punjabi',
  pl: 'Polish',
  pt: 'Portuguese',
  'pt-br': 'Brazilian Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sk: 'Slovak',
  sl: 'Slovenian',
  sq: 'Albanian',
  sr: 'Serbian',
  'sr-latn': 'Serbian Latin',
  sv: 'Swedish',
  sw: 'Swahili',
  ta: 'Tamil',
  te: 'Telugu',
  tg: 'Tajik',
  th: 'Thai',
  tk: 'Turkmen',
  tr: 'Turkish',
  tt: 'Tatar',
  udm: 'Udmurt',
  ug: 'Uyghur',
  uk: 'Ukrainian',
  ur: 'Urdu',
  uz: 'Uzbek',
  vi: 'Vietnamese',
  'zh-hans': 'Simplified Chinese',
  'zh-hant': 'Traditional Chinese',
};

/** Rules as GNU gettext writes them, of languages that do not have one form for 1 and one for the rest. */
const plurals: readonly (readonly [rule: string, codes: string])[] = [
  [
    'nplurals=6; plural=n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n%100 >= 3 && n%100 <= 10 ? 3 : n%100 >= 11 && n%100 <= 99 ? 4 : 5;',
    'ar ar-dz',
  ],
  [
    'nplurals=4; plural=(n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 1 : n%10 == 0 || (n%10 >= 5 && n%10 <= 9) || (n%100 >= 11 && n%100 <= 14) ? 2 : 3);',
    'be ru',
  ],
  [
    'nplurals=5; plural=((n%10 == 1) && (n%100 != 11) && (n%100 != 71) && (n%100 != 91) ? 0 : (n%10 == 2) && (n%100 != 12) && (n%100 != 72) && (n%100 != 92) ? 1 : (n%10 == 3 || n%10 == 4 || n%10 == 9) && (n%100 < 10 || n%100 > 19) && (n%100 < 70 || n%100 > 79) && (n%100 < 90 || n%100 > 99) ? 2 : (n != 0 && n%1000000 == 0) ? 3 : 4);',
    'br',
  ],
  [
    'nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);',
    'bs sr sr-latn',
  ],
  [
    'nplurals=4; plural=(n == 1 && n%1 == 0) ? 0 : (n >= 2 && n <= 4 && n%1 == 0) ? 1 : (n%1 != 0) ? 2 : 3;',
    'cs',
  ],
  ['nplurals=4; plural=(n == 1) ? 0 : (n == 2) ? 1 : (n != 8 && n != 11) ? 2 : 3;', 'cy'],
  ['nplurals=4; plural=(n%100 == 1 ? 0 : n%100 == 2 ? 1 : n%100 == 3 || n%100 == 4 ? 2 : 3);', 'dsb hsb sl'],
  ['nplurals=3; plural=n == 1 ? 0 : n != 0 && n%1000000 == 0 ? 1 : 2;', 'es es-ni'],
  ['nplurals=2; plural=(n > 1);', 'fa kn pt-br tr'],
  ['nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n%1000000 == 0 ? 1 : 2;', 'fr'],
  ['nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n < 7 ? 2 : n < 11 ? 3 : 4);', 'ga'],
  ['nplurals=4; plural=(n == 1 || n == 11) ? 0 : (n == 2 || n == 12) ? 1 : (n > 2 && n < 20) ? 2 : 3;', 'gd'],
  ['nplurals=3; plural=(n == 1 && n%1 == 0) ? 0 : (n == 2 && n%1 == 0) ? 1 : 2;', 'he'],
  [
    'nplurals=3; plural=n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2;',
    'hr',
  ],
  ['nplurals=1; plural=0;', 'id ig ja km ko ky ms my th tt udm uz vi zh-hans zh-hant'],
  ['nplurals=2; plural=(n%10 != 1 || n%100 == 11);', 'is'],
  [
    'nplurals=4; plural=(n%10 == 1 && (n%100 > 19 || n%100 < 11) ? 0 : (n%10 >= 2 && n%10 <= 9) && (n%100 > 19 || n%100 < 11) ? 1 : n%1 != 0 ? 2 : 3);',
    'lt',
  ],
  ['nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n != 0 ? 1 : 2);', 'lv'],
  ['nplurals=2; plural=(n%10 == 1 && n%100 != 11) ? 0 : 1;', 'mk'],
  [
    'nplurals=4; plural=(n == 1 ? 0 : (n%10 >= 2 && n%10 <= 4) && (n%100 < 12 || n%100 > 14) ? 1 : n != 1 && (n%10 >= 0 && n%10 <= 1) || (n%10 >= 5 && n%10 <= 9) || (n%100 >= 12 && n%100 <= 14) ? 2 : 3);',
    'pl',
  ],
  ['nplurals=3; plural=(n == 1 ? 0 : (((n%100 > 19) || ((n%100 == 0) && (n != 0))) ? 2 : 1));', 'ro'],
  [
    'nplurals=4; plural=(n%1 == 0 && n == 1 ? 0 : n%1 == 0 && n >= 2 && n <= 4 ? 1 : n%1 != 0 ? 2 : 3);',
    'sk',
  ],
  [
    'nplurals=4; plural=(n%1 == 0 && n%10 == 1 && n%100 != 11 ? 0 : n%1 == 0 && n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 1 : n%1 == 0 && (n%10 == 0 || (n%10 >= 5 && n%10 <= 9) || (n%100 >= 11 && n%100 <= 14)) ? 2 : 3);',
    'uk',
  ],
];

/** The rule of a language's plurals. */
export function pluralsOf(code: string): string {
  const found = plurals.find(([, codes]) => codes.split(' ').includes(code));
  return found?.[0] ?? 'nplurals=2; plural=(n != 1);';
}

/** `pt-br` -> `pt_BR`, `zh-hans` -> `zh_Hans`: the folder of a language. https://docs.djangoproject.com/en/5.2/topics/i18n/#term-locale-name */
export function localeOf(code: string): string {
  const [language = '', country] = code.split('-');
  if (country === undefined) return language;
  const [first = '', ...rest] = country;
  const tail = country.length > 2 ? rest.join('') : rest.join('').toUpperCase();
  return `${language}_${first.toUpperCase()}${tail}`;
}

/** `en, de` -> `en` and `de`. */
export function codesIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(',')
    .map((code) => code.trim().replaceAll('_', '-'))
    .filter(Boolean);
}

/** What is wrong with a list of codes, if anything. */
export function languagesFault(codes: readonly string[]): string | undefined {
  if (codes.length === 0) return 'does not name a language';
  const unknown = codes.find((code) => !(code in languageNames));
  if (unknown !== undefined) {
    const byName = Object.entries(languageNames).find(([, name]) => name.toLowerCase() === unknown);
    const hint = byName ? `, did you mean ${byName[0]}?` : didYouMean(unknown, Object.keys(languageNames));
    return `contains ${unknown}, which is not a language code known to Django${hint || ', such as en, de or pt-br'}`;
  }
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  return twice === undefined ? undefined : `names ${twice} twice`;
}
