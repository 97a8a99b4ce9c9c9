// foreign: what other formats bring along: HTML, text for one format, embedded pages, comments; and what could not be read.

import { diagnostic } from '../../../document/index.ts';
import { placeOf } from '../context.ts';
import { call, content, emitted, nothing, quoted, typst } from '../markup.ts';
import { htmlText } from '../outputs/html-table.ts';
import type { Handler } from './handler.ts';

export const comment: Handler<'comment'> = () => nothing;

/** HTML is for the site. Where it would show something, its absence here is said. */
export const html: Handler<'html'> = (node, context) => {
  if (/<br\b/i.test(node.value) && !context.inTitle) return typst`#linebreak();`;
  const shows =
    /<(?:img|picture|svg|iframe|video|audio|canvas|table|object|embed|form)\b/i.test(node.value) ||
    htmlText(node.value).trim() !== '';
  if (shows && !context.inTitle)
    context.edition.diagnostics.push(diagnostic('html-not-printed', placeOf(node, context)));
  return nothing;
};

/** Typst of the author's own. It is a file by itself, so that a mistake in it cannot spoil what stands around it. */
export const raw: Handler<'raw'> = (node, context) => {
  if (!['typst', 'typ'].includes(node.format.toLowerCase()) || context.inTitle) return nothing;
  const path = `raw/${++context.edition.counts.raws}.typ`;
  context.edition.files.set(path, { path, contents: `#import "/template/octavo.typ": *\n${node.value}\n` });
  return typst`#${emitted('include')} ${quoted(`/${path}`)};`;
};

/** A page inside the page has an address, which is all that paper can hold of it. */
export const iframe: Handler<'iframe'> = (node, context) => {
  const title = node.title?.trim() || node.src;
  const address = /^https?:\/\//i.test(node.src) ? quoted(node.src) : undefined;
  return call(
    'embedded',
    { address },
    context.render({ type: 'text', value: title }, { ...context, face: 'sans' }),
  );
};

export const errorNode: Handler<'error'> = (node, context) => {
  const text = (value: string): ReturnType<typeof content> =>
    content(context.render({ type: 'text', value }, { ...context, face: 'sans' }));
  return call('unread', {}, undefined, text(node.message), text(node.value));
};
