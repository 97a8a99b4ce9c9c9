// scenarios: the rows of the bench, one scenario a row; rows of a book follow each other so that few builds go unmeasured.

import { d2l, manual, synthetic, tensors } from './books.ts';
import { cold, coldSite, deadLabel, label, same, sameSite, storedSite, word, wordOfSite } from './cases.ts';
import { octavo } from './octavo.ts';
import type { Scenario } from './scenario.ts';

const site = octavo('site', 'site', '--format', 'html', '--no-execute');
const pdf = octavo('PDF of PyTorch', 'pdf', '--format', 'pdf', '--variant', 'pytorch', '--no-execute');
const notebooks = octavo('notebooks', 'notebooks', '--format', 'notebooks', '--no-execute');
/** All formats; cells run, in environments that are made before when they are missing. */
const everything = octavo('everything', 'everything');
const siteOfEverything = octavo('site', 'everything', '--format', 'html');

const ofTensors: readonly Scenario[] = [
  { book: tensors, builder: everything, case: coldSite },
  { book: tensors, builder: everything, case: sameSite, budget: { cpu: 0.4 } },
  { book: tensors, builder: everything, case: wordOfSite },
  { book: tensors, builder: siteOfEverything, case: storedSite },
];

const ofManual: readonly Scenario[] = [
  { book: manual, builder: everything, case: coldSite },
  { book: manual, builder: everything, case: sameSite, budget: { cpu: 0.4 } },
  { book: manual, builder: everything, case: wordOfSite },
];

const ofD2l: readonly Scenario[] = [
  { book: d2l, builder: site, case: coldSite, budget: { cpu: 6, memory: 600 } },
  { book: d2l, builder: site, case: sameSite, budget: { cpu: 0.4 } },
  { book: d2l, builder: site, case: wordOfSite, budget: { cpu: 1 } },
  { book: d2l, builder: site, case: label, budget: { cpu: 1 } },
  { book: d2l, builder: site, case: deadLabel },
  { book: d2l, builder: pdf, case: cold },
  { book: d2l, builder: pdf, case: same, budget: { cpu: 0.4 } },
  { book: d2l, builder: pdf, case: word },
  { book: d2l, builder: notebooks, case: cold },
  { book: d2l, builder: notebooks, case: same, budget: { cpu: 0.4 } },
  { book: d2l, builder: notebooks, case: word },
];

const ofSynthetic: readonly Scenario[] = [200, 800, 3200].map(synthetic).flatMap((book) => [
  { book, builder: site, case: coldSite },
  { book, builder: site, case: sameSite },
  { book, builder: site, case: wordOfSite },
  { book, builder: site, case: label },
  { book, builder: site, case: deadLabel },
]);

/** All rows of Octavo, in the order in which they run. */
export const scenarios: readonly Scenario[] = [...ofTensors, ...ofManual, ...ofD2l, ...ofSynthetic];
