// The frame of a project's pages: its base.html, and what the blocks in it are called.
import type { Files } from '../../../core/files/files.ts';
import { appFrame, type Frame } from '../models/page-frame.ts';

/** What projects call the blocks that pages fill, the most usual first. */
const blockNames = {
  content: ['content', 'main', 'body', 'page_content', 'main_content'],
  title: ['title', 'page_title', 'head_title'],
  styles: [
    'styles',
    'css',
    'extra_css',
    'extracss',
    'stylesheets',
    'extrastyle',
    'extra_head',
    'extrahead',
    'head',
  ],
  scripts: ['scripts', 'extra_js', 'extrajs', 'javascript', 'js', 'extra_scripts'],
} as const;

/**
 * The frame for an app's templates: the project's base.html when it has one with a block for the content,
 * else one of the app's own.
 */
export function findFrame(files: Files, app: string): Frame {
  for (const folder of templateFolders(files)) {
    const blocks = blocksOf(files, folder, 'base.html');
    const named = (role: keyof typeof blockNames) => blockNames[role].find((name) => blocks.has(name));
    const content = named('content');
    if (content === undefined) continue;
    const [title, styles, scripts] = [named('title'), named('styles'), named('scripts')];
    return {
      extends: 'base.html',
      content,
      ...(title !== undefined && { title }),
      ...(styles !== undefined && { styles }),
      ...(scripts !== undefined && { scripts }),
      ...(hasNavigation(files, folder) && { navigation: true }),
    };
  }
  return appFrame(app);
}

/** True when the base template links to the apps that say what their first page is. */
function hasNavigation(files: Files, folder: string): boolean {
  return files.read(`${folder}/base.html`)?.includes(' in site.sections ') === true;
}

/** The folders with a base.html: `templates/`, and those of that name one level down. */
function* templateFolders(files: Files): Generator<string> {
  const hasBase = (folder: string) => files.list(folder).includes('base.html');
  if (hasBase('templates')) yield 'templates';
  for (const entry of files.list('')) {
    if (/^[a-z_]\w*\/$/i.test(entry) && hasBase(`${entry}templates`)) yield `${entry}templates`;
  }
}

/** The blocks of a template and of those it extends. https://docs.djangoproject.com/en/stable/ref/templates/builtins/#block */
function blocksOf(files: Files, folder: string, name: string, seen: readonly string[] = []): Set<string> {
  const tags = tagsIn(files.read(`${folder}/${name}`) ?? '');
  const blocks = tags.flatMap(([tag, block]) => (tag === 'block' && block !== undefined ? [block] : []));
  const extended = tags.find(([tag]) => tag === 'extends')?.[1];
  const parent = /^(["'])(?:\.\/)?(.+)\1$/.exec(extended ?? '')?.[2];
  if (parent === undefined || seen.includes(parent)) return new Set(blocks);
  return new Set([...blocks, ...blocksOf(files, folder, parent, [...seen, name])]);
}

/** The tags of a template as words, without those that are commented out or shown as they are. */
function tagsIn(text: string): string[][] {
  const tags: string[][] = [];
  let end: string | undefined;
  // A tag is on one line: https://docs.djangoproject.com/en/stable/ref/templates/language/
  for (const [whole] of text.matchAll(/\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/g)) {
    if (!whole.startsWith('{%')) continue;
    const words = whole.slice(2, -2).trim().split(/\s+/);
    if (end !== undefined) {
      if (words.join(' ') === end) end = undefined;
    } else if (words[0] === 'comment') end = 'endcomment';
    else if (words[0] === 'verbatim') end = ['endverbatim', ...words.slice(1)].join(' ');
    else tags.push(words);
  }
  return tags;
}
