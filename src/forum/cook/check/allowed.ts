// allowed: every element and attribute that a post's HTML may hold, and what their values may be.

/** What a value must match; the value is as a browser reads it, its character references resolved. */
type Rule = RegExp;

const classNames = /^[\w -]{0,200}$/;
const length = /^-?\d{1,4}(?:\.\d+)?(?:em|px|ex|%|width|height)?$/;
const flag = /^(?:true|false)$/;
// oxlint-disable-next-line no-control-regex
const words = /^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f]{0,4000}$/;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{1,30}|transparent)$/i;
const small = /^\d{1,5}$/;

/** To elsewhere over the web or by mail, or within the site: never `//host`, never a backslash. */
export const address = /^(?:https?:\/\/[^\s\\<>"]+|mailto:[^\s\\<>"]+|\/(?![/\\])[^\s\\<>"]*|#p\d{1,9})$/;
const picture = /^\/-\/uploads\/[0-9a-f]{2}\/[0-9a-f]{64}\.webp$/;

const everywhere: Readonly<Record<string, Rule>> = {
  class: classNames,
  'aria-hidden': /^true$/,
  'aria-label': words,
  role: /^group$/,
  tabindex: /^0$/,
};

const plain = {};
const math: Readonly<Record<string, Rule>> = {
  accent: flag,
  accentunder: flag,
  columnalign: /^[a-z ]{1,200}$/,
  columnlines: /^[a-z ]{1,200}$/,
  columnspacing: /^[\dem. ]{1,200}$/,
  depth: length,
  display: /^(?:block|inline)$/,
  displaystyle: flag,
  encoding: /^application\/x-tex$/,
  fence: flag,
  form: /^(?:prefix|infix|postfix)$/,
  frame: /^[a-z]{1,10}$/,
  height: length,
  largeop: flag,
  linebreak: /^newline$/,
  linethickness: length,
  lspace: length,
  mathbackground: colour,
  mathcolor: colour,
  mathsize: length,
  mathvariant: /^[a-z-]{1,30}$/,
  maxsize: length,
  minsize: length,
  movablelimits: flag,
  notation: /^[a-z ]{1,60}$/,
  rowlines: /^[a-z ]{1,200}$/,
  rowspacing: /^[\dem. ]{1,200}$/,
  rspace: length,
  scriptlevel: /^[+-]?\d$/,
  separator: flag,
  stretchy: flag,
  symmetric: flag,
  voffset: length,
  width: length,
  xmlns: /^http:\/\/www\.w3\.org\/1998\/Math\/MathML$/,
};
const cell = {
  scope: /^(?:col|row)$/,
  colspan: small,
  rowspan: small,
};

/** Attributes by element, beside those that stand everywhere. What is not here is not allowed. */
export const elements: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  ...Object.fromEntries(
    [
      'p',
      'div',
      'span',
      'pre',
      'code',
      'i',
      'em',
      'strong',
      'del',
      'br',
      'hr',
      'blockquote',
      'cite',
      'h3',
      'h4',
      'h5',
      'h6',
      'ul',
      'li',
      'table',
      'thead',
      'tbody',
      'tr',
      'details',
      'summary',
    ].map((tag) => [tag, plain]),
  ),
  ol: { start: /^\d{1,9}$/ },
  th: cell,
  td: cell,
  a: { href: address, rel: /^nofollow ugc$/ },
  img: {
    src: picture,
    alt: words,
    width: small,
    height: small,
    loading: /^lazy$/,
    decoding: /^async$/,
  },
  svg: {
    xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
    width: length,
    height: length,
    viewBox: /^[\d. -]{1,60}$/,
    preserveAspectRatio: /^[A-Za-z ]{1,30}$/,
  },
  path: { d: /^[MmLlHhVvCcSsQqTtAaZz\d\s.,-]{1,20000}$/ },
  line: Object.fromEntries(['x1', 'x2', 'y1', 'y2', 'stroke-width'].map((name) => [name, length])),
  ...Object.fromEntries(
    [
      'math',
      'semantics',
      'annotation',
      'mrow',
      'mi',
      'mn',
      'mo',
      'ms',
      'mtext',
      'mspace',
      'mstyle',
      'mfrac',
      'msqrt',
      'mroot',
      'msub',
      'msup',
      'msubsup',
      'munder',
      'mover',
      'munderover',
      'mmultiscripts',
      'mprescripts',
      'none',
      'mtable',
      'mtr',
      'mtd',
      'mlabeledtr',
      'mpadded',
      'mphantom',
      'menclose',
    ].map((tag) => [tag, math]),
  ),
};

export const ruleFor = (tag: string, name: string): Rule | undefined => {
  const own = Object.hasOwn(elements, tag) ? elements[tag] : undefined;
  if (own && Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(everywhere, name) ? everywhere[name] : undefined;
};

/** Elements whose `style` is looked at instead of refused: formulas are drawn with it. */
export const styled = new Set([
  'span',
  'svg',
  'mtd',
  'mtr',
  'mtable',
  'menclose',
  'mstyle',
  'math',
  'mrow',
  'mi',
  'mo',
  'mn',
  'mtext',
  'munder',
  'mover',
]);
export const empty = new Set(['br', 'hr', 'img']);
