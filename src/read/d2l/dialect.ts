// dialect: the Markdown of Dive into Deep Learning, as a dialect: Pandoc's rules of blank lines, cells, tabs, roles.

import type { Dialect } from '../markdown/dialect.ts';
import { createParser } from '../markdown/parser.ts';
import type { Syntax } from '../markdown/parser.ts';
import type { PlacedBlock } from '../markdown/placed-block.ts';
import { footnote } from '../markdown/block/footnote.ts';
import { dollarMathLabelled } from '../markdown/inline/dollar-math.ts';
import { footnoteReference } from '../markdown/inline/footnote-reference.ts';
import { displayMath } from './block/display-math.ts';
import { fence } from './block/fence.ts';
import { mark } from './block/mark.ts';
import { tab } from './block/tab.ts';
import { blocks } from './blocks.ts';
import { role } from './inline/role.ts';
import { slideMark } from './inline/slide-mark.ts';
import { text } from './inline/text.ts';
import { phrasing } from './phrasing.ts';

/** Only within a list a list may begin without a blank line before it. */
const listInParagraph = (state: PlacedBlock, _line: number, _end: number, silent: boolean): boolean =>
  silent && state.parentType === 'paragraph' && state.listIndent < 0;

const inParagraph = (state: PlacedBlock, _line: number, _end: number, silent: boolean): boolean =>
  silent && state.parentType === 'paragraph';

/** A heading that is underlined has one line. */
const notUnderlined = (state: PlacedBlock, line: number, end: number): boolean =>
  line + 1 >= end ||
  !/^(?:=+|-+)[ \t]*$/.test(state.src.slice(state.startOf(line + 1), state.eMarks[line + 1]));

const syntax: Syntax = {
  block: [fence, tab, mark, displayMath, footnote],
  inline: [text, dollarMathLabelled(/^[ \t]*:eqlabel:[ \t]*`+([^`]*)`+/), role, slideMark, footnoteReference],
  refuses: {
    list: listInParagraph,
    heading: inParagraph,
    blockquote: inParagraph,
    hr: inParagraph,
    lheading: notUnderlined,
  },
};

export const d2l: Dialect = { parser: createParser(syntax), blocks, phrasing };
