// own-words: the words that an author gave a reference: whether there are any, and what is to be filled into them.

import type { Node, PhrasingNode } from '../document/index.ts';
import { childrenOf, plainText } from '../document/index.ts';
import type { OwnWords } from './facts.ts';
import { isExternal } from './paths.ts';

/** What takes the place of `%s` and `{number}`, and of `{name}`; what is absent is left as it is written. */
export interface Fill {
  number?: readonly PhrasingNode[];
  name?: readonly PhrasingNode[];
}

const template = /(%s|\{number\}|\{name\})/;

/** What is known of the words without what they refer to. */
export function ownWords(children: readonly PhrasingNode[]): OwnWords {
  if (children.length === 0) return { words: false, something: false };
  const slots = new Set<'number' | 'name'>();
  findSlots(children, slots);
  return {
    words: plainText(children) !== '' || children.some(getsWords),
    something: true,
    ...(slots.size > 0 && { slots: [...slots] }),
  };
}

/** Whether linking puts words in: into a reference or citation among the words. */
function getsWords(node: Node): boolean {
  if (node.type === 'cite' || node.type === 'crossReference') return true;
  if (node.type === 'link' && node.url !== '' && !isExternal(node.url)) return true;
  return childrenOf(node).some(getsWords);
}

function findSlots(nodes: readonly Node[], slots: Set<'number' | 'name'>): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      if (/%s|\{number\}/.test(node.value)) slots.add('number');
      if (node.value.includes('{name}')) slots.add('name');
    } else if ('children' in node) findSlots(node.children, slots);
  }
}

/** The author's words with what they refer to filled in. */
export function filledWords(own: readonly PhrasingNode[], fill: Fill): PhrasingNode[] {
  return own.flatMap((node): PhrasingNode[] => {
    if (node.type === 'text' && template.test(node.value)) return filledText(node.value, fill);
    return 'children' in node ? [{ ...node, children: filledWords(node.children, fill) }] : [node];
  });
}

function filledText(value: string, { number, name }: Fill): PhrasingNode[] {
  return value.split(template).flatMap((piece): PhrasingNode[] => {
    if (piece === '') return [];
    const given = !template.test(piece) ? undefined : piece === '{name}' ? name : number;
    return given === undefined ? [{ type: 'text', value: piece }] : [...given];
  });
}
