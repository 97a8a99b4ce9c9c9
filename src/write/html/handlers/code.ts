// code: code that is only shown.

import type { Code } from '../../../document/index.ts';
import { blockElement } from '../block-element.ts';
import type { Handler } from '../context.ts';
import { idOf } from '../context.ts';
import { codeLines, columns, columnsOfMeasure, columnsOfPhone } from '../code-lines.ts';
import type { Attributes, Html } from '../html.ts';
import { classes, element, join, nothing, text } from '../html.ts';

export const code: Handler<'code'> = (node, context) => {
  const wide = context.column && columns(node.value) > columnsOfMeasure;
  const { row } = context.branch ?? { row: nothing };
  const name =
    node.filename === undefined ? nothing : element('div', { class: 'cell-head file' }, text(node.filename));
  const names = classes('cell', 'shown', wide && 'wide');
  return blockElement(
    node,
    context,
    'div',
    { class: names, id: idOf(node, context) },
    row,
    name,
    listing(node, context.site.words.code),
  );
};

/** What makes a stretch of code reachable and named, where it may have to scroll. */
export const scrolling = (source: string, name: string): Attributes =>
  columns(source) > columnsOfPhone ? { tabindex: 0, role: 'group', 'aria-label': name } : {};

function listing(node: Code, name: string): Html {
  const lines = codeLines(node.value, node.lang ?? '');
  const marked = new Set(node.emphasizeLines);
  const numbered = node.showLineNumbers === true;
  const first = node.startingLineNumber ?? 1;
  const rows = lines.map((line, at) =>
    numbered || marked.size > 0
      ? element('span', { class: marked.has(at + 1) ? 'line marked' : 'line' }, line, text('\n'))
      : join([line, text('\n')]),
  );
  const attributes = {
    ...scrolling(node.value, node.filename ?? name),
    class: numbered ? 'numbered' : undefined,
    style: numbered ? `--before:${first - 1}` : undefined,
  };
  return element('pre', attributes, element('code', {}, ...rows));
}
