// plain-markdown: an edition of a page as Markdown that any tool reads: references become links to pages, citations their keys.

import { posix } from 'node:path';
import type { Piece } from './edition.ts';

/** File of the page that defines a label. */
export type LabelFiles = ReadonlyMap<string, string>;

export const labelFiles = (pages: ReadonlyMap<string, string>): LabelFiles =>
  new Map(
    [...pages].flatMap(([file, text]) =>
      [...text.matchAll(/:(?:eq)?label:`([^`]+)`/g)].map((match): [string, string] => [
        match[1] as string,
        file,
      ]),
    ),
  );

/** The page's text. Nothing is numbered: no peer that reads plain Markdown numbers. */
export function plainMarkdown(file: string, pieces: readonly Piece[], labels: LabelFiles): string {
  return pieces.map((piece) => pieceText(file, piece, labels)).join('\n\n');
}

function pieceText(file: string, piece: Piece, labels: LabelFiles): string {
  switch (piece.kind) {
    case 'text':
      return proseText(file, piece.text, labels);
    case 'code':
      return `\`\`\`python\n${piece.code}\n\`\`\``;
    case 'fence':
      return `\`\`\`\`${piece.info}\n${piece.code}\n\`\`\`\``;
    case 'contents':
      return piece.pages.map((page) => `- [${posix.basename(page)}](${page}.html)`).join('\n');
    case 'rst':
      return /^ *References$/m.test(piece.text) ? '# References' : '';
  }
}

const proseText = (file: string, text: string, labels: LabelFiles): string =>
  text
    .replaceAll(/^:(?:width|height|label|eqlabel|bibliography):`[^`]*`[ \t]*$/gm, '')
    .replaceAll(/:eqlabel:`[^`]*`/g, '')
    .replaceAll(/:(?:numref|eqref|ref):`+([^`]+)`+/g, (_, label: string) => link(file, label, labels))
    .replaceAll(/:cite[pt]?:`([^`]+)`/g, '($1)');

function link(file: string, label: string, labels: LabelFiles): string {
  const target = labels.get(label);
  if (target === undefined) return label;
  const address = posix.relative(posix.dirname(file), target).replace(/\.md$/, '.html');
  return `[${label.replaceAll('_', ' ')}](${address})`;
}
