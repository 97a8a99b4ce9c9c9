// phrasing: what stands inside a line, as Markdown: one handler for each kind.

import type { Node, PhrasingNode } from '../../document/index.ts';
import { addressOf } from './addresses.ts';
import { codeSpan, escapeAddress, escapeHtml, escapeText } from './escape.ts';
import { imageMarkdown } from './blocks/image.ts';
import { texOf } from './tex.ts';
import type { PhrasingHandlers, Print, Printer } from './printer.ts';

const inside = (node: { children: readonly Node[] }, printer: Printer, print: Print): string =>
  print.phrasing(node.children, printer);
const tag =
  (name: string) =>
  (node: { children: readonly Node[] }, printer: Printer, print: Print): string =>
    `<${name}>${inside(node, printer, print)}</${name}>`;

export const phrasingHandlers: PhrasingHandlers = {
  text: ({ value }, { inTable }) => escapeText(value, inTable),
  emphasis: tag('em'),
  strong: tag('strong'),
  delete: tag('del'),
  underline: tag('u'),
  smallcaps: inside,
  subscript: tag('sub'),
  superscript: tag('sup'),
  abbreviation: (node, printer, print) => {
    const title = node.title === undefined ? '' : ` title="${escapeHtml(node.title)}"`;
    return `<abbr${title}>${inside(node, printer, print)}</abbr>`;
  },
  keyboard: tag('kbd'),
  span: inside,
  inlineCode: ({ value }, { inTable }) => codeSpan(value, inTable),
  break: (_node, { inTable }) => (inTable ? '<br>' : '\\\n'),
  link: (node, printer, print) => linked(inside(node, printer, print), node.url),
  inlineMath: ({ value }, printer) => `$${texOf(value, false, printer)}$`,
  crossReference: (node, printer, print) => {
    const words = inside(node, printer, print);
    return linked(words, node.target && addressOf(node.target, printer));
  },
  cite: (node, printer, print) => {
    printer.cited.add(node.label);
    return inside(node, printer, print);
  },
  citeGroup: inside,
  footnoteReference: ({ label, enumerator }) => `<sup>${escapeHtml(enumerator ?? label)}</sup>`,
  indexEntry: inside,
  slideMark: () => '',
  slideOnly: () => '',
  image: imageMarkdown,
  html: ({ value }) => value,
  raw: ({ format, value }) => (format === 'html' || format === 'markdown' ? value : ''),
  error: ({ value }, { inTable }) => codeSpan(value, inTable),
};

function linked(words: string, url: string | undefined): string {
  return url === undefined || url === '' ? words : `[${words}](${escapeAddress(url)})`;
}

const delimiters: Partial<Record<PhrasingNode['type'], string>> = {
  emphasis: '*',
  strong: '**',
  delete: '~~',
};

/** The Markdown of nodes in a line. Delimiters that Markdown would not see as such are written as tags. */
export function printPhrasing(nodes: readonly Node[], printer: Printer, print: Print): string {
  const texts = nodes.map((node) => printOne(node, printer, print));
  return texts
    .map((text, at) => {
      const delimiter = delimiters[(nodes[at] as PhrasingNode).type];
      const words = text.replace(/^<\w+>|<\/\w+>$/g, '');
      if (delimiter === undefined || /[*_~<>\\]/.test(words)) return text;
      const isMarked = (other: Node | undefined): boolean => other !== undefined && other.type in delimiters;
      if (isMarked(nodes[at - 1]) || isMarked(nodes[at + 1])) return text;
      const before = texts[at - 1]?.slice(-1) ?? ' ';
      const after = texts[at + 1]?.slice(0, 1) ?? ' ';
      return opens(before, words.slice(0, 1)) && opens(after, words.slice(-1))
        ? delimiter + words + delimiter
        : text;
    })
    .join('');
}

/** CommonMark's rule of flanking, for a delimiter between `outside` and `inside`. */
function opens(outside: string, inside: string): boolean {
  if (inside === '' || /\s/.test(inside) || /[*_~]/.test(outside)) return false;
  return isWordLike(inside) || !isWordLike(outside);
}

const isWordLike = (char: string): boolean => /[^\s\p{P}\p{S}]/u.test(char);

function printOne(node: Node, printer: Printer, print: Print): string {
  if (!Object.hasOwn(phrasingHandlers, node.type)) return blockInLine(node, printer, print);
  const handler = phrasingHandlers[node.type as PhrasingNode['type']] as (
    one: Node,
    printer: Printer,
    print: Print,
  ) => string;
  return handler(node, printer, print);
}

/** Paragraphs and the like inside a table's cell. */
function blockInLine(node: Node, printer: Printer, print: Print): string {
  return print
    .flow([node], printer)
    .map((one) => (one.kind === 'markdown' ? one.text : ''))
    .join('')
    .replace(/\n+/g, '<br>');
}
