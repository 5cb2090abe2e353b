// The names derived from a model's: for its files, addresses, variables and sentences.
import { withAcronyms } from '../text/acronyms.ts';
import { joinCapitalised } from '../text/capitalise.ts';

export interface ModelNames {
  /** `BlogPost` */
  readonly name: string;
  /** `blog_post`: templates and functions. */
  readonly snake: string;
  /** `blog_posts` */
  readonly pluralSnake: string;
  /** `blog-posts`: addresses. */
  readonly pluralKebab: string;
  /** `blog post`, `API key`: in sentences. */
  readonly noun: string;
  /** `blog posts` */
  readonly pluralNoun: string;
}

/** Every name derived from a model's: `BlogPost` -> `blog_post`, `blog-posts`, `blog posts` … */
export function modelNames(name: string): ModelNames {
  const noun = nounOf(name);
  const pluralNoun = plural(noun);
  return {
    name,
    snake: noun.replaceAll(' ', '_'),
    pluralSnake: pluralNoun.replaceAll(' ', '_'),
    pluralKebab: pluralNoun.replaceAll(' ', '-'),
    noun: withAcronyms(noun),
    pluralNoun: withAcronyms(pluralNoun),
  };
}

/** `BlogPost` -> `blog post`, `HTMLPage` -> `html page`. */
function nounOf(name: string): string {
  return name
    .replace(/(?<=[a-z])[A-Z]|[A-Z](?![A-Z]|$)/g, ' $&')
    .trim()
    .toLowerCase();
}

/** `blog_post`, `blogPost`, `blog-post` -> `BlogPost`. */
export function capWords(name: string): string {
  return joinCapitalised(name.split(/[^A-Za-z0-9]+/));
}

const unchanging = new Set(
  'news series species equipment information money data media software hardware furniture feedback staff advice music sheep fish'.split(
    ' ',
  ),
);

const irregular = new Map(
  `person people|child children|man men|woman women|mouse mice|goose geese|tooth teeth|foot feet|quiz quizzes|
   criterion criteria|knife knives|wife wives|life lives|leaf leaves|shelf shelves|half halves|potato potatoes|
   tomato tomatoes|hero heroes|echo echoes|ox oxen|index indexes|gas gases`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** The plural of an English noun, of which the last word changes: `blog post` -> `blog posts`. */
export function plural(noun: string): string {
  const start = noun.lastIndexOf(' ') + 1;
  return noun.slice(0, start) + pluralWord(noun.slice(start));
}

const irregularPlurals = new Set(irregular.values());

function pluralWord(word: string): string {
  if (unchanging.has(word) || irregularPlurals.has(word)) return word;
  const known = irregular.get(word);
  if (known) return known;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/[^s]sis$/.test(word)) return `${word.slice(0, -2)}es`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
