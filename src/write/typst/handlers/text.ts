// text: paragraphs, words, and the marks that words can carry.

import type { Node, Paragraph } from '../../../document/index.ts';
import { plainText } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { flow, inline, pending } from '../flow.ts';
import { complaint } from '../lacking.ts';
import { markOf } from '../labels.ts';
import { runs, textIn } from '../letters.ts';
import type { Typst } from '../markup.ts';
import { call, join, quoted, typst } from '../markup.ts';
import type { Handler } from './handler.ts';

export const text: Handler<'text'> = (node, context) =>
  textIn(context.face, node.value, context.edition.options.coverage, complaint(node, context));

/** From so many letters on without a space, a piece of code in the text leaves holes in justified lines. */
const longCode = 22;
/** The same of an address, which is broken after its signs only. */
const longAddress = 48;
/** Share of a paragraph's letters that are code, from which on it is set as code is. */
const mostCode = 0.4;

export const paragraph: Handler<'paragraph'> = (node, context) => {
  if (isPictures(node))
    return flow(
      node.children.filter((child) => child.type === 'image'),
      context,
    );
  const body = inline(node.children, context);
  if (body.trim() === '') return body.trim() as Typst;
  const marked = typst`${pending(context)}${markOf(node, context)}${body}`;
  return !context.inTitle && leavesHoles(node) ? call('ragged', {}, marked) : marked;
};

/** Whether justified lines would be full of holes: there is a long piece of code or of an address, or little but code. */
function leavesHoles({ children }: Paragraph): boolean {
  const codes = children.flatMap((child) => (child.type === 'inlineCode' ? [child.value.length] : []));
  const isLong = (node: Node): boolean => node.type === 'link' && node.url.length >= longAddress;
  return (
    codes.some((length) => length >= longCode) ||
    children.some(isLong) ||
    codes.reduce((sum, length) => sum + length, 0) > mostCode * plainText(children).length
  );
}

/** A paragraph that holds nothing but pictures is no line of text. */
const isPictures = (node: Paragraph): boolean =>
  node.children.some((child) => child.type === 'image') &&
  node.children.every(
    (child) =>
      child.type === 'image' ||
      child.type === 'break' ||
      (child.type === 'text' && child.value.trim() === ''),
  );

const marked =
  (name: string) =>
  (node: { children: Parameters<typeof inline>[0] }, context: Context): Typst =>
    call(name, {}, inline(node.children, context));

export const emphasis: Handler<'emphasis'> = marked('emph');
export const strong: Handler<'strong'> = marked('strong');
export const deleted: Handler<'delete'> = marked('strike');
export const underline: Handler<'underline'> = marked('underline');
export const smallcaps: Handler<'smallcaps'> = marked('smallcaps');
export const subscript: Handler<'subscript'> = marked('sub');
export const superscript: Handler<'superscript'> = marked('super');
export const keyboard: Handler<'keyboard'> = (node, context) =>
  call('key', {}, inline(node.children, { ...context, face: 'sans' }));

/** Its long form is for those who can point at it. */
export const abbreviation: Handler<'abbreviation'> = (node, context) => inline(node.children, context);

export const span: Handler<'span'> = (node, context) =>
  typst`${markOf(node, context)}${inline(node.children, context)}`;

export const lineBreak: Handler<'break'> = (_node, context) =>
  context.inTitle ? typst` ` : typst`#linebreak();`;

/** A word so long that it would leave the line is given places to break, after signs that separate. */
const unbreakable = /\S{46,}/g;

export const inlineCode: Handler<'inlineCode'> = (node, context) => {
  const { coverage } = context.edition.options;
  const value = node.value
    .replace(/\s+/g, ' ')
    .replace(unbreakable, (word) => word.replace(/([_./\\,:;=&?()-])(?=\w)/g, '$1\u200b'));
  // Letters that the code face lacks are set in one that has them, between pieces of code.
  return join(
    runs(value, 'mono', coverage).map((run) =>
      run.face === 'own'
        ? call('raw', {}, undefined, quoted(run.text))
        : textIn('mono', run.text, coverage, complaint(node, context)),
    ),
  );
};
