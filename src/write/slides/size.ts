// size: about how much room the parts of a slide take, in pixels of a slide of 1280 × 720. The deck's script measures exactly.

import type { CodeCell, MimeBundle, Output, PhrasingNode } from '../../document/index.ts';
import { isStored, plainText, walk } from '../../document/index.ts';
import { columns, columnsOf } from '../html/index.ts';
import type { SlidePart } from './slide.ts';

export interface Size {
  width: number;
  height: number;
}

/** Inside of a slide, and what is left of its height under the line at its top; as in deck.css. */
export const room: Size = { width: 1152, height: 590 };

const code = { line: 29, column: 12, padding: 36 };
const text = { line: 36, column: 12.4 };
/** How much larger than on a page a picture is that code made. */
const pictureScale = 1.5;

/** Room that the heading takes, with the space under it; its letters are smaller where it is long. */
export function headingHeight(heading: readonly PhrasingNode[]): number {
  const letters = plainText(heading).length;
  if (letters === 0) return 0;
  const [line, fit] = letters <= 52 ? [50, 52] : letters <= 130 ? [41, 68] : [34, 86];
  return Math.ceil(letters / fit) * line + 26;
}

/** `short`, `middle`, `long`: as in `headingHeight`. */
export const headingClass = (heading: readonly PhrasingNode[]): string => {
  const letters = plainText(heading).length;
  return letters <= 52 ? 'short' : letters <= 130 ? 'middle' : 'long';
};

/** A line with more columns than this is broken: made small enough to fit, it could not be read. */
const widest = 140;

/** Columns that a slide has at full size. */
const columnsOfSlide = Math.floor((room.width - code.padding) / code.column);

/** Whether a text has lines that are broken. */
export const isTooWide = (source: string): boolean => columns(source) > widest;

export function codeSize(source: string): Size {
  if (source === '') return { width: 0, height: 0 };
  const lines = source.split('\n');
  const rows = isTooWide(source)
    ? lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / columnsOfSlide)), 0)
    : lines.length;
  return {
    width:
      Math.min(columns(source), isTooWide(source) ? columnsOfSlide : widest) * code.column + code.padding,
    height: rows * code.line + code.padding,
  };
}

/** Whether a text that a cell gave has lines that are broken. */
export const givesTooWide = (cell: CodeCell): boolean =>
  Object.values(cell.outputs)
    .flat()
    .some((output) => {
      if (output.output_type === 'stream') return isTooWide(output.text);
      if (output.output_type === 'error') return isTooWide(`${output.ename}: ${output.evalue}`);
      const plain = output.data['text/plain'];
      return typeof plain === 'string' && isTooWide(plain);
    });

/** The outputs of a cell, which has those of one variant only. */
export function outputsSize(cell: CodeCell): Size {
  const sizes = Object.values(cell.outputs).flat().map(outputSize);
  return {
    width: Math.max(0, ...sizes.map(({ width }) => width)),
    height: sizes.reduce((sum, { height }) => sum + height, 0),
  };
}

function outputSize(output: Output): Size {
  switch (output.output_type) {
    case 'stream':
      return output.name === 'stderr' ? { width: 0, height: 0 } : codeSize(output.text.trimEnd());
    case 'error':
      return codeSize(output.ename);
    case 'display_data':
    case 'execute_result':
      return bundleSize(output.data);
  }
}

function bundleSize(data: MimeBundle): Size {
  const { 'text/html': html, 'image/svg+xml': svg, 'text/plain': plain } = data;
  if (typeof html === 'string') return { width: 600, height: 60 + (html.match(/<tr\b/g)?.length ?? 1) * 38 };
  if (typeof svg === 'string') return pictureSize(svgSize(svg));
  const stored = Object.values(data).find(isStored);
  if (stored !== undefined) return pictureSize({ width: stored.width ?? 400, height: stored.height ?? 300 });
  return typeof plain === 'string' ? codeSize(plain.trimEnd()) : { width: 0, height: 0 };
}

function svgSize(source: string): Size {
  const [, width = '400', height = '300'] =
    /viewBox="[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(source) ?? [];
  const unit = /<svg\b[^>]*\swidth="[\d.]+pt"/.test(source) ? 4 / 3 : 1;
  return { width: Number(width) * unit, height: Number(height) * unit };
}

const pictureSize = ({ width, height }: Size): Size => ({
  width: width * pictureScale + code.padding,
  height: height * pictureScale + code.padding,
});

/** A part that is not code. */
export function partSize(part: Exclude<SlidePart, { kind: 'code' }>): Size {
  switch (part.kind) {
    case 'unseen':
    case 'notes':
      return { width: 0, height: 0 };
    case 'text':
      return textSize(plainText(part.words));
    case 'formula':
      return {
        width: columnsOf(part.node.value) * 15,
        height: 70 + 46 * (part.node.value.match(/\\\\/g)?.length ?? 0),
      };
    case 'blocks':
      return { width: 0, height: part.nodes.reduce((sum, node) => sum + blockHeight(node), 0) };
  }
}

const textSize = (words: string): Size => ({
  width: 0,
  height: Math.ceil((words.length * text.column) / room.width) * text.line + 18,
});

/** Pictures, tables and lists by what is in them. */
function blockHeight(block: Parameters<typeof walk>[0]): number {
  let height = 0;
  walk(block, (node) => {
    if (node.type === 'image') height += 330;
    else if (node.type === 'tableRow') height += 40;
    else if (node.type === 'paragraph' || node.type === 'heading') height += textSize(plainText(node)).height;
    else if (node.type === 'math') height += 80;
    else if (node.type === 'code') height += codeSize(node.value).height;
    else if (node.type === 'codeCell') height += codeSize(node.source).height + outputsSize(node).height;
    else return true;
    return false;
  });
  return height;
}
