// code-cell: code that ran, and what it gave.

import type { CodeCell } from '../../../document/index.ts';
import { setCode } from '../code/code-lines.ts';
import { boxed } from '../context.ts';
import type { Context } from '../context.ts';
import { addressOf, foldedCells, foldedOutput, madeBy, shownParts } from '../folded.ts';
import { markOf } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, content, join, quoted, typst } from '../markup.ts';
import { setOutputs } from '../outputs/outputs.ts';
import type { SetPicture } from '../outputs/picture.ts';
import type { Handler } from './handler.ts';

export const codeCell: Handler<'codeCell'> = (node, context) => setCell(node, context, false).text;

export interface SetCell {
  text: Typst;
  /** Pictures that were left for a figure. */
  pictures: SetPicture[];
  /** Where the folded code is that made what is shown. */
  note?: Typst;
}

/**
 * A cell. `apart`: its pictures are given back for a figure with a caption, and with them what its folded code is told as.
 */
export function setCell(node: CodeCell, context: Context, apart: boolean): SetCell {
  const { input, output } = shownParts(node);
  const outputs = output === 'whole' ? setOutputs(node, context, apart) : { calls: [], pictures: [] };
  const note = input === 'folded' ? madeBy(node, context) : undefined;
  const parts: Typst[] = [];
  if (input === 'whole') parts.push(whole(node, outputs.calls, context));
  else if (outputs.calls.length > 0) {
    const own = apart || note === undefined ? undefined : content(note);
    parts.push(call('outputs', { note: own }, join(outputs.calls, '\n')));
  } else if (input === 'folded' && outputs.pictures.length === 0) parts.push(foldedCells([node], context));
  if (input !== 'folded' && output === 'folded') parts.push(foldedOutput(node, context));
  const mark = parts.length > 0 || outputs.pictures.length > 0 ? markOf(node, context) : typst``;
  const text = join(parts, '\n\n');
  return {
    text: mark === '' ? text : join([mark, text], text === '' ? '' : '\n'),
    pictures: outputs.pictures,
    ...(note !== undefined && outputs.calls.length + outputs.pictures.length > 0 && { note }),
  };
}

function whole(node: CodeCell, outputs: readonly Typst[], context: Context): Typst {
  const { lines, wide } = setCode(node.source, node.language, node, context, node.options.width === 'wide');
  const { edition } = context;
  const others = edition.counterparts?.get(node);
  const differs =
    edition.counterparts !== undefined &&
    (others !== undefined || (node.variants !== undefined && edition.book.settings.variants.length > 1));
  const own = titleOf(edition.variant, context);
  return call(
    'cell',
    {
      variant: differs ? content(words(own, context)) : undefined,
      others:
        others === undefined || others.length === 0
          ? undefined
          : content(otherVariants(node, others, context)),
      wide: wide ? typst`true` : undefined,
      output: outputs.length === 0 ? undefined : content(join(outputs, '\n')),
    },
    undefined,
    lines,
  );
}

const words = (text: string, context: Context): Typst =>
  context.render({ type: 'text', value: text }, boxed(context, { face: 'sans' }));

const titleOf = (variant: string, context: Context): string =>
  context.edition.book.settings.variants.find(({ name }) => name === variant)?.title ?? variant;

function otherVariants(node: CodeCell, others: readonly string[], context: Context): Typst {
  const said = words(
    context.edition.words.alsoIn(others.map((name) => titleOf(name, context)).join(', ')),
    context,
  );
  const address = addressOf(node, context, others[0]);
  return address === undefined ? said : typst`${said} ${call('address', {}, undefined, quoted(address))}`;
}
