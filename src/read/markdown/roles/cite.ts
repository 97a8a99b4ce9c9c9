// cite: the roles that cite works. `{cite:t}` is narrative, the others stand in parentheses.

import type { Cite, CiteGroup } from '../../../document/index.ts';
import type { RoleCall, RoleSpec } from './spec.ts';

type Kind = CiteGroup['kind'];

function cite(kind: Kind, names: RoleSpec['names']): RoleSpec {
  return {
    names,
    read(call) {
      const children = readKeys(call, kind);
      if (children.length === 0) return 'it names no work';
      if (kind === 'narrative' && children.length === 1)
        return [{ ...(children[0] as Cite), position: call.position }];
      return [{ type: 'citeGroup', kind, children, position: call.position }];
    },
  };
}

const key = /[^\s,;]+/g;

function readKeys(call: RoleCall, kind: Kind): Cite[] {
  return [...call.text.matchAll(key)].map((match) => ({
    type: 'cite',
    label: match[0].replace(/^@/, ''),
    kind,
    children: [],
    position: call.place(match.index, match.index + match[0].length),
  }));
}

export const citations: readonly RoleSpec[] = [
  cite('parenthetical', [
    'cite',
    'cite:p',
    'cite:ps',
    'cite:alp',
    'cite:alps',
    'cite:label',
    'cite:labelpar',
    'cite:year',
    'cite:yearpar',
    'cite:cp',
    'citep',
  ]),
  cite('narrative', [
    'cite:t',
    'cite:ts',
    'cite:ct',
    'cite:cts',
    'cite:author',
    'cite:authors',
    'cite:authorpar',
    'citet',
  ]),
];
