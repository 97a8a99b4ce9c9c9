// katex-markup: KaTeX's tree of boxes as HTML, as its own `toMarkup` writes it, in half the time.

/** What KaTeX builds: spans and signs, and a few kinds of pictures that write themselves. */
export interface KatexBox {
  toMarkup(): string;
}

/** The fields of KaTeX's spans. */
export interface KatexSpan extends KatexBox {
  classes: readonly string[];
  style: Readonly<Record<string, string | undefined>>;
  attributes: Readonly<Record<string, string>>;
  children: readonly KatexBox[];
}

/** The fields of KaTeX's signs. */
export interface KatexSign extends KatexBox {
  text: string;
  classes: readonly string[];
  style: Readonly<Record<string, string | undefined>>;
  /** The space after a slanted sign, in em. */
  italic: number;
}

/** KaTeX's classes of boxes, which its package exports. */
export interface KatexBoxes {
  Span: abstract new (...given: never[]) => KatexSpan;
  SymbolNode: abstract new (...given: never[]) => KatexSign;
}

/** Makes the writer for the boxes of one version of KaTeX. */
export function markupWriter({ Span, SymbolNode }: KatexBoxes): (box: KatexBox) => string {
  const write = (box: KatexBox): string => {
    if (box instanceof SymbolNode) return sign(box);
    if (!(box instanceof Span)) return isFragment(box) ? all(box.children) : box.toMarkup();
    let markup = `<span${classAttribute(box.classes)}${styleAttribute(declarations(box.style))}`;
    for (const name in box.attributes) markup += ` ${name}="${escaped(String(box.attributes[name]))}"`;
    return `${markup}>${all(box.children)}</span>`;
  };
  const all = (boxes: readonly KatexBox[]): string => {
    let markup = '';
    for (const box of boxes) markup += write(box);
    return markup;
  };
  return write;
}

/** A list without an element of its own; KaTeX does not export its class. */
const isFragment = (box: KatexBox): box is Pick<KatexSpan, 'children' | 'toMarkup'> =>
  'children' in box && 'classes' in box && !('attributes' in box);

/** A sign needs a span only where it has a class or a style. */
function sign({ text, classes, style, italic }: KatexSign): string {
  const space = italic > 0 ? `margin-right:${+italic.toFixed(4)}em;` : '';
  const attributes = classAttribute(classes) + styleAttribute(space + declarations(style));
  return attributes === '' && classes.length === 0
    ? escaped(text)
    : `<span${attributes}>${escaped(text)}</span>`;
}

function classAttribute(classes: readonly string[]): string {
  if (classes.length === 0) return '';
  let names = '';
  for (const name of classes)
    if (name !== '' && name !== undefined) names += names === '' ? name : ` ${name}`;
  return ` class="${escaped(names)}"`;
}

const styleAttribute = (styles: string): string => (styles === '' ? '' : ` style="${escaped(styles)}"`);

const hyphenated = new Map<string, string>();

function declarations(style: KatexSpan['style']): string {
  let all = '';
  for (const name in style) {
    const value = style[name];
    if (value === undefined) continue;
    let property = hyphenated.get(name);
    if (property === undefined) {
      property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      hyphenated.set(name, property);
    }
    all += `${property}:${value};`;
  }
  return all;
}

const special = /[&<>"']/;
const specials = /[&<>"']/g;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (text: string): string =>
  special.test(text) ? text.replace(specials, (char) => references[char] ?? char) : text;
