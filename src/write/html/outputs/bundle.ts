// bundle: one MIME bundle: the richest form of it that a page can show.

import type { CodeCell, MimeBundle, StoredBytes } from '../../../document/index.ts';
import { isStored } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { addFile } from '../context.ts';
import { formulaHtml } from '../../../math/index.ts';
import type { Html } from '../html.ts';
import { element, nothing, trusted } from '../html.ts';
import { codeLines } from '../code-lines.ts';
import { join, text } from '../html.ts';
import { plotBox, svgOutput } from './svg.ts';
import { plainOutput } from './text-output.ts';

type Writer = (value: unknown, mime: string, cell: CodeCell, context: Context) => Html;

/** Richest first. */
const writers: readonly (readonly [string, Writer])[] = [
  ['text/html', (value) => (typeof value === 'string' ? markup(value) : nothing)],
  [
    'image/svg+xml',
    (value, _mime, cell, context) =>
      typeof value === 'string'
        ? svgOutput(value, pictureWords(cell, context), context)
        : stored(value, 'image/svg+xml', cell, context),
  ],
  ['image/png', (...all) => stored(...all)],
  ['image/jpeg', (...all) => stored(...all)],
  ['image/webp', (...all) => stored(...all)],
  ['image/gif', (...all) => stored(...all)],
  [
    'text/latex',
    (value, _mime, _cell, context) => (typeof value === 'string' ? latex(value, context) : nothing),
  ],
  [
    'text/markdown',
    (value, _mime, _cell, context) =>
      typeof value === 'string' ? plainOutput(value, context.site.words.output) : nothing,
  ],
  ['application/json', (value) => json(value)],
  [
    'text/plain',
    (value, _mime, _cell, context) =>
      typeof value === 'string' ? plainOutput(value, context.site.words.output) : nothing,
  ],
];

/** The first form that gives something. */
export function bundle(data: MimeBundle, cell: CodeCell, context: Context): Html {
  for (const [mime, write] of writers) {
    if (data[mime] === undefined) continue;
    const html = write(data[mime], mime, cell, context);
    if (html !== nothing) return html;
  }
  return nothing;
}

/** Alternative text of a picture that a cell made. */
function pictureWords(cell: CodeCell, context: Context): string {
  return cell.options.alt ?? context.site.words.picture;
}

const extensions: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
};

function stored(value: unknown, mime: string, cell: CodeCell, context: Context): Html {
  if (!isStored(value)) return nothing;
  const { sha256, width, height }: StoredBytes = value;
  const src = addFile(`output.${extensions[mime] ?? 'bin'}`, sha256, context);
  const size = width !== undefined && height !== undefined ? { width, height } : {};
  return plotBox(
    width,
    false,
    context,
    element('img', { src, alt: pictureWords(cell, context), ...size, loading: 'lazy', decoding: 'async' }),
  );
}

/**
 * HTML that the author's code made: trusted as the author's own. Scoped styles, as pandas writes them, would restyle the
 * whole page, so they go; a head without words is none to those who listen.
 */
function markup(value: string): Html {
  const kept = value
    .replace(/<style scoped>[\s\S]*?<\/style>/g, '')
    .replace(/(<table\b[^>]*?) border="1"/g, '$1')
    .replace(/<th>\s*<\/th>/g, '<td></td>')
    .trim();
  return kept === '' ? nothing : element('div', { class: 'rich' }, trusted(kept));
}

function latex(value: string, { book }: Context): Html {
  const tex = value
    .trim()
    .replace(/^\$\$?|\$\$?$/g, '')
    .replace(/^\\displaystyle\s*/, '')
    .trim();
  return tex === ''
    ? nothing
    : element('div', { class: 'rich' }, trusted(formulaHtml(book.formulas.of(tex, true))));
}

function json(value: unknown): Html {
  const lines = codeLines(JSON.stringify(value, null, 2), 'json');
  return element('pre', {}, element('code', {}, ...lines.map((line) => join([line, text('\n')]))));
}
