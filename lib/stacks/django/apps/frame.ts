// The frame of an app's pages: the template that most pages of the project extend, and what the blocks in it are called.
import type { Files } from '../../../core/files/files.ts';
import { appFrame, type Frame } from '../models/page-frame.ts';
import type { Settings } from '../project/settings.ts';
import { ancestry, readTemplate, type Template, templatesOf } from '../project/templates.ts';

/** What projects call the blocks that pages fill, the most usual first. */
const blockNames = {
  content: ['content', 'main', 'body', 'page_content', 'main_content', 'contents', 'body_content', 'page'],
  title: ['title', 'page_title', 'head_title', 'site_title', 'html_title'],
  styles: [
    'styles',
    'css',
    'extra_css',
    'extracss',
    'extra_styles',
    'extra_style',
    'stylesheets',
    'stylesheet',
    'extrastyle',
    'custom_css',
    'page_css',
    'extra_head',
    'extrahead',
    'head_extra',
    'head',
  ],
  scripts: [
    'scripts',
    'extra_js',
    'extrajs',
    'javascript',
    'js',
    'extra_scripts',
    'extra_script',
    'extra_javascript',
    'custom_js',
    'page_js',
  ],
} as const;

type Role = keyof typeof blockNames;

/** Blocks that are not for the content, whatever else they are called. */
const aside =
  /title|head|meta|css|style|js|script|nav|menu|side|foot|banner|bread|lang|class|attr|message|link|description|canonical|og_|bottom|top/i;

/** Frames that are not for pages of the site. */
const notForPages =
  /(^|\/)(admin|wagtailadmin|account|socialaccount|allauth|rest_framework)\/|mail|pdf|print/i;

/** Names of base templates that nothing extends yet, the most usual first. */
const usualNames = [
  /^_?base\.html$/,
  /^_?layout\.html$/,
  /^[^/]+\/_?base\.html$/,
  /(^|\/)_?(base|layout|master)[^/]*\.html$/,
];

/** The app that gets pages. */
export interface FramedApp {
  readonly name: string;
  readonly folder: string;
}

/** The frame of a project that this tool made: its templates/base.html; undefined when that has no block for the content. */
export function findOwnFrame(files: Files): Frame | undefined {
  const name = 'base.html';
  const path = `templates/${name}`;
  const text = files.read(path);
  if (text === undefined) return undefined;
  const templates = new Map(
    files
      .list('templates')
      .filter((entry) => entry.endsWith('.html'))
      .map((entry) => [
        entry,
        readTemplate(entry, `templates/${entry}`, files.read(`templates/${entry}`) ?? ''),
      ]),
  );
  const frame = frameOf(templates, name, []);
  return frame && / in (?:web)?site\.sections /.test(text) ? { ...frame, navigation: true } : frame;
}

/**
 * The frame for an app's templates: the template that the app's own pages extend most, or else the pages of most
 * apps, when it has a block for the content; without one, a frame of the app's own.
 * @param isOurs whether this tool wrote a file: pages that follow others do not lead
 */
export function findFrame(
  files: Files,
  settings: Settings,
  app: FramedApp,
  isOurs: (path: string) => boolean,
): Frame {
  const templates = templatesOf(files, settings, (path) => !isOurs(path));
  const extended = new Set([...templates.values()].map(({ parent }) => parent));
  const isPage = ({ name }: Template) => extended.has(name) || !usualNames.some((each) => each.test(name));
  const pages = [...templates.values()].filter((template) => template.parent && isPage(template));
  const own = pages.filter(
    ({ name, path }) => name.startsWith(`${app.name}/`) || path.startsWith(`${app.folder}/`),
  );
  const base = mostExtended(templates, own, pages) ?? mostExtended(templates, pages) ?? unextended(templates);
  return (base === undefined ? undefined : frameOf(templates, base, pages)) ?? appFrame(app.name);
}

/** How often a template is extended. */
interface Use {
  readonly name: string;
  readonly folders: Set<string>;
  pages: number;
}

/**
 * The template with a block for content that pages of most folders extend; of several the one that most pages extend.
 * Where it is a variant of another one that is used about as much, that other one.
 */
function mostExtended(
  templates: ReadonlyMap<string, Template>,
  pages: readonly Template[],
  all: readonly Template[] = pages,
): string | undefined {
  const uses = new Map<string, Use>();
  const parents = new Set(all.map(({ parent }) => parent));
  for (const { name, parent = '' } of pages) {
    if (/(^|\/)(\d{3}|error)/.test(name) || parents.has(name)) continue;
    const use = uses.get(parent) ?? { name: parent, folders: new Set(), pages: 0 };
    uses.set(parent, use);
    use.pages++;
    // The pages of a section extend its own frame: that says nothing about other sections.
    if (topFolder(name) !== topFolder(parent) || topFolder(name) === '') use.folders.add(topFolder(name));
  }
  const frames = [...uses.values()].filter(
    ({ name, pages: count }) =>
      (templates.has(name) || count > 1) && frameOf(templates, name, all) !== undefined,
  );
  const [best] = frames.toSorted(
    (one, other) =>
      other.folders.size - one.folders.size ||
      other.pages - one.pages ||
      one.name.split('/').length - other.name.split('/').length ||
      (one.name < other.name ? -1 : 1),
  );
  if (!best) return undefined;
  let chosen = best;
  for (const name of ancestry(templates, best.name).slice(1)) {
    const above = frames.find((frame) => frame.name === name);
    if (!above || above.pages * 2 < chosen.pages) break;
    chosen = above;
  }
  return chosen.name;
}

/** The base template of a project without pages. */
function unextended(templates: ReadonlyMap<string, Template>): string | undefined {
  const names = [...templates.keys()].filter((name) => frameOf(templates, name, []) !== undefined);
  return usualNames.map((pattern) => names.find((name) => pattern.test(name))).find(Boolean);
}

const topFolder = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

/** A template as a frame; undefined when it is not for pages, or has no block for their content. */
function frameOf(
  templates: ReadonlyMap<string, Template>,
  name: string,
  pages: readonly Template[],
): Frame | undefined {
  const line = ancestry(templates, name);
  if (line.some((each) => notForPages.test(each))) return undefined;
  const filled = pages.filter(({ parent }) => parent === name).flatMap((page) => [...page.blocks]);
  const known = line.flatMap((each) => [...(templates.get(each)?.blocks ?? [])]);
  // What a package brings is not read: it surely has the blocks that pages fill.
  const blocks = new Set(line.every((each) => templates.has(each)) ? known : [...known, ...filled]);
  const named = (role: Role) => blockNames[role].find((block) => blocks.has(block));
  const [title, styles, scripts] = [named('title'), named('styles'), named('scripts')];
  const content = mostFilled(blocks, filled) ?? named('content');
  if (content === undefined) return undefined;
  return {
    extends: name,
    content,
    ...(title !== undefined && { title }),
    ...(line.some((each) => templates.get(each)?.titles.has(title ?? '')) && { hasWholeTitle: true }),
    ...(styles !== undefined && { styles }),
    ...(scripts !== undefined && { scripts }),
  };
}

/** The block that most pages fill, of those that may be for the content. */
function mostFilled(blocks: ReadonlySet<string>, filled: readonly string[]): string | undefined {
  const counts = [...blocks]
    .filter((block) => !aside.test(block))
    .map((block) => ({ block, count: filled.filter((each) => each === block).length }));
  const rank = (block: string) => {
    const usual: readonly string[] = blockNames.content;
    return usual.includes(block) ? usual.indexOf(block) : usual.length;
  };
  const [best] = counts
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || rank(one.block) - rank(other.block));
  return best?.block;
}
