// reference: the roles that lead to something of the book: ref, numref, eq, doc, term.

import type { CrossReference } from '../../../document/index.ts';
import type { RoleSpec } from './spec.ts';
import { wordsAndTarget } from './words-and-target.ts';

function reference(kind: CrossReference['kind'], names: RoleSpec['names']): RoleSpec {
  return {
    names,
    read(call) {
      const { target, words } = wordsAndTarget(call.text);
      if (target === '') return 'it names no label';
      const children = words ? call.phrasing(words.start, words.end) : [];
      // {ref}`#label` is a slip that MyST forgives.
      const label = kind === 'doc' ? target : target.replace(/^#/, '');
      return [{ type: 'crossReference', kind, label, children, position: call.position }];
    },
  };
}

export const references: readonly RoleSpec[] = [
  reference('ref', ['ref', 'prf:ref', 'proof:ref']),
  reference('numref', ['numref']),
  reference('eq', ['eq', 'math:numref']),
  reference('doc', ['doc']),
  reference('term', ['term']),
];
