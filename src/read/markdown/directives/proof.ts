// proof: the theorem family and proofs (sphinx-proof): {prf:theorem}, {theorem}, {proof} …

import type { ProofKind } from '../../../document/index.ts';
import { numberFields } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';
import { titleNodes } from './title.ts';

const kinds: readonly ProofKind[] = [
  'proof',
  'theorem',
  'lemma',
  'definition',
  'proposition',
  'corollary',
  'axiom',
  'criterion',
  'remark',
  'conjecture',
  'algorithm',
  'example',
  'property',
  'observation',
  'assumption',
];

export const proofs: readonly DirectiveSpec[] = kinds.map((kind) => ({
  names: [kind, `prf:${kind}`, ...(kind === 'proof' ? ['proof:proof'] : [`proof:${kind}`])],
  argument: 'optional',
  options: {},
  body: 'flow',
  read: (call) => [
    {
      type: 'proof',
      kind,
      ...numberFields(call),
      children: [...titleNodes(call), ...call.children],
      position: call.position,
    },
  ],
}));
