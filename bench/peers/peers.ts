// peers: the rows of the nearest peers on the text of Dive into Deep Learning, for the same run on the same machine.

import type { Scenario } from '../scenario.ts';
import { cold, same, word } from '../cases.ts';
import { hugo, hugoMath, hugoText } from './hugo.ts';
import { sphinx, sphinxBook } from './sphinx.ts';

export const peers: readonly Scenario[] = [
  { book: hugoText, builder: hugo, case: cold },
  { book: hugoText, builder: hugo, case: same },
  { book: hugoText, builder: hugo, case: word },
  { book: hugoMath, builder: hugo, case: cold },
  { book: hugoMath, builder: hugo, case: same },
  { book: hugoMath, builder: hugo, case: word },
  { book: sphinxBook, builder: sphinx, case: cold },
  { book: sphinxBook, builder: sphinx, case: same },
  { book: sphinxBook, builder: sphinx, case: word },
];
