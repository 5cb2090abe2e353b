// The frame of an app's pages: the template they extend, and the blocks they fill.

/** The template that an app's pages extend, and the names of its blocks; undefined for a block that it does not have. */
export interface Frame {
  readonly extends: string;
  readonly content: string;
  readonly title?: string;
  /** Whether that block holds the whole element `<title>`, not only its text. */
  readonly hasWholeTitle?: boolean;
  readonly styles?: string;
  readonly scripts?: string;
  /** Whether it links to the first pages of apps, from `website.sections` of the project's context processor. */
  readonly navigation?: boolean;
  /** Whether it comes with the app. */
  readonly own?: boolean;
}

/** The frame of projects made by this tool: templates/base.html. */
export const ownFrame: Frame = {
  extends: 'base.html',
  content: 'content',
  title: 'title',
  styles: 'styles',
  scripts: 'scripts',
};

/** The frame of an app in a project without a base template: one of its own, which `renderApp` writes. */
export function appFrame(app: string): Frame {
  return { ...ownFrame, extends: `${app}/base.html`, own: true };
}

/** The code before and after the content of a page. */
export interface Opened {
  /** @param more further libraries for this page */
  open(title: string, more?: readonly string[]): string;
  readonly close: string;
}

/**
 * Prepares a frame for the templates of an app.
 * @param app the app, where it has styles and a script of its own; elsewhere the pages use those of the site
 * @param libraries the template libraries that all of them load
 */
export function openFrame(frame: Frame, app: string | undefined, libraries: readonly string[]): Opened {
  const assets = assetsOf(frame, app);
  const link = assets && `<link rel="stylesheet" href="{% static "${assets.styles}" %}">`;
  const script = assets && `<script src="{% static "${assets.script}" %}" defer></script>`;
  const extra = (name: string | undefined, line: string | undefined) =>
    name && line
      ? ['', `{% block ${name} %}`, '    {{ block.super }}', `    ${line}`, `{% endblock ${name} %}`]
      : [];
  const inContent = [...(frame.styles ? [] : [link]), ...(frame.scripts ? [] : [script])];
  return {
    open: (title, more = []) =>
      [
        `{% extends "${frame.extends}" %}`,
        ...loaded([...libraries, ...more, ...(assets ? ['static'] : [])]),
        ...(frame.title
          ? ['', `{% block ${frame.title} %}${titleIn(frame, title)}{% endblock ${frame.title} %}`]
          : []),
        ...extra(frame.styles, link),
        ...extra(frame.scripts, script),
        '',
        `{% block ${frame.content} %}`,
        ...inContent.flatMap((line) => (line ? `    ${line}` : [])),
        `    <div class="container ${app === undefined ? 'page' : 'app-page'}">`,
      ].join('\n'),
    close: `    </div>\n{% endblock ${frame.content} %}`,
  };
}

const titleIn = ({ hasWholeTitle }: Frame, title: string) =>
  hasWholeTitle ? `<title>${title}</title>` : `${title} · {{ block.super }}`;

const loaded = (libraries: readonly string[]) =>
  libraries.length === 0 ? [] : ['', `{% load ${libraries.toSorted().join(' ')} %}`];

/** The styles and the script that pages have to load; undefined when their frame does. */
function assetsOf(frame: Frame, app: string | undefined) {
  if (app !== undefined) return { styles: `${app}/css/${app}.css`, script: `${app}/js/${app}.js` };
  return frame.extends === ownFrame.extends ? undefined : { styles: 'css/site.css', script: 'js/site.js' };
}
