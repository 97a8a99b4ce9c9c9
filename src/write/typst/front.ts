// front: half title, title page, colophon, contents and the lists of figures, tables and statements.

import type { PhrasingNode } from '../../document/index.ts';
import type { Target } from '../../link/index.ts';
import { titled } from './context.ts';
import type { Context } from './context.ts';
import { inline } from './flow.ts';
import { reference } from './labels.ts';
import type { Typst } from './markup.ts';
import { array, call, content, join, quoted, typst } from './markup.ts';

const words = (text: string, context: Context, face: Context['face'] = 'serif'): Typst =>
  context.render({ type: 'text', value: text }, { ...context, face });

/** All that stands before the first page. `marks`: the file of a page that the contents are in print. */
export function frontMatter(context: Context, marks?: string): Typst[] {
  const { settings } = context.edition.book;
  const { options } = context.edition;
  const address = options.siteUrl ?? settings.url;
  const title = content(words(settings.title, context));
  return [
    call('half-title', {}, words(settings.title, context)),
    call('title-page', {
      title,
      subtitle: settings.subtitle === undefined ? undefined : content(words(settings.subtitle, context)),
      authors: content(words(settings.authors.map(({ name }) => name).join(', '), context)),
      edition: settings.singleVariant
        ? undefined
        : content(words(context.edition.words.edition(variantTitle(context)), context, 'sans')),
      press: address === undefined ? undefined : content(words(shortAddress(address), context, 'sans')),
    }),
    call('colophon', {}, colophon(context, address)),
    call(
      'contents',
      { marks: marks === undefined ? undefined : content(typst`#include ${quoted(marks)}`) },
      undefined,
      content(words(context.edition.book.words.contents, context)),
    ),
    ...lists(context),
  ];
}

const shortAddress = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

const variantTitle = ({ edition }: Context): string =>
  edition.book.settings.variants.find(({ name }) => name === edition.variant)?.title ?? edition.variant;

function colophon(context: Context, address: string | undefined): Typst {
  const { settings } = context.edition.book;
  const { words: own } = context.edition;
  const others = settings.variants
    .filter(({ name }) => name !== context.edition.variant)
    .map(({ title }) => title);
  const sentences = [
    [
      settings.singleVariant ? undefined : `${own.edition(variantTitle(context))}.`,
      others.length > 0 ? own.otherEditions(others.join(', ')) : undefined,
    ],
    [settings.description],
    [
      settings.copyright ??
        (settings.authors.length > 0
          ? `© ${(settings.date ?? '').slice(0, 4)} ${settings.authors.map(({ name }) => name).join(', ')}`.replace(
              '  ',
              ' ',
            )
          : undefined),
      settings.license,
    ],
    [own.setIn],
    [settings.date, address === undefined ? undefined : shortAddress(address)],
  ];
  const paragraphs = sentences
    .map((parts) => parts.filter((part) => part !== undefined && part !== '').join(' · '))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => words(paragraph, context, 'sans'));
  return join([typst`#strong[${words(settings.title, context, 'sans')}];`, ...paragraphs], '\n\n');
}

function lists(context: Context): Typst[] {
  const { lists: all, words: own } = context.edition.book;
  return [
    listOf(own.figures, all.figures, context),
    listOf(own.tables, all.tables, context),
    listOf(own.statements, all.statements, context),
  ].flat();
}

function listOf(title: string, targets: readonly Target[], context: Context): Typst[] {
  const { variant } = context.edition;
  const mine = targets.filter(
    (target) =>
      target.enumerator !== undefined && (target.variants === undefined || target.variants.includes(variant)),
  );
  if (mine.length === 0) return [];
  const rows = mine.flatMap((target) => {
    const name = reference(target, context);
    if (name === undefined) return [];
    const kind = context.edition.book.words.kinds[target.kind] ?? '';
    const said =
      target.title.length > 0 ? inline(firstSentence(target.title), titled(context)) : words(kind, context);
    return [array([name, quoted(target.enumerator ?? ''), content(said)])];
  });
  return [call('list-of', {}, undefined, content(words(title, context)), ...rows)];
}

/** A list names a thing; the rest of a long caption stands below the thing itself. */
export function firstSentence(nodes: readonly PhrasingNode[]): PhrasingNode[] {
  const result: PhrasingNode[] = [];
  for (const node of nodes) {
    const end =
      node.type === 'text' ? /[\p{L}\p{N})”’"]{2,}(?=[.!?。]\s+\p{Lu}|[.。]\s*$)/u.exec(node.value) : null;
    if (node.type === 'text' && end !== null)
      return [...result, { ...node, value: node.value.slice(0, end.index + end[0].length) }];
    result.push(node);
  }
  return result;
}
