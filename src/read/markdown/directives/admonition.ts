// admonition: notes, warnings, hints and their kin.

import type { AdmonitionKind, FlowNode } from '../../../document/index.ts';
import { classWords, labelField } from './fields.ts';
import type { DirectiveCall, DirectiveSpec } from './spec.ts';
import { titleNodes } from './title.ts';

export const admonitionKinds: readonly AdmonitionKind[] = [
  'admonition',
  'attention',
  'caution',
  'danger',
  'error',
  'important',
  'hint',
  'note',
  'seealso',
  'tip',
  'warning',
];

function read(call: DirectiveCall): FlowNode[] {
  const named = call.kind as AdmonitionKind;
  const words = classWords(call);
  // `:class: tip` on a general admonition makes it look like a tip.
  const kind = named === 'admonition' ? (admonitionKinds.find((one) => words.includes(one)) ?? named) : named;
  const rest = words.filter((word) => word !== 'dropdown' && word !== kind);
  const open = call.options.flag('open');
  const title = titleNodes(call);
  // A named kind has its own title: an argument alone is its text (MyST).
  const onlyText = named !== 'admonition' && call.children.length === 0 && title.length > 0;
  return [
    {
      type: 'admonition',
      kind,
      ...labelField(call),
      ...(words.includes('dropdown') || open !== undefined ? { dropdown: true } : {}),
      ...(open !== undefined && { open }),
      ...(rest.length > 0 && { class: rest.join(' ') }),
      children: onlyText
        ? title.map((one) => ({
            type: 'paragraph' as const,
            children: one.children,
            ...(one.position && { position: one.position }),
          }))
        : [...title, ...call.children],
      position: call.position,
    },
  ];
}

const icons = { open: 'flag', icon: 'ignored' } as const;

export const admonitions: readonly DirectiveSpec[] = admonitionKinds.map((kind) => ({
  names: kind === 'seealso' ? [kind, 'see-also'] : [kind],
  argument: 'optional',
  options: icons,
  body: 'flow',
  read,
}));
