// said: words of the book and of titles as people read them: formulas as text, references by what they print.

import { readable, withSigns } from '../cook/index.ts';
import type { Frame } from './frame.ts';
import { places } from './frame.ts';

/** A line that somebody wrote, such as a title. */
export const said = (words: string, { manifest }: Pick<Frame, 'manifest'>): string =>
  readable(manifest.macros).words(words);

/** Quoted words of a block. Where the block does not have them any more, nobody knows what its references print. */
export function saidThere(quote: string, place: { label: string; block?: string }, frame: Frame): string {
  const block = place.block === undefined ? undefined : places(frame).block(place.label, place.block);
  const at = block?.text.indexOf(quote) ?? -1;
  if (block?.kind === 'code') return quote;
  const signs = at < 0 ? [] : block?.signs?.slice(count(block.text.slice(0, at)));
  return said(withSigns(quote, signs), frame);
}

const count = (text: string): number => text.split('§').length - 1;
