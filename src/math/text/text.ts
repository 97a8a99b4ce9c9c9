// text: shapes → short plain text for alternative text and search: x² + yᵢ ≤ ∑_(i=1)^n aᵢ.

import { plainLetter } from '../shape/letters.ts';
import { accentCharacter, arrowCharacter } from '../shape/stretched.ts';
import { edges, spaceBetween } from '../shape/classes.ts';
import { dispatch, isPassing } from '../shape/shape.ts';
import type { Atom, Shape, ShapeOf, ShapeTable } from '../shape/shape.ts';

const superscripts = pairs(
  '0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ⊤ᵀTᵀ′′″″∗*',
);
const subscripts = pairs('0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ');

function pairs(text: string): ReadonlyMap<string, string> {
  const chars = Array.from(text);
  return new Map(
    chars.flatMap((char, index) => (index % 2 === 0 ? [[char, chars[index + 1] ?? ''] as const] : [])),
  );
}

/** A script in Unicode's small letters where all of it can be, else after a sign and in brackets where needed. */
function script(content: string, small: ReadonlyMap<string, string>, sign: string): string {
  if (content === '') return '';
  const chars = Array.from(content.replaceAll(' ', ''));
  if (chars.length <= 3 && chars.every((char) => small.has(char)))
    return chars.map((char) => small.get(char)).join('');
  return `${sign}${/^(?:[A-Za-z]+|[\d.]+|.)$/u.test(content) ? content : `(${content})`}`;
}

/** Brackets around what is more than one letter, number or word. */
const grouped = (content: string): string =>
  /^(?:[\p{L}\p{M}\p{N}.]+|.)$/u.test(content) || /^\([^()]*\)$/.test(content) ? content : `(${content})`;

const primeSigns = ['', '′', '″', '‴', '⁗'] as const;

function scripts({ base, sub, sup, primes, limits }: ShapeOf<'scripts'>): string {
  const head = sup?.slice(0, primes) ?? [];
  const rest = sup?.slice(primes) ?? [];
  const none: ReadonlyMap<string, string> = new Map();
  const below = sub ? script(textOf(sub), limits ? none : subscripts, '_') : '';
  const above = rest.length > 0 ? script(textOf(rest), limits ? none : superscripts, '^') : '';
  const content = textOf(base);
  const plain =
    content !== '' && base.length === 1 && (base[0]?.kind === 'row' || base[0]?.kind === 'fraction')
      ? grouped(content)
      : content;
  return plain + (primeSigns[head.length] ?? '′'.repeat(head.length)) + below + above;
}

const combining: Readonly<Record<string, string>> = {
  '^': '\u0302',
  '~': '\u0303',
  '¯': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030c',
  '´': '\u0301',
  '`': '\u0300',
  '→': '\u20d7',
  '˘': '\u0306',
  '˚': '\u030a',
};

function accented({ name, base }: ShapeOf<'accent'>): string {
  const content = textOf(base);
  const mark = accentCharacter(name);
  const over = combining[mark];
  return over !== undefined && Array.from(content).length === 1
    ? (content + over).normalize('NFC')
    : `${grouped(content)}${mark}`;
}

function fraction({ above, below, line, open, close }: ShapeOf<'fraction'>): string {
  const [top, bottom] = [textOf(above), textOf(below)];
  if (line === 0) return `${open || '('}${top} over ${bottom}${close || ')'}`;
  return `${open}${grouped(top)}/${grouped(bottom)}${close}`;
}

function table({ rows, tags, columns }: ShapeOf<'table'>): string {
  const apart = columns.some(
    (column, index) =>
      index > 0 && column.before + (columns[index - 1]?.after ?? 0) > 0.1 && column.align !== 'right',
  );
  const lines = rows.map((row, index) => {
    const tag = tags[index];
    const cells = row.map(({ children }) => textOf(children)).filter((cell) => cell !== '');
    return [...cells, ...(tag ? [textOf(tag)] : [])].join(apart ? ', ' : ' ');
  });
  return lines.filter((line) => line !== '').join('; ');
}

/** ∛ and ∜ have signs of their own. */
function rootSign(index: Shape[] | undefined): string {
  const degree = index ? textOf(index) : '';
  if (degree === '3') return '∛';
  return degree === '4' ? '∜' : `${script(degree, superscripts, '^')}√`;
}

const inside = ({ children }: { children: Shape[] }): string => spread(children);

const forms: ShapeTable<string> = {
  symbol: ({ char }) => {
    const plain = plainLetter(char);
    return plain && plain.alphabet !== 'double' && plain.alphabet !== 'script' && plain.alphabet !== 'fraktur'
      ? plain.plain
      : char;
  },
  number: ({ digits }) => digits.normalize('NFKC'),
  text: ({ text }) => text.replaceAll('\u00a0', ' '),
  operator: inside,
  row: inside,
  scripts,
  fraction,
  root: ({ body, index }) => `${rootSign(index)}${grouped(textOf(body))}`,
  accent: accented,
  line: ({ base, under }) => {
    const content = textOf(base);
    return Array.from(content).length === 1
      ? content + (under ? '\u0332' : '\u0305')
      : `${under ? 'under' : 'over'}line(${content})`;
  },
  brace: ({ base, note }) => (note ? `${grouped(textOf(base))} [${textOf(note)}]` : textOf(base)),
  arrow: ({ name, above, below }) => {
    const label = [textOf(above), below ? textOf(below) : ''].filter((one) => one !== '').join(', ');
    return label === '' ? arrowCharacter(name) : `${arrowCharacter(name)}[${label}]`;
  },
  table,
  fenced: ({ left, right, children }) => `${left}${textOf(children)}${right}`,
  middle: ({ char }) => ` ${char} `,
  delimiter: ({ char }) => char,
  enclosed: inside,
  phantom: () => '',
  smashed: inside,
  overlap: inside,
  raised: inside,
  centred: inside,
  rule: () => '',
  code: ({ text }) => text,
  tagged: ({ children, tag }) => `${textOf(children)} ${textOf(tag)}`,
  unsupported: ({ what }) => what,
  styled: inside,
  sized: inside,
  coloured: inside,
  linked: inside,
  newline: () => '; ',
  space: ({ width }) => (width > 0.1 ? ' ' : ''),
};

const lastAtom = (shape: Shape): Atom | undefined =>
  isPassing(shape)
    ? 'children' in shape
      ? shape.children.map(lastAtom).findLast(Boolean)
      : undefined
    : shape;
const firstAtom = (shape: Shape): Atom | undefined =>
  isPassing(shape) ? ('children' in shape ? shape.children.map(firstAtom).find(Boolean) : undefined) : shape;

/** Plain text of a list; words and signs are kept apart where TeX keeps them apart. */
export const textOf = (shapes: readonly Shape[]): string => spread(shapes).replace(/\s+/g, ' ').trim();

/** Plain text with the spaces at its ends: those of words before a formula count. */
function spread(shapes: readonly Shape[]): string {
  let out = '';
  let before: Atom | undefined;
  for (const shape of shapes) {
    const first = firstAtom(shape);
    const content = dispatch(forms, shape, undefined);
    if (first && before && apart(before, first)) out += ' ';
    out += content;
    if (content !== '' || first) before = lastAtom(shape) ?? (shape.kind === 'space' ? before : undefined);
  }
  return out;
}

/** A thin space stands after a name, an operator and a comma; script styles keep theirs, to be read. */
function apart(left: Atom, right: Atom): boolean {
  const stop = right.class === 'punct' || (right.kind === 'symbol' && right.char === '.');
  return !stop && spaceBetween(edges(left)[1], edges(right)[0], false) > 0;
}
