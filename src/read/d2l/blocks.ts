// blocks: the blocks of this dialect: tokens → nodes.

import type { FlowNode, Position } from '../../document/index.ts';
import { nearest } from '../../document/index.ts';
import { commonBlocks, positionOf, readBlocks, takeInline } from '../markdown/blocks.ts';
import type { BlockCursor, BlockReader } from '../markdown/blocks.ts';
import { inlineSegments } from '../markdown/inline-place.ts';
import { paragraphNodes } from '../markdown/paragraph.ts';
import { displayMath } from '../markdown/tex.ts';
import type { PlacedToken } from '../markdown/token.ts';
import type { DisplayMath } from './block/display-math.ts';
import { readCell } from './cell/cell.ts';
import type { SourceLine } from './cell/lines.ts';
import { trimmed } from './cell/lines.ts';
import { fenceClasses } from './fences.ts';
import { figureOf } from './figure.ts';
import { markReader } from './mark-line.ts';
import { noteRunOn } from './run-on.ts';
import { readRst } from './rst/rst.ts';
import { markAt, markWidth } from './slide-marks.ts';
import { stateOf } from './state.ts';
import { noteStraySigns } from './stray-signs.ts';
import { settleCaptions, tableReader } from './table.ts';
import { tabReader } from './tabs.ts';
import { readToctree } from './toctree.ts';

export const blocks: Readonly<Record<string, BlockReader>> = {
  ...commonBlocks,
  paragraph_open(token, cursor) {
    const inline = takeInline(cursor);
    const { context } = cursor;
    const segments = inlineSegments(inline, context.source);
    const position = positionOf(token, cursor);
    noteRunOn(inline, context);
    const figure = figureOf(inline.content, segments, position, context);
    if (figure) return [figure];
    const words = context.phrasing(inline.content, segments);
    noteStraySigns(words, context);
    return paragraphNodes(words, position);
  },
  // Pandoc takes the signs at the end of a heading off also where no blank stands before them.
  heading_open(token, cursor) {
    const inline = cursor.tokens[cursor.at] as PlacedToken;
    if (token.markup.startsWith('#')) inline.content = inline.content.replace(/(?<![\\#])#+$/, '').trimEnd();
    return (commonBlocks['heading_open'] as BlockReader)(token, cursor, []);
  },
  fence: readFence,
  math_block: readMath,
  table_open: tableReader,
  tab_open: tabReader,
  mark: markReader,
  html_block(token, cursor) {
    const value = token.content.trim();
    const comment = /^<!--([\s\S]*?)-->$/.exec(value);
    const position = positionOf(token, cursor);
    if (comment) return [{ type: 'comment', value: (comment[1] as string).trim(), position }];
    return [{ type: 'html', value, position }];
  },
};

/** The blocks of a page or a part of one. */
export const readAll = (cursor: BlockCursor): FlowNode[] =>
  settleCaptions(readBlocks(cursor), cursor.context);

function readFence(token: PlacedToken, cursor: BlockCursor): FlowNode[] {
  const { context } = cursor;
  const position = positionOf(token, cursor);
  const info = token.info;
  const classes = fenceClasses(info);
  if (info === 'toc') return readToctree(linesOf(token, cursor), position, context);
  if (info === 'eval_rst') return readRst(linesOf(token, cursor), position, context);
  if (info.startsWith('{') && classes.includes('input'))
    return readCell({ classes, lines: linesOf(token, cursor), position, context });
  if (info.startsWith('{') && classes.includes('output')) {
    context.note('stored-output', { start: token.start ?? 0, end: token.end ?? 0 });
    return [];
  }
  if (/^\{[^{}]*$/.test(info) && info.includes('.')) {
    const line = token.map?.[0] ?? 0;
    context.note(
      'unclosed-fence-attributes',
      { start: token.start ?? 0, end: context.source.lineEnd(line) },
      info,
    );
  }
  const near = info.startsWith('{')
    ? classes.find((name) => nearest(name, ['input', 'output']) !== undefined)
    : undefined;
  if (near !== undefined) {
    const start = token.start ?? 0;
    const end = context.source.lineEnd(token.map?.[0] ?? 0);
    context.note('unknown-fence-class', { start, end }, near, nearest(near, ['input', 'output']) as string);
  }
  const [lang] = classes;
  const value = trimmed(linesOf(token, cursor))
    .map((line) => line.text)
    .join('\n');
  return [{ type: 'code', ...(lang !== undefined && { lang }), value, position }];
}

/** The lines of a fence; each is the end of its line in the file. */
function linesOf(token: PlacedToken, { context }: BlockCursor): SourceLine[] {
  const { source } = context;
  if (token.content === '') return [];
  const first = (token.map?.[0] ?? 0) + 1;
  return token.content.split('\n').map((text, i) => {
    const line = first + i;
    return {
      text,
      line: line + 1,
      cut: Math.max(0, source.lineEnd(line) - source.lineStart(line) - text.length),
    };
  });
}

function readMath(token: PlacedToken, cursor: BlockCursor): FlowNode[] {
  const { label, before, after } = token.meta as DisplayMath;
  const { source } = cursor.context;
  const place: Position = source.position(
    before === undefined ? (token.start ?? 0) : before + markWidth,
    after ?? token.end ?? 0,
  );
  return [
    ...slideMark(before, cursor),
    displayMath(token.content, place, label),
    ...slideMark(after, cursor),
  ];
}

/** A paragraph of a mark of slides only. */
function slideMark(at: number | undefined, { context }: BlockCursor): FlowNode[] {
  const mark = at === undefined ? undefined : markAt(context.source.text, at);
  if (at === undefined || !mark) return [];
  const { edge, starts } = mark;
  const position = context.source.position(at, at + markWidth);
  stateOf(context).slideMarks++;
  return [{ type: 'paragraph', children: [{ type: 'slideMark', edge, starts, position }], position }];
}
