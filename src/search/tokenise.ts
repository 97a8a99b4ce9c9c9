// tokenise: the words of a text, folded, in order.

import { tokensOf } from './tokens.ts';

export const tokenise = (text: string, language?: string): string[] =>
  tokensOf(text, language).map(({ word }) => word);
