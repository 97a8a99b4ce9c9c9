// docstring: the words at the head of a library's file.

import type { Library } from '../../code/index.ts';
import type { LibraryOptions } from './index.ts';

const widest = 88;

/** A docstring: what the module is, that it is made from the book, its licence, and how to import it. */
export function docstring(
  name: string,
  library: Library,
  { title, variant, license }: LibraryOptions,
): string {
  const of = variant === undefined ? title : `${title} (${variant})`;
  const paragraphs = [
    `Code of the book ${of}.`,
    `This file is made from the cells of the book that are marked to be saved; ` +
      `change it there. ${count(library.definitions.size)}, in the order of the book.`,
    `Use: import ${name}`,
    ...(license === undefined ? [] : [`Licence: ${license}`]),
  ];
  return `"""${paragraphs.map((text) => wrap(safe(text))).join('\n\n')}\n"""\n`;
}

const count = (definitions: number): string =>
  definitions === 1 ? 'One definition' : `${definitions} definitions`;

/** Text that can end no string and begins no escape. */
const safe = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/"""/g, "'''").replace(/\s+/g, ' ').replace(/"$/, '\\"');

function wrap(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + word.length + 1 > widest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}
