// read-directive: a directive as written and its children → nodes, by the table of directives.

import type { FlowNode } from '../../document/index.ts';
import { nearest } from '../../document/index.ts';
import type { DirectiveHead } from './block/directive-head.ts';
import type { Context } from './context.ts';
import { liftCellOptions } from './directives/code-cell.ts';
import { directiveNamed, directiveNames, unsupported } from './directives/index.ts';
import { readOptions } from './directives/options.ts';
import type { DirectiveCall, DirectiveSpec } from './directives/spec.ts';
import { straight } from './segments.ts';
import type { Range } from './source.ts';

export function directiveNodes(
  head: DirectiveHead,
  range: Range,
  children: FlowNode[],
  context: Context,
): FlowNode[] {
  const spec = directiveNamed(head.name);
  const position = context.source.position(range.start, range.end);
  if (!spec) return unknown(head, range, context);
  if (spec.names[0] === 'code-cell') liftCellOptions(head, context);
  const call: DirectiveCall = {
    name: head.name,
    kind: spec.names[0],
    head,
    options: readOptions(spec, head, context),
    children,
    position,
    range,
    context,
    argument: () => {
      const { text, range: place } = head.argument;
      return text === '' ? [] : context.phrasing(text, straight(place.start));
    },
  };
  checkForm(spec, call);
  if (spec.argument !== 'required' || head.argument.text !== '') return spec.read(call);
  const value = context.source.text.slice(range.start, range.end);
  const first = value.split('\n')[0] as string;
  // The body stays readable; only what the argument would have made is missing.
  return [
    {
      type: 'error',
      value: children.length > 0 ? first : value,
      message: `missing argument of ${head.name}`,
      position,
    },
    ...children,
  ];
}

/** Argument and body must be there or not as the table says. */
function checkForm(spec: DirectiveSpec, { head, context, range }: DirectiveCall): void {
  const argument = head.argument.text;
  if (spec.argument === 'required' && argument === '')
    context.note('missing-argument', head.nameRange, head.name, wanted(spec));
  if (spec.argument === 'none' && argument !== '')
    context.note('unexpected-argument', head.argument.range, head.name, argument);
  if (spec.body === 'none' && head.body.trim() !== '') context.note('unexpected-body', range, head.name);
}

/** What a directive wants after its name, in words. */
function wanted({ names: [name] }: DirectiveSpec): string {
  const words: Readonly<Record<string, string>> = {
    image: 'the path of a picture',
    include: 'the path of a file',
    literalinclude: 'the path of a file',
    solution: 'the label of its exercise',
    variant: 'the names of variants',
    'tab-item': 'a title',
    iframe: 'an address',
    raw: 'the name of a format',
  };
  return words[name] ?? 'something';
}

function unknown(head: DirectiveHead, range: Range, context: Context): FlowNode[] {
  const { name, nameRange } = head;
  const instead = Object.hasOwn(unsupported, name) ? unsupported[name] : undefined;
  if (instead !== undefined) context.note('unsupported-directive', nameRange, name, instead);
  else context.note('unknown-directive', nameRange, name, nearest(name, directiveNames()) ?? '');
  const value = context.source.text.slice(range.start, range.end);
  const message = instead === undefined ? `unknown directive ${name}` : `unsupported directive ${name}`;
  return [{ type: 'error', value, message, position: context.source.position(range.start, range.end) }];
}
