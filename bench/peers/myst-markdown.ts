// myst-markdown: an edition of a page as MyST for Sphinx: labels, numbered references, figures, tables, citations, contents.

import type { Piece } from './edition.ts';

/** The page's text in the syntax of myst-parser. */
export const mystMarkdown = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => pieceText(piece)).join('\n\n');

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return proseText(piece.text);
    case 'code':
      return `\`\`\`python\n${piece.code}\n\`\`\``;
    case 'fence':
      return `\`\`\`\`${piece.info}\n${piece.code}\n\`\`\`\``;
    case 'contents':
      return ['```{toctree}', ...piece.options, '', ...piece.pages, '```'].join('\n');
    case 'rst':
      return /^ *References$/m.test(piece.text) ? '# References' : '';
  }
}

/** In this order: what a label belongs to is seen from what stands before it. */
const proseText = (text: string): string =>
  [headings, figures, tables, equations, references].reduce((now, rule) => rule(now), text);

const headings = (text: string): string =>
  text.replaceAll(
    /^(#+ [^\n]*)\n\s*:label:`([^`]+)`/gm,
    (_, heading: string, label: string) => `(${label})=\n${heading}`,
  );

const figures = (text: string): string =>
  text.replaceAll(
    /^!\[((?:(?!\n\n)[\s\S])*?)\]\(([^)\s]+)\)[ \t]*((?:\n\s*:(?:width|height|label):`[^`]*`[ \t]*)*)$/gm,
    (_, caption: string, path: string, marks: string) => {
      const options = [...marks.matchAll(/:(width|height|label):`([^`]*)`/g)].map(
        ([, key, value]) => `:${key === 'label' ? 'name' : key}: ${value}`,
      );
      return ['```{figure} ' + path, ...options, '', caption.replaceAll('\n', ' '), '```'].join('\n');
    },
  );

const tables = (text: string): string =>
  text.replaceAll(
    /^: ?(\S[^\n]*)\n(?::label:`([^`]+)`\n)?\n*((?:\|[^\n]*\n)+)(?:\n?:label:`([^`]+)`)?/gm,
    (_, caption: string, before: string | undefined, rows: string, after: string | undefined) => {
      const label = before ?? after;
      const name = label === undefined ? [] : [`:name: ${label}`];
      return [`~~~{table} ${caption}`, ...name, '', `${rows}~~~\n`].join('\n');
    },
  );

const equations = (text: string): string =>
  text.replaceAll(
    /\$\$((?:(?!\$\$)[\s\S])+)\$\$(?:\s*:eqlabel:`([^`]+)`)?/g,
    (whole, tex: string, label?: string) =>
      label === undefined ? whole : `\n\n$$\n${tex.trim()}\n$$ (${label})\n\n`,
  );

const references = (text: string): string =>
  text
    .replaceAll(/^:bibliography:`[^`]*`[ \t]*$/gm, '```{bibliography}\n```')
    .replaceAll(/:numref:`+([^`]+)`+/g, '{numref}`$1`')
    .replaceAll(/:eqref:`+([^`]+)`+/g, '{eq}`$1`')
    .replaceAll(/:ref:`+([^`]+)`+/g, '{ref}`$1`')
    .replaceAll(/:citet:`([^`]+)`/g, '{cite:t}`$1`')
    .replaceAll(/:citep?:`([^`]+)`/g, '{cite:p}`$1`');
