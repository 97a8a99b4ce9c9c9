// stray-signs: signs of markup that stayed in the text of a paragraph, since nothing belongs to them.

import type { PhrasingNode } from '../../document/index.ts';
import type { Context } from '../markdown/context.ts';

const signs: readonly { pattern: RegExp; sign: string; what: string }[] = [
  // Money is written with a digit after the dollar.
  { pattern: /\$(?!\d)/, sign: '$', what: 'end the formula' },
  { pattern: /`/, sign: '`', what: 'end the code' },
  { pattern: /\]\(/, sign: '](', what: 'end the address of the link' },
];

/** Says so at the first such sign of each text; those that the author escaped are meant. */
export function noteStraySigns(nodes: readonly PhrasingNode[], { source, note }: Context): void {
  for (const node of nodes) {
    if ('children' in node) noteStraySigns(node.children as PhrasingNode[], { source, note } as Context);
    if (node.type !== 'text' || !/[$`]|\]\(/.test(node.value)) continue;
    const start = source.offset(node.position);
    const end = start + (node.position ? node.position.end.offset - node.position.start.offset : 0);
    const written = source.text.slice(start, end).replace(/\\[\s\S]/g, '  ');
    const found = signs
      .map((one) => ({ ...one, at: written.search(one.pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (found) {
      const range = { start: start + found.at, end: start + found.at + found.sign.length };
      note('stray-sign', range, found.sign, found.what);
    }
  }
}
