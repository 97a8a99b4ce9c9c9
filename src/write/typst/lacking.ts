// lacking: the complaint about a letter that no face of the book has.

import { diagnostic } from '../../document/index.ts';
import type { Node } from '../../document/index.ts';
import { placeOf } from './context.ts';
import type { Context } from './context.ts';
import { codeName } from './letters.ts';

/** A function that reports a letter, once for each page. */
export function complaint(node: Node, context: Context): (letter: string) => void {
  return (letter) => {
    const key = `${context.page.path} ${letter}`;
    if (context.edition.lacking.has(key)) return;
    context.edition.lacking.add(key);
    context.edition.diagnostics.push(
      diagnostic('letter-not-in-fonts', placeOf(node, context), letter, codeName(letter)),
    );
  };
}
