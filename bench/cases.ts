// cases: what is done before a build and what must come of it: cold, nothing changed, one word, labels.

import { labelAlone, labelAndUses, oneWord } from './changes.ts';
import type { Case } from './scenario.ts';

export const cold: Case = { name: 'cold', start: 'nothing' };
export const same: Case = { name: 'nothing changed', start: 'built' };
export const word: Case = { name: 'one word', start: 'built', change: oneWord };

// The same for sites, whose reports tell the pages that were rendered.
export const coldSite: Case = { ...cold, expect: 'all pages' };
export const sameSite: Case = { ...same, expect: 'no page' };
export const wordOfSite: Case = { ...word, expect: 'changed pages' };
export const storedSite: Case = {
  name: 'cold, outputs stored',
  start: 'outputs stored',
  expect: 'all pages',
};
export const label: Case = {
  name: 'a label and its uses renamed',
  start: 'built',
  change: labelAndUses,
  expect: 'changed pages',
};
export const deadLabel: Case = {
  name: 'a label alone renamed',
  start: 'built',
  change: labelAlone,
  expect: 'refused, users named',
};
