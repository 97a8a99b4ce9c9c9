// image: a picture in Markdown.

import type { Image } from '../../../document/index.ts';
import { escapeAddress, escapeText } from '../escape.ts';
import type { Printer } from '../printer.ts';

/** A picture of the book as an attachment or file, one elsewhere by its address; without bytes its words stay. */
export function imageMarkdown(node: Image, { pictures, inTable }: Printer): string {
  const alt = escapeText(node.alt ?? '', inTable);
  const address = node.path === undefined ? remote(node.url) : pictures.address(node.path);
  if (address === undefined) return alt === '' ? '' : `<em>${alt}</em>`;
  return `![${alt}](${escapeAddress(address)})`;
}

const remote = (url: string): string | undefined =>
  /^(?:https?:|data:image\/)/i.test(url) ? url : undefined;
