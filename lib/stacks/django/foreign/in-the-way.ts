// Files of a project that targets would write and that are there already: which of them can stay, and what they lack.
import { lineEndingOf } from '../../../core/text/lines.ts';

/** What becomes of a file without a question. */
export interface Settled {
  /** What is added at its end. */
  readonly added?: string;
  /** What its owner has to know. */
  readonly note?: string;
}

const listed = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Lines of a file of attributes by what they are about. */
const patternOf = (line: string) => line.split(/\s+/)[0] ?? '';

const kinds: Readonly<Record<string, (theirs: string, ours: string) => Settled | undefined>> = {
  '.gitattributes': (theirs, ours) => {
    const known = listed(theirs).map(patternOf);
    const missing = listed(ours).filter((line) => !known.includes(patternOf(line)));
    if (missing.length === 0) return {};
    const eol = lineEndingOf(theirs);
    return {
      added: `${theirs === '' || /[\r\n]$/.test(theirs) ? '' : eol}${missing.map((line) => line + eol).join('')}`,
    };
  },
  '.python-version': () => ({}),
  '.env.example': () => ({}),
  'app.json': () => ({
    note: 'app.json already existed and was left as it is: compare its variables with those in DEPLOY.md.',
  }),
  Procfile: (theirs, ours) => {
    const nameOf = (line: string) => line.split(':')[0] ?? '';
    const known = listed(theirs).map(nameOf);
    const missing = listed(ours).filter((line) => !known.includes(nameOf(line)));
    return missing.length === 0
      ? { note: 'Procfile already existed and was left as it is.' }
      : {
          note: `Procfile already existed and was left as it is. It has no ${missing.map(nameOf).join(', ')}; to add: ${missing.join(' | ')}`,
        };
  },
  // The command `gunicorn` starts what this file names, and listens on PORT unless it says otherwise.
  'gunicorn.conf.py': (theirs, ours) => {
    const eol = lineEndingOf(theirs);
    const missing = [/^wsgi_app = .*$/m, /^worker_class = "asgi"$/m].flatMap((line) => {
      const [text = ''] = line.exec(ours) ?? [];
      const name = text.split(' ')[0] ?? '';
      return text === '' || new RegExp(`^${name}\\s*=`, 'm').test(theirs) ? [] : [text];
    });
    const isEnded = theirs === '' || /[\r\n]$/.test(theirs);
    const added = ['', '# What the command gunicorn starts.', ...missing].map((line) => line + eol).join('');
    return {
      ...(missing.length > 0 && { added: (isEnded ? '' : eol) + added }),
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
