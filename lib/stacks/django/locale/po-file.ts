// The text of a .po file -> its entries.
// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
import { cEscapes } from '../../../core/text/c-escapes.ts';

/** One text with its translations, and where it is in the file. */
export interface Entry {
  /** What tells texts of the same words apart; undefined is not the same as ''. */
  readonly context: string | undefined;
  /** '' for the header of the file, when there is no context. */
  readonly id: string;
  readonly plural: string | undefined;
  /** One translation, or one for each plural form. */
  readonly translations: readonly string[];
  /** True when a translator has to look at it again: it is not used until then. */
  readonly isFuzzy: boolean;
  /** True for an entry that is commented out, since nothing uses it any more. */
  readonly isObsolete: boolean;
  /** The lines that translators wrote right above it, each with its `#`. */
  readonly notes: readonly string[];
  /** False where it shares a line with something else. */
  readonly hasOwnLines: boolean;
  /** Where the comments right above it start, where its first keyword does, and where its last string ends. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** What a translation is looked up by, here and in .mo files. */
export function keyOf({ context, id }: Entry): string {
  return context === undefined ? id : `${context}\u0004${id}`;
}

/** The entries of a .po file, in their order; what is not a whole entry is left out. */
export function entriesOf(po: string): Entry[] {
  const reader = new EntryReader();
  let start = 0;
  for (const line of po.split('\n')) {
    reader.read(line, start);
    start += line.length + 1;
  }
  return reader.entries();
}

const token =
  /\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\s*\[\s*\d+\s*\])?)(?!\w)|"((?:[^"\\]|\\.)*)"|(\S.*))/gy;

/** An entry that is being read: its strings by their keywords, in the order of the file. */
interface Draft extends Pick<Entry, 'isObsolete' | 'notes' | 'start' | 'body'> {
  readonly strings: Map<string, string>;
  readonly comments: readonly string[];
  keyword: string;
  end: number;
  hasOwnLines: boolean;
}

/** Reads a file line by line. */
class EntryReader {
  readonly #entries: Entry[] = [];
  #draft: Draft | undefined;
  /** Those since the last entry: flags count across empty lines. */
  #comments: string[] = [];
  /** Where the comments since the last empty line start, and how many came before it. */
  #start: number | undefined;
  #apart = 0;

  entries(): Entry[] {
    this.#finish();
    return this.#entries;
  }

  read(line: string, start: number): void {
    const [mark = ''] = /^\s*(#~?\|?)?/.exec(line) ?? [];
    const isObsolete = mark.endsWith('#~');
    if (this.#draft && this.#draft.isObsolete !== isObsolete && line.trim() !== '') this.#finish();
    if (isObsolete) this.#readTokens(line, start, mark.length);
    else if (mark.includes('#')) this.#readComment(line.trim(), start);
    else if (line.trim() !== '') this.#readTokens(line, start, 0);
    else this.#setApart();
  }

  #readComment(text: string, start: number): void {
    this.#finish();
    this.#comments.push(text);
    this.#start ??= start;
  }

  /** @param skipped how long the mark of what is obsolete is */
  #readTokens(line: string, start: number, skipped: number): void {
    let isFirst = true;
    for (const { 0: whole, 1: keyword, 2: string, index } of line.slice(skipped).matchAll(token)) {
      const end = start + skipped + index + whole.length;
      const from = isFirst ? start : end - whole.trimStart().length;
      if (keyword !== undefined) this.#readKeyword(keyword.replace(/\s/g, ''), from, isFirst, skipped > 0);
      isFirst = false;
      const draft = this.#draft;
      if (!draft) continue;
      if (string !== undefined) {
        draft.strings.set(draft.keyword, (draft.strings.get(draft.keyword) ?? '') + textOf(string));
      } else if (keyword === undefined) {
        draft.hasOwnLines = false;
        if (isUnclosed(whole)) draft.strings.delete(draft.keyword);
      }
      draft.end = end;
    }
  }

  #readKeyword(keyword: string, from: number, isFirst: boolean, isObsolete: boolean): void {
    if (this.#draft && isStart(keyword, this.#draft)) {
      if (!isFirst) this.#draft.hasOwnLines = false;
      this.#finish();
    }
    this.#draft ??= {
      strings: new Map(),
      comments: this.#comments,
      notes: this.#comments.slice(this.#apart).filter((comment) => /^#(\s|$)/.test(comment)),
      isObsolete,
      start: this.#start ?? from,
      body: from,
      keyword,
      end: from,
      hasOwnLines: isFirst,
    };
    this.#draft.keyword = keyword;
    this.#draft.strings.set(keyword, '');
    this.#comments = [];
    this.#setApart();
  }

  #setApart(): void {
    this.#apart = this.#comments.length;
    this.#start = undefined;
  }

  #finish(): void {
    if (!this.#draft) return;
    const { strings, comments, keyword: _, ...place } = this.#draft;
    this.#draft = undefined;
    const id = strings.get('msgid');
    const translations = [...strings].filter(([name]) => name.startsWith('msgstr')).map(([, text]) => text);
    if (id === undefined || translations.length === 0) return;
    const [context, plural] = [strings.get('msgctxt'), strings.get('msgid_plural')];
    const isFuzzy = comments.some((comment) => /^#,(.*,)?\s*fuzzy\s*(,|$)/.test(comment));
    this.#entries.push({ context, id, plural, translations, isFuzzy, ...place });
  }
}

/** True for a string without its second quotation mark: nobody can say what it was to be. */
const isUnclosed = (text: string) => text.trimStart().startsWith('"');

/** True for a keyword that another entry starts with. */
const isStart = (keyword: string, { strings }: Draft) =>
  keyword === 'msgctxt' || (keyword === 'msgid' && !(strings.size === 1 && strings.has('msgctxt')));

/** The value of the inside of a string: it is escaped as in C, and numbers are bytes of UTF-8. */
function textOf(string: string): string {
  return string.replace(/((?:\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}))+)|\\(.)/g, (_, numbers, character) =>
    numbers === undefined ? (cEscapes[character] ?? character) : bytesIn(numbers),
  );
}

function bytesIn(numbers: string): string {
  const bytes = numbers
    .slice(1)
    .split('\\')
    .map((number) => Number.parseInt(number.replace('x', ''), number.startsWith('x') ? 16 : 8));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
