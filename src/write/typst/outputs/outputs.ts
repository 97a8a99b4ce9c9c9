// outputs: what a cell gave, as the template's output calls. Pictures can be taken out for a figure with a caption.

import type { CodeCell, MimeBundle, Output } from '../../../document/index.ts';
import { isStored, joinedStreams } from '../../../document/index.ts';
import { setText } from '../code/code-lines.ts';
import type { Context } from '../context.ts';
import type { Typst } from '../markup.ts';
import { array, call, content, quoted, typst } from '../markup.ts';
import { htmlText, simpleTable } from './html-table.ts';
import {
  inchesArgument,
  inchesOf,
  isPrintable,
  measureInches,
  storedPicture,
  svgPicture,
  svgSize,
  wideInches,
} from './picture.ts';
import type { SetPicture } from './picture.ts';
import { plainLines } from './plain-lines.ts';

/** More lines than this say nothing to a reader of a book; the notebook has them all. */
const mostLines = 120;

export interface SetOutputs {
  /** Everything but pictures asked for separately. */
  calls: Typst[];
  pictures: SetPicture[];
}

/** The outputs of a cell. `apart`: pictures are given back and not set. */
export function setOutputs(cell: CodeCell, context: Context, apart: boolean): SetOutputs {
  const result: SetOutputs = { calls: [], pictures: [] };
  for (const output of joinedStreams(cell.outputs[context.edition.variant] ?? []))
    setOutput(output, cell, context, apart, result);
  return result;
}

function setOutput(
  output: Output,
  cell: CodeCell,
  context: Context,
  apart: boolean,
  result: SetOutputs,
): void {
  switch (output.output_type) {
    case 'stream':
      result.calls.push(...textOutput(output.text, cell, context));
      return;
    case 'error':
      result.calls.push(errorOutput(output, cell, context));
      return;
    case 'display_data':
    case 'execute_result': {
      const picture = pictureOf(output.data, cell, context);
      if (picture === undefined) result.calls.push(...otherData(output.data, cell, context));
      else if (apart) result.pictures.push(picture);
      else result.calls.push(plot(picture, cell, context));
      return;
    }
  }
}

/** What a picture shows, in words; every picture has some. */
export const altOf = (cell: CodeCell, context: Context): string =>
  cell.options.alt?.trim() || context.edition.words.pictureByCode;

function plot(picture: SetPicture, cell: CodeCell, context: Context): Typst {
  return call(
    'output-plot',
    { inches: inchesArgument(picture.inches), alt: quoted(altOf(cell, context)) },
    undefined,
    picture.path,
  );
}

function pictureOf(data: MimeBundle, cell: CodeCell, context: Context): SetPicture | undefined {
  const most = context.boxed
    ? measureInches - 0.4
    : cell.options.width === 'wide'
      ? wideInches
      : measureInches;
  const svg = data['image/svg+xml'];
  const text = Array.isArray(svg) ? svg.join('') : svg;
  if (typeof text === 'string')
    return { path: svgPicture(text, context), inches: inchesOf(svgSize(text), undefined, false, most) };
  for (const [mime, value] of Object.entries(data)) {
    if (!isPrintable(mime) || !isStored(value)) continue;
    return {
      path: storedPicture(value.sha256, mime, context),
      inches: inchesOf(value, undefined, false, most),
    };
  }
  return undefined;
}

/** The richest form that paper can show. */
function otherData(data: MimeBundle, cell: CodeCell, context: Context): Typst[] {
  const html = asText(data['text/html']);
  const plain = asText(data['text/plain']);
  const table = html === undefined ? undefined : simpleTable(html);
  if (table !== undefined) return [tableOutput(table, context)];
  const text =
    plain ??
    asText(data['text/markdown']) ??
    asText(data['text/latex']) ??
    (html === undefined ? undefined : htmlText(html));
  if (text !== undefined) return textOutput(text, cell, context);
  const json = data['application/json'];
  return json === undefined ? [] : textOutput(JSON.stringify(json, null, 2), cell, context);
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.join('') : undefined;

function textOutput(text: string, cell: CodeCell, context: Context): Typst[] {
  const lines = plainLines(text);
  if (lines.length === 0) return [];
  const shown =
    lines.length > mostLines
      ? [...lines.slice(0, mostLines - 1), context.edition.words.linesLeftOut(lines.length - mostLines + 1)]
      : lines;
  return [call('output-text', {}, undefined, ...setText(shown, cell, context, context.columns))];
}

function errorOutput(
  output: Extract<Output, { output_type: 'error' }>,
  cell: CodeCell,
  context: Context,
): Typst {
  const lines = plainLines(output.traceback.join('\n')).slice(-12);
  return call(
    'output-error',
    {},
    undefined,
    array(
      setText(
        [`${output.ename}: ${plainLines(output.evalue).join(' ')}`],
        cell,
        context,
        context.columns - 2,
      ),
    ),
    ...setText(lines, cell, context, context.columns - 2),
  );
}

const numeric = /^[-+−]?[\d\s.,]*\d(?:e[-+]?\d+)?\s*%?$|^(?:NaN|nan|inf|-inf|None|<NA>|)$/i;

function tableOutput({ head, rows }: { head: string[]; rows: string[][] }, context: Context): Typst {
  const inside: Context = { ...context, face: 'sans', boxed: true };
  const set = (text: string): Typst => content(context.render({ type: 'text', value: text }, inside));
  const width = head.length || (rows[0]?.length ?? 0);
  const columns = Array.from({ length: width }, (_, i) =>
    rows.every((row) => numeric.test(row[i] ?? '')) ? typst`right` : typst`left`,
  );
  const shown = rows.length > mostLines ? rows.slice(0, mostLines) : rows;
  return call(
    'output-table',
    { columns: array(columns), head: array(head.map(set)) },
    undefined,
    ...shown.flat().map(set),
  );
}
