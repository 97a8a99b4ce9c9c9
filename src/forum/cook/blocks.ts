// blocks: the blocks of a post → Html, with the book's own classes, so that they look as in the book.

import type {
  Blockquote,
  Code,
  Details,
  FlowNode,
  List,
  Math as MathNode,
  Node,
  NodeOf,
} from '../../document/index.ts';
import { plainText } from '../../document/index.ts';
import type { Html } from '../../write/html/index.ts';
import { codeLines, element, join, nothing, scrolling, text } from '../../write/html/index.ts';
import { postAddress } from './addresses.ts';
import { quotedPost } from './citing.ts';
import type { Cooking, Place } from './cooking.ts';
import { say } from './cooking.ts';
import { limits } from './limits.ts';
import type { Writer } from './phrasing.ts';
import { words } from './phrasing.ts';
import { table } from './tables.ts';

type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'thematicBreak'
  | 'blockquote'
  | 'list'
  | 'code'
  | 'math'
  | 'table'
  | 'details';

const writers: { [K in BlockKind]: Writer<K> } = {
  paragraph(node, cooking, place) {
    const shown = words(node.children, cooking, place);
    return place.tight ? shown : element('p', {}, shown);
  },
  // The page's title is h1 and its parts are h2.
  heading: (node, cooking, place) =>
    element(`h${Math.min(6, node.depth + 2)}`, {}, words(node.children, cooking, place)),
  thematicBreak: () => element('hr', {}),
  blockquote,
  list,
  code,
  math,
  table,
  details,
};

const isBlock = (node: Node): node is NodeOf<BlockKind> => Object.hasOwn(writers, node.type);

export function blocks(nodes: readonly FlowNode[], cooking: Cooking, place: Place): Html {
  if (place.depth > limits.nesting) {
    say(cooking, 'nested-too-deeply', nodes[0]?.position);
    return text(nodes.map((node) => plainText(node)).join('\n'));
  }
  const inner = { ...place, depth: place.depth + 1 };
  return join(nodes.map((node) => (isBlock(node) ? write(node, cooking, inner) : text(plainText(node)))));
}

const write = (node: NodeOf<BlockKind>, cooking: Cooking, place: Place): Html =>
  (writers[node.type] as Writer<BlockKind>)(node, cooking, place);

function blockquote(node: Blockquote, cooking: Cooking, place: Place): Html {
  const inner = { ...place, tight: false };
  const quoted = quotedPost(node);
  if (!quoted) return element('blockquote', {}, blocks(node.children, cooking, inner));
  const { handle, thread, number, children } = quoted;
  cooking.quotes.set(`${thread ?? ''}/${number}`, { ...(thread !== undefined && { thread }), number });
  const href = postAddress(thread ?? cooking.context.thread, number);
  const who = element('p', { class: 'said' }, element('a', { href }, text(`${handle} #${number}`)));
  return element('blockquote', { class: 'quoted' }, who, blocks(children, cooking, inner));
}

function list(node: List, cooking: Cooking, place: Place): Html {
  const items = node.children.map((item) => {
    const mark = item.checked === undefined ? nothing : checkMark(item.checked, cooking);
    return element('li', {}, mark, blocks(item.children, cooking, { ...place, tight: !node.spread }));
  });
  const start = node.ordered && node.start !== undefined && node.start !== 1 ? node.start : undefined;
  return element(node.ordered ? 'ol' : 'ul', { start }, ...items);
}

const checkMark = (checked: boolean, { references }: Cooking): Html =>
  join([
    element('span', { 'aria-hidden': 'true' }, text(checked ? '☑' : '☐')),
    element('span', { class: 'unseen' }, text(checked ? references.words.done : references.words.open)),
    text(' '),
  ]);

function code({ value, lang = '' }: Code, cooking: Cooking): Html {
  const { references } = cooking;
  cooking.code += value.length;
  const lines = codeLines(value, cooking.code > limits.colouredCode ? '' : lang).map((line) =>
    join([line, text('\n')]),
  );
  const attributes = scrolling(value, references.words.code);
  return element('div', { class: 'cell shown' }, element('pre', attributes, element('code', {}, ...lines)));
}

function math(node: MathNode, cooking: Cooking): Html {
  const { html, problem } = cooking.formulas.write(node.value, true);
  if (problem) {
    const line = (node.position?.start.line ?? 1) + problem.line;
    cooking.problems.push({ line, code: problem.code, details: problem.details });
  }
  const attributes = {
    class: 'eq-body',
    tabindex: 0,
    role: 'group',
    'aria-label': cooking.references.words.formula,
  };
  const tag = node.tag === undefined ? nothing : element('span', { class: 'eq-no' }, text(`(${node.tag})`));
  return element('div', { class: 'eq' }, element('div', attributes, html), tag);
}

/** Told by its title alone what it hides; nothing of it stands in excerpts, mails or search. */
function details(node: Details, cooking: Cooking, place: Place): Html {
  const [first, ...rest] = node.children;
  const titled = first?.type === 'summary';
  const title = titled ? plainText(first).trim() : '';
  const inner = titled ? rest : node.children;
  return element(
    'details',
    { class: 'spoiler' },
    element('summary', {}, text(title === '' ? cooking.references.words.spoiler : title)),
    element('div', {}, blocks(inner, cooking, { ...place, tight: false })),
  );
}
