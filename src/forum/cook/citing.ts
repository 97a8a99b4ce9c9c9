// citing: references to labels of the book and to posts, mentions of people, and the heads of quotes.

import type {
  Blockquote,
  Cite,
  CrossReference,
  FlowNode,
  Paragraph,
  PhrasingNode,
} from '../../document/index.ts';
import { nearest } from '../../document/index.ts';
import type { Html } from '../../write/html/index.ts';
import { element, join, nothing, text } from '../../write/html/index.ts';
import { labelAddress, personAddress, postAddress } from './addresses.ts';
import type { Cooking, Place } from './cooking.ts';
import { say } from './cooking.ts';
import { foldHandle } from '../people/handles.ts';
import type { BookReference } from './references.ts';

/** `#label`, `{ref}`, `[words](#label)`; `words` is what the author wrote, `nothing` where the book's words stand. */
export function reference(node: CrossReference, words: Html, cooking: Cooking, place: Place): Html {
  const { labels } = cooking.references;
  const post = postOf(node, words, cooking, place);
  if (post !== undefined) return post;
  const isSign = node.kind === 'link' && node.children.length === 0;
  const label = isSign ? knownPrefix(node.label, labels) : node.label;
  const found = label === undefined ? undefined : labels.get(label);
  if (label === undefined || found === undefined) return unknown(node, words, isSign, cooking);
  const after = isSign ? text(node.label.slice(label.length)) : nothing;
  const shown = words === nothing ? text(bookWords(node, found)) : words;
  return place.inLink
    ? join([shown, after])
    : join([element('a', { class: 'ref', href: labelAddress(label) }, shown), after]);
}

/** `#p12` and `[words](#p12)`: a post of the same discussion. */
function postOf(
  node: CrossReference,
  words: Html,
  { context, references }: Cooking,
  place: Place,
): Html | undefined {
  const number = /^p(\d{1,9})$/.exec(node.label)?.[1];
  if (number === undefined || node.kind !== 'link' || references.labels.has(node.label)) return undefined;
  if (context.thread === undefined && words === nothing) return text(`#${node.label}`);
  const shown = words === nothing ? text(`#${node.label}`) : words;
  return place.inLink ? shown : element('a', { href: postAddress(context.thread, Number(number)) }, shown);
}

/** The longest beginning of what follows the sign that is a label: "#eq-loss." ends a sentence. */
function knownPrefix(label: string, labels: ReadonlyMap<string, BookReference>): string | undefined {
  for (let end = label.length; end > 0;) {
    if (labels.has(label.slice(0, end))) return label.slice(0, end);
    const rest = label.slice(0, end).replace(/[\p{L}\p{N}_]+$/u, '');
    end = rest.replace(/[^\p{L}\p{N}_]+$/u, '').length;
  }
  return undefined;
}

function bookWords({ kind }: CrossReference, { name, number }: BookReference): string {
  return kind === 'eq' && number !== undefined ? `(${number})` : name;
}

function unknown(node: CrossReference, words: Html, isSign: boolean, cooking: Cooking): Html {
  const near = nearest(node.label, cooking.references.labels.keys());
  // A number sign before a word may be anything; only one that is nearly a label is taken for a slip.
  if (!isSign || (near !== undefined && node.label.length > 4)) {
    say(cooking, 'no-such-label', node.position, { label: node.label, nearest: near ?? '' });
  }
  if (words !== nothing) return words;
  return text(isSign ? `#${node.label}` : node.label);
}

export function mention({ label, position }: Cite, cooking: Cooking, place: Place): Html {
  const handle = foldHandle(label);
  const { people } = cooking.context;
  const shown = text(`@${label}`);
  if (people !== undefined && !people.includes(handle)) {
    say(cooking, 'no-such-person', position, { handle: label });
    return shown;
  }
  cooking.mentions.add(handle);
  return place.inLink ? shown : element('a', { class: 'mention', href: personAddress(handle) }, shown);
}

const quoteHead = /^ #(?:(\d{1,9})\/)?(\d{1,9}):?[ \t]*(?:\n|$)/;

/** The head `@handle #2:` of a quote, and its blocks without that line; undefined when it is no quote of a post. */
export function quotedPost(
  node: Blockquote,
): { handle: string; thread?: number; number: number; children: FlowNode[] } | undefined {
  const [first, ...others] = node.children;
  if (first?.type !== 'paragraph') return undefined;
  const [who, words, ...rest] = first.children;
  if (who?.type !== 'cite' || words?.type !== 'text') return undefined;
  const match = quoteHead.exec(words.value);
  if (!match) return undefined;
  const after = words.value.slice(match[0].length);
  const kept: PhrasingNode[] = after === '' ? rest : [{ ...words, value: after }, ...rest];
  const paragraph: Paragraph = { ...first, children: kept };
  return {
    handle: who.label,
    number: Number(match[2]),
    ...(match[1] !== undefined && { thread: Number(match[1]) }),
    children: kept.length > 0 ? [paragraph, ...others] : others,
  };
}
