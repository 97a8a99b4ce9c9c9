// code-cell: code that runs. Options stand as in every directive or in `#| key: value` lines at the beginning of the code.

import type { CellOptions, CodeCell, FlowNode } from '../../../document/index.ts';
import type { RawOption } from '../block/directive-head.ts';
import type { DirectiveHead } from '../block/directive-head.ts';
import type { Context } from '../context.ts';
import { knownVariants } from '../known-variants.ts';
import { captioned } from './caption.ts';
import { withoutEnd } from './code.ts';
import { numberFields } from './fields.ts';
import type { DirectiveCall, DirectiveSpec } from './spec.ts';

export const codeCell: DirectiveSpec = {
  names: ['code-cell'],
  argument: 'optional',
  options: {
    tags: 'list',
    caption: 'markdown',
    alt: 'text',
    width: 'text',
    variant: 'list',
    variants: { sameAs: 'variant' },
    save: 'flag',
    timeout: 'number',
    linenos: 'ignored',
    'lineno-start': 'ignored',
    'number-lines': 'ignored',
    'emphasize-lines': 'ignored',
    filename: 'ignored',
  },
  body: 'raw',
  read(call) {
    if (!call.context.cells) return refused(call);
    const { options, position } = call;
    const variants = knownVariants(options.list('variant'), options.range('variant'), call.context);
    const cell: CodeCell = {
      type: 'codeCell',
      language: languageOf(call),
      source: withoutEnd(call.head.body),
      tags: options.list('tags') ?? [],
      options: cellOptions(call),
      ...(variants && { variants }),
      outputs: {},
      position,
    };
    const fields = numberFields(call);
    const caption = options.markdown('caption');
    if (caption) {
      const width = options.text('width');
      return [captioned('figure', { ...fields, ...(width && { width }) }, cell, caption, position)];
    }
    return [{ ...cell, ...(fields.label !== undefined && { label: fields.label }) }];
  },
};

/** Moves the `#| key: value` lines of a cell into its options; an option given both ways is a repeated one. */
export function liftCellOptions(head: DirectiveHead, context: Context): void {
  const lines = head.body.split('\n');
  const lifted: RawOption[] = [];
  let count = 0;
  for (const line of lines) {
    const match = /^\s*(?:#|\/\/|--|%%)\|[ \t]*(?:([^\s:]+)[ \t]*:[ \t]*(.*?))?[ \t]*$/.exec(line);
    if (!match) break;
    const end = context.source.lineEnd(head.bodyLine + count++);
    const range = { start: end - line.trimStart().length, end };
    if (match[1] === undefined) continue;
    const value = (match[2] as string).replace(/^(['"])(.*)\1$/, '$2');
    lifted.push({ key: match[1], value, range, valueStart: range.start });
  }
  if (count === 0) return;
  head.options.push(...lifted);
  while (count < lines.length && (lines[count] as string).trim() === '') count++;
  head.body = lines.slice(count).join('\n');
  head.bodyLine += count;
}

function languageOf({ head, context }: DirectiveCall): string {
  const given = head.argument.text.replace(/^\{(.*)\}$/, '$1').toLowerCase();
  const named = given === 'ipython3' || given === 'ipython' || given === 'python3' ? 'python' : given;
  return named || context.frontmatter.kernelLanguage || 'python';
}

function cellOptions({ options }: DirectiveCall): CellOptions {
  const [save, timeout] = [options.flag('save'), options.number('timeout')];
  const [alt, width] = [options.text('alt'), options.text('width')];
  return {
    ...(save === true && { save }),
    ...(timeout !== undefined && { timeout }),
    ...(alt && { alt }),
    ...(width && { width }),
  };
}

/** In Markdown that a cell printed. */
function refused({ context, range, position }: DirectiveCall): FlowNode[] {
  context.note('misplaced-cell', range);
  return [
    {
      type: 'error',
      value: context.source.text.slice(range.start, range.end),
      message: 'code that may not run',
      position,
    },
  ];
}
