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
  const text = files.read(`${folder}/${name}`) ?? '';
  const blocks = new Set([...text.matchAll(/\{%-?\s*block\s+(\w+)/g)].map(([, block = '']) => block));
  const parent = /\{%\s*extends\s+["']([^"']+)["']/.exec(text)?.[1];
  if (parent === undefined || seen.includes(parent)) return blocks;
  return new Set([...blocks, ...blocksOf(files, folder, parent, [...seen, name])]);
}
