// tex-text: the TeX of a BibTeX field as text with marks: accents, signs, emphasis, formulas, protected capitals.

import { linked, mark, within, withoutMarks } from '../csl/markup.ts';

const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
  t: '\u0361',
};

const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  SS: 'ẞ',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  S: '§',
  P: '¶',
  copyright: '©',
  pounds: '£',
  ldots: '…',
  dots: '…',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textasciitilde: '~',
  textbackslash: '\\',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  textellipsis: '…',
  textunderscore: '_',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textbullet: '•',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  BibTeX: 'BibTeX',
  guillemotleft: '«',
  guillemotright: '»',
  quad: ' ',
  qquad: ' ',
  newline: ' ',
  space: ' ',
};

const looks: Readonly<Record<string, string>> = {
  emph: mark.italic,
  textit: mark.italic,
  textsl: mark.italic,
  textbf: mark.bold,
  textsc: mark.smallCaps,
  textsuperscript: mark.superscript,
  textsubscript: mark.subscript,
};
/** Declarations that hold to the end of their group. */
const declarations: Readonly<Record<string, string>> = {
  em: mark.italic,
  it: mark.italic,
  itshape: mark.italic,
  bf: mark.bold,
  bfseries: mark.bold,
  sc: mark.smallCaps,
};

/** Groups in groups beyond this are taken as they are. */
const deepest = 40;

/** Text with marks of markup.ts. `verbatim` fields (addresses) keep all but braces. */
export function texText(tex: string): string {
  const reader = new Reader(withoutMarks(tex).replace(/\s+/g, ' '));
  return reader.read(false, 0).normalize('NFC').trim();
}

class Reader {
  readonly #tex: string;
  #at = 0;

  constructor(tex: string) {
    this.#tex = tex;
  }

  /** Up to the end, or to the brace that closes a group. */
  read(group: boolean, depth: number): string {
    let text = '';
    while (this.#at < this.#tex.length) {
      const char = this.#tex[this.#at] as string;
      if (char === '}' && group) break;
      this.#at += 1;
      if (char === '\\') {
        const declared = this.#declaration();
        text += declared === undefined ? this.#command(depth) : within(declared, this.read(group, depth));
      } else if (char === '{') text += this.#group(depth);
      else if (char === '$') text += this.#math();
      else text += this.#sign(char);
    }
    return text;
  }

  /** A group keeps its capitals, but for one that only holds an accented letter or a command. */
  #group(depth: number): string {
    if (depth > deepest) return '';
    const command = this.#tex[this.#at] === '\\';
    const text = this.read(true, depth + 1);
    this.#at += 1;
    return command ? text : within(mark.kept, text);
  }

  #argument(depth: number): string {
    while (this.#tex[this.#at] === ' ') this.#at += 1;
    const char = this.#tex[this.#at];
    if (char === undefined) return '';
    this.#at += 1;
    if (char === '\\') return this.#command(depth);
    if (char !== '{') return this.#sign(char);
    const text = depth > deepest ? '' : this.read(true, depth + 1);
    this.#at += 1;
    return text;
  }

  /** The raw text of a group, for addresses. */
  #raw(): string {
    const end = this.#tex.indexOf('}', this.#at);
    if (this.#tex[this.#at] !== '{' || end === -1) return '';
    const raw = this.#tex.slice(this.#at + 1, end);
    this.#at = end + 1;
    return raw.replace(/\\([_%#&~])/g, '$1');
  }

  #declaration(): string | undefined {
    const name = /^(\p{L}+) ?/u.exec(this.#tex.slice(this.#at, this.#at + 12));
    const look = name?.[1] === undefined ? undefined : declarations[name[1]];
    if (look !== undefined) this.#at += (name?.[0] ?? '').length;
    return look;
  }

  #command(depth: number): string {
    const name = /^(?:[A-Za-z]+|[^])/.exec(this.#tex.slice(this.#at, this.#at + 40))?.[0];
    if (name === undefined) return '';
    this.#at += name.length;
    const isWord = /[A-Za-z]/.test(name);
    const accent = accents[name];
    if (accent !== undefined && (!isWord || /[ {\\]/.test(this.#tex[this.#at] ?? '')))
      return this.#accented(accent, depth);
    const look = looks[name];
    if (look !== undefined) return within(look, this.#argument(depth));
    if (name === 'url') return linkedUrl(this.#raw());
    if (name === 'href') return linked(this.#raw(), this.#argument(depth));
    if (isWord && this.#tex[this.#at] === ' ') this.#at += 1;
    const letter = letters[name];
    if (letter !== undefined) return letter;
    if (!isWord)
      return name === '-' || name === '/' || name === '@'
        ? ''
        : name === ',' || name === ';' || name === ' '
          ? ' '
          : name;
    // An unknown command: what it is applied to is kept.
    return '';
  }

  #accented(accent: string, depth: number): string {
    const base = this.#argument(depth).replace('ı', 'i').replace('ȷ', 'j');
    const [first = ''] = base.replace(/^[\uE000-\uE00F]+/, '');
    return first === '' ? '' : base.replace(first, `${first}${accent}`).normalize('NFC');
  }

  #math(): string {
    const end = this.#tex.indexOf('$', this.#at);
    if (end === -1) return '$';
    const tex = this.#tex.slice(this.#at, end);
    this.#at = end + 1;
    return within(mark.math, tex);
  }

  #sign(char: string): string {
    const next = (sign: string): boolean => this.#tex.startsWith(sign, this.#at);
    const take = (sign: string, text: string): string => {
      this.#at += sign.length;
      return text;
    };
    if (char === '~') return '\u00a0';
    if (char === '-' && next('--')) return take('--', '—');
    if (char === '-' && next('-')) return take('-', '–');
    if (char === '`') return next('`') ? take('`', '“') : '‘';
    if (char === "'") return next("'") ? take("'", '”') : '’';
    return char === '}' ? '' : char;
  }
}

const linkedUrl = (url: string): string => (url === '' ? '' : linked(url, url));
