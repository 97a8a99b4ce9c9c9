// code-cell: a cell: its code, and under it in the same box what it gave. A picture whose code is folded needs no box.

import type { CodeCell } from '../../../document/index.ts';
import { blockElement } from '../block-element.ts';
import type { Context, Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import { codeLines, columns, columnsOfMeasure } from '../code-lines.ts';
import type { Html } from '../html.ts';
import { classes, element, join, nothing, text } from '../html.ts';
import { outputs } from '../outputs/outputs.ts';
import { columnsOfText, givesPicture } from '../outputs/shape.ts';
import { variantClasses } from '../variant-names.ts';
import { scrolling } from './code.ts';

/** The tags of a cell in Jupyter's spelling, whatever the author's. */
export const tagsOf = ({ tags }: CodeCell): ReadonlySet<string> =>
  new Set(tags.map((tag) => tag.toLowerCase().replaceAll('_', '-')));

export const codeCell: Handler<'codeCell'> = (node, context) => {
  const tags = tagsOf(node);
  if (tags.has('remove-cell')) return nothing;
  const input = tags.has('remove-input') ? nothing : source(node, tags, context);
  const given = tags.has('remove-output') ? nothing : results(node, tags, context);
  if (input === nothing && given === nothing) return nothing;
  const { row } = context.branch ?? { row: nothing };
  if (row === nothing && tags.has('hide-input') && input !== nothing && !tags.has('hide-cell')) {
    if (given === nothing) return fold(node, context, idOf(node, context));
    if (givesPicture(node) && !tags.has('hide-output')) return pictured(node, given, context);
  }
  const { words } = context.site;
  const content = tags.has('hide-cell') ? folded(words.showCell, join([input, given])) : join([input, given]);
  return blockElement(
    node,
    context,
    'div',
    { class: classNames(node, context, input === nothing, tags), id: idOf(node, context) },
    row,
    content,
  );
};

/** The picture as it stands in a figure, and after it its code; in a figure the code comes after the caption. */
function pictured(node: CodeCell, given: Html, context: Context): Html {
  const { folds, branch, site } = context;
  const wide = context.column && node.options.width === 'wide';
  const names = classes(
    'pictured',
    wide && 'wide',
    alone(node, context) && variantClasses(node.variants ?? []),
  );
  const picture = blockElement(node, context, 'div', { class: names, id: idOf(node, context) }, given);
  const code = fold(node, { ...context, blocks: undefined }, undefined);
  if (folds === undefined) return join([picture, code]);
  const isShared = branch === undefined || !site.hasVariants;
  folds.list.push(isShared ? code : element('div', { class: variantClasses(branch.variants) }, code));
  return picture;
}

/** Folded code without a box around it. */
function fold(node: CodeCell, context: Context, id: string | undefined): Html {
  const column = context.column || context.folds?.column === true;
  const wide = column && columns(node.source) > columnsOfMeasure;
  const own = alone(node, context) && variantClasses(node.variants ?? []);
  return blockElement(
    node,
    context,
    'details',
    { class: classes('fold', 'of-code', own), id },
    element('summary', {}, text(context.site.words.showCode)),
    element('div', { class: classes('cell', 'shown', wide && 'wide') }, listing(node, context)),
  );
}

/** Whether a cell belongs to some variants without standing in a set of them. */
const alone = (node: CodeCell, context: Context): boolean =>
  node.variants !== undefined && context.branch === undefined && context.site.hasVariants;

function classNames(
  node: CodeCell,
  context: Context,
  bare: boolean,
  tags: ReadonlySet<string>,
): string | undefined {
  const most = Math.max(
    tags.has('remove-input') ? 0 : columns(node.source),
    tags.has('remove-output') ? 0 : columnsOfText(node),
  );
  const wide = context.column && (node.options.width === 'wide' || most > columnsOfMeasure);
  return classes(
    'cell',
    bare && 'bare',
    wide && 'wide',
    alone(node, context) && variantClasses(node.variants ?? []),
  );
}

function listing(node: CodeCell, { site }: Context): Html {
  const lines = codeLines(node.source, node.language).map((line) => join([line, text('\n')]));
  return element('pre', scrolling(node.source, site.words.code), element('code', {}, ...lines));
}

function source(node: CodeCell, tags: ReadonlySet<string>, context: Context): Html {
  const code = listing(node, context);
  return tags.has('hide-input') ? folded(context.site.words.showCode, code) : code;
}

function results(node: CodeCell, tags: ReadonlySet<string>, context: Context): Html {
  const given = outputs(node, tags, inside(context));
  return given !== nothing && tags.has('hide-output') ? folded(context.site.words.showOutput, given) : given;
}

const folded = (label: string, content: Html): Html =>
  element('details', { class: 'hidden' }, element('summary', {}, text(label)), content);
