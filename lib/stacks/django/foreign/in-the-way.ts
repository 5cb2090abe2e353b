// Files of a project that targets would write and that are there already: which of them can stay, and what they lack.
import type { Instruction } from '../../../core/stack/change.ts';
import type { MergedText, Versions } from '../../../core/stack/stack.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';

/** What becomes of a file without a question. */
export interface Settled {
  /** What is added at its end. */
  readonly added?: string;
  /** What its owner has to know. */
  readonly note?: string;
  /** What its owner has to put into it, and why. */
  readonly byHand?: Pick<Instruction, 'lines' | 'reason'>;
}

const listed = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Lines of a file of attributes by what they are about. */
const patternOf = (line: string) => line.split(/\s+/)[0] ?? '';

/** Lines to add at the end of a file, if there are any. */
function ending(text: string, lines: readonly string[]): Pick<Settled, 'added'> {
  if (lines.length === 0) return {};
  const eol = lineEndingOf(text);
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  return { added: gap + lines.map((line) => line + eol).join('') };
}

/** An app.json, as far as a site depends on it. https://devcenter.heroku.com/articles/app-json-schema */
interface HerokuApp {
  readonly env?: Readonly<Record<string, unknown>>;
  readonly addons?: readonly (string | { readonly plan?: string })[];
}

/** The variables and add-ons of our app.json that another one lacks, as lines of it; ours where it cannot be read. */
function missingInApp(theirs: string, ours: string): string[] {
  const wanted: HerokuApp = JSON.parse(ours);
  const there = herokuApp(theirs);
  const serviceOf = (addon: string | { readonly plan?: string }) =>
    (typeof addon === 'string' ? addon : (addon.plan ?? '')).split(':')[0];
  const services = (there.addons ?? []).map(serviceOf);
  const env = Object.entries(wanted.env ?? {}).filter(([name]) => !(name in (there.env ?? {})));
  const addons = (wanted.addons ?? []).filter((addon) => !services.includes(serviceOf(addon)));
  return [
    ...env.map(([name, value]) => `env: ${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    ...addons.map((addon) => `addons: ${JSON.stringify(addon)}`),
  ];
}

function herokuApp(text: string): HerokuApp {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

const kinds: Readonly<Record<string, (theirs: string, ours: string) => Settled | undefined>> = {
  '.gitattributes': (theirs, ours) => {
    const known = listed(theirs).map(patternOf);
    return ending(
      theirs,
      listed(ours).filter((line) => !known.includes(patternOf(line))),
    );
  },
  '.python-version': () => ({}),
  '.env.example': () => ({}),
  'app.json': (theirs, ours) => {
    const lines = missingInApp(theirs, ours);
    const reason = 'app.json already existed, and Heroku makes apps as it says';
    const note = 'app.json already existed and was left as it is.';
    return lines.length > 0 ? { byHand: { lines, reason } } : { note };
  },
  Procfile: (theirs, ours) => {
    const nameOf = (line: string) => line.split(':')[0] ?? '';
    const there = listed(theirs);
    const isNamed = (line: string) => there.some((other) => nameOf(other) === nameOf(line));
    const clashing = listed(ours).filter((line) => isNamed(line) && !there.includes(line));
    return {
      ...ending(
        theirs,
        listed(ours).filter((line) => !isNamed(line)),
      ),
      ...(clashing.length > 0 && {
        note: `Procfile already existed: its ${clashing.map(nameOf).join(' and ')} was kept.`,
      }),
    };
  },
  // The command `gunicorn` starts what this file names, and listens on PORT unless it says otherwise.
  'gunicorn.conf.py': (theirs, ours) => {
    const missing = [/^wsgi_app = .*$/m, /^worker_class = "asgi"$/m].flatMap((line) => {
      const [text = ''] = line.exec(ours) ?? [];
      const name = text.split(' ')[0] ?? '';
      return text === '' || new RegExp(`^${name}\\s*=`, 'm').test(theirs) ? [] : [text];
    });
    const added = missing.length > 0 ? ['', '# What the command gunicorn starts.', ...missing] : [];
    return {
      ...ending(theirs, added),
      note:
        /^bind\s*=/m.test(theirs) && !theirs.includes('PORT')
          ? 'gunicorn.conf.py already existed and was kept: its bind has to be on the port in PORT.'
          : 'gunicorn.conf.py already existed and was kept.',
    };
  },
};

/** What becomes of a file that differs from ours; undefined where its owner has to decide. */
export const settle = (path: string, theirs: string, ours: string): Settled | undefined =>
  kinds[path]?.(theirs, ours);

/** The files that can also stay in a project of this tool that had them before the target. */
export const harmlessFiles = /^(?:\.gitattributes|\.python-version|Procfile)$/;

/** Merges such a file with the first one that is rendered; undefined where its owner has to know more than that it changed. */
export function mergeHarmless({ base, ours, theirs }: Versions, path: string): MergedText | undefined {
  const settled = base === '' ? settle(path, ours, theirs) : undefined;
  if (settled === undefined || settled.note !== undefined) return undefined;
  return { text: ours + (settled.added ?? ''), conflicts: false };
}
