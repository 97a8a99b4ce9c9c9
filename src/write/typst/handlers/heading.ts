// heading: the page's title as a chapter or section, and the headings below it.

import type { Heading } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { titled } from '../context.ts';
import { inline } from '../flow.ts';
import { labelFor, labelName, labelOf } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, content, number, quoted, typst } from '../markup.ts';
import { keepNotes } from '../pending.ts';
import type { Handler } from './handler.ts';

/** Forms of the template by depth in the book: chapters are pages at depth 0. */
const forms = ['chapter', 'section', 'subsection', 'subsubsection'] as const;

export const heading: Handler<'heading'> = (node, context) => {
  if (context.boxed) return inner(node, context);
  if (!context.state.opened) return opening(node, context);
  // A second title on a page is a section of it.
  const depth = context.page.depth + Math.max(2, node.depth) - 1;
  if (node.id !== undefined)
    context.state.section =
      context.edition.sections.get(labelName({ page: context.page.path, id: node.id })) ?? context.page.path;
  const text = sectioning(depth, node.enumerator, labelOf(node, context), node, context);
  keepNotes(node, context);
  return text;
};

/** A heading in a list, a quotation or a statement is no part of the contents. */
const inner = (node: Heading, context: Context): Typst =>
  call('inner-heading', { label: labelOf(node, context) }, inline(node.children, titled(context)));

/** The title of the page. */
function opening(node: Heading, context: Context): Typst {
  const { page, state } = context;
  state.opened = true;
  const ids = node.id === undefined ? [] : [labelName({ page: page.path, id: node.id })];
  const label = labelFor([page.path, ...ids], context);
  const enumerator = page.enumerator ?? node.enumerator;
  if (page.depth > 0) {
    const text = sectioning(page.depth, enumerator, label, node, context);
    keepNotes(node, context);
    return text;
  }
  const title = content(titleOf(node, context));
  const { question, subtitle } = page.document.frontmatter;
  // What stands in no part is beside the parts in the contents.
  const isChapter = enumerator !== undefined || page.part !== undefined;
  state.level = isChapter ? chapterLevel(context) : 1;
  state.listed = enumerator !== undefined;
  keepNotes(node, context);
  if (enumerator === undefined)
    return call(
      'matter',
      { label, level: isChapter ? number(chapterLevel(context)) : undefined },
      undefined,
      title,
    );
  const asked = question ?? subtitle;
  return call(
    'chapter',
    {
      number: quoted(enumerator),
      label,
      question:
        asked === undefined ? undefined : content(context.render({ type: 'text', value: asked }, context)),
    },
    undefined,
    title,
  );
}

/** The root page of a book often has the book's own title, which stands on the title page already. */
function titleOf(node: Heading, context: Context): Typst {
  const title = inline(node.children, titled(context));
  const book = context.render({ type: 'text', value: context.edition.book.settings.title }, context);
  return title === book && context.page.enumerator === undefined
    ? context.render({ type: 'text', value: context.edition.words.about }, context)
    : title;
}

const hasParts = (context: Context): boolean =>
  context.edition.book.pages.some((page) => page.part !== undefined);
const chapterLevel = (context: Context): number => (hasParts(context) ? 2 : 1);

/** A heading in the contents. Levels never skip, which a tagged PDF forbids. */
function sectioning(
  depth: number,
  enumerator: string | undefined,
  label: Typst | undefined,
  node: Heading,
  context: Context,
): Typst {
  const { state } = context;
  const form = Math.min(depth, forms.length - 1);
  const usual = chapterLevel(context) + form;
  const level = Math.min(usual, state.level + 1);
  state.level = level;
  return call(
    forms[form] as string,
    {
      number: enumerator === undefined ? undefined : quoted(enumerator),
      label,
      level: level === usual ? undefined : number(level),
      listed: state.listed ? undefined : typst`false`,
    },
    undefined,
    content(inline(node.children, titled(context))),
  );
}
