// stop-words: English words that say nothing of what a text is about, folded: left out where any of the words may match.

import { fold } from './fold.ts';

export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be because been before being both but by can could did do does doing down each ' +
    'few for from further get had has have having he her here him his how i if in into is it its just me more most my no nor not ' +
    'of off on once only or other our out over own same she should so some such than that the their them then there these they ' +
    'this those through to too under until up use using very was we were what when where which while who why will with would you your'
  )
    .split(' ')
    .map(fold),
);
