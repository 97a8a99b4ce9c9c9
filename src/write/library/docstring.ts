// docstring: the words at the head of a library's file.

import type { Library } from '../../code/index.ts';
import type { LibraryOptions } from './index.ts';
import { quoted } from './quoted.ts';

const widest = 88;

/** A docstring: what the module is, that it is made from the book, its licence, and how to import it. */
export function docstring(library: Library, { title, variant, license }: LibraryOptions): string {
  const of = variant === undefined ? title : `${title} (${variant})`;
  const paragraphs = [
    `Code of the book ${of}.`,
    `This file is made from the cells of the book that are marked to be saved; ` +
      `change it there. ${count(library.definitions.size)}, in the order of the book.`,
    `Use: ${importOf(library)}`,
    ...(license === undefined ? [] : [`Licence: ${license}`]),
  ];
  return `"""${paragraphs.map((text) => wrap(quoted(text))).join('\n\n')}\n"""\n`;
}

/** The statement by which a page imports it. */
export function importOf({ name, module }: Pick<Library, 'name' | 'module'>): string {
  if (module === name) return `import ${name}`;
  const dot = module.lastIndexOf('.');
  const member = module.slice(dot + 1);
  const as = member === name ? '' : ` as ${name}`;
  return dot === -1 ? `import ${module}${as}` : `from ${module.slice(0, dot)} import ${member}${as}`;
}

const count = (definitions: number): string =>
  definitions === 1 ? 'One definition' : `${definitions} definitions`;

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
