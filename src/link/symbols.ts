// symbols: the documentation of a symbol of the book's library as ordinary nodes.

import type { CrossReference, Div, FlowNode, PhrasingNode, SymbolDocumentation } from '../document/index.ts';
import type { Words } from './book.ts';
import type { SymbolFact } from './facts.ts';
import type { Occurrence } from './labels.ts';
import { referenceWords } from './reference-words.ts';
import type { Resolution } from './resolution.ts';

/** A `div` of class `symbol`: its signature, its docstring, where the book defines it, and its members, nested. */
export function symbolNodes(
  { members }: Pick<SymbolFact, 'members'>,
  symbol: SymbolDocumentation,
  resolution: Resolution,
): FlowNode[] {
  const shown = Array.isArray(members)
    ? members.flatMap((name) => symbol.members.filter((member) => member.name.split('.').at(-1) === name))
    : members
      ? symbol.members.filter(({ doc }) => doc !== undefined)
      : [];
  return [divOf(symbol, shown, symbol.page, resolution)];
}

function divOf(
  symbol: SymbolDocumentation,
  members: readonly SymbolDocumentation[],
  page: string | undefined,
  resolution: Resolution,
): Div {
  const keyword = symbol.object === 'class' ? 'class ' : '';
  const defined = page === undefined ? undefined : definedIn(symbol, resolution);
  return {
    type: 'div',
    class: 'symbol',
    children: [
      { type: 'code', lang: 'python', value: `${keyword}${symbol.signature}` },
      ...(symbol.doc === undefined ? [] : docstring(symbol.doc)),
      ...(defined === undefined ? [] : [defined]),
      // Members are told apart where they stand elsewhere than their class.
      ...members.map((member) =>
        divOf(member, [], member.page === symbol.page ? undefined : member.page, resolution),
      ),
    ],
  };
}

/** Paragraphs of a docstring; names between backticks are code, indented stretches are shown as they are. */
function docstring(doc: string): FlowNode[] {
  return doc
    .trim()
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part): FlowNode => {
      if (/^(?: {4}|>>> )/.test(part)) return { type: 'code', lang: 'python', value: part };
      return { type: 'paragraph', children: phrase(part.replace(/\s+/g, ' ').trim()) };
    });
}

function phrase(text: string): PhrasingNode[] {
  return text.split(/(``?[^`]+``?)/).flatMap((piece): PhrasingNode[] => {
    if (piece === '') return [];
    const code = /^``?([^`]+)``?$/.exec(piece)?.[1];
    if (code !== undefined) return [{ type: 'inlineCode', value: code }];
    return [{ type: 'text', value: piece.replace(/(?<=\w)--(?=\w)/g, '–') }];
  });
}

/** "Defined in Section 3.1". */
function definedIn(symbol: SymbolDocumentation, resolution: Resolution): FlowNode | undefined {
  const place = placeOf(symbol, resolution);
  if (place === undefined) return undefined;
  const { words } = resolution.linking;
  const label = place.label;
  const asked = { kind: 'ref', label, own: { words: false, something: false } } as const;
  const reference: CrossReference = {
    type: 'crossReference',
    kind: 'ref',
    label,
    target: place.target,
    children: referenceWords(asked, resolution.referred(place), words).words ?? [],
  };
  return { type: 'paragraph', children: around(words, reference) };
}

function placeOf(
  { label, page }: SymbolDocumentation,
  { linking, pages }: Resolution,
): Occurrence | undefined {
  const labelled = label === undefined ? undefined : linking.labels.of(label)[0];
  return labelled ?? pages.get(page)?.self;
}

function around({ definedIn: sentence }: Words, reference: PhrasingNode): PhrasingNode[] {
  const [before = '', after = ''] = sentence.split('%s');
  const text = (value: string): PhrasingNode[] => (value === '' ? [] : [{ type: 'text', value }]);
  return [...text(before), reference, ...text(after)];
}
