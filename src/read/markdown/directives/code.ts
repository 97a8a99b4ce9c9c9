// code: code that is shown: {code-block}, {code}, {sourcecode}, {mermaid}.

import type { Code, FlowNode } from '../../../document/index.ts';
import { captioned } from './caption.ts';
import { labelField, numberFields } from './fields.ts';
import type { DirectiveCall, DirectiveSpec, OptionKind } from './spec.ts';

export const codeOptions: Readonly<Record<string, OptionKind>> = {
  caption: 'markdown',
  linenos: 'flag',
  'lineno-start': 'number',
  'number-lines': 'number',
  'emphasize-lines': 'numbers',
  filename: 'text',
  force: 'ignored',
  dedent: 'ignored',
};

/** Shown code with the options of a code directive; in a container where it has a caption. */
export function codeNodes(call: DirectiveCall, value: string, lang: string | undefined): FlowNode[] {
  const { options, position } = call;
  const start = options.number('lineno-start') ?? options.number('number-lines');
  const emphasized = options.numbers('emphasize-lines');
  const filename = options.text('filename');
  const caption = options.markdown('caption');
  const code: Code = {
    type: 'code',
    ...(lang && { lang }),
    value,
    ...(filename && { filename }),
    ...((options.flag('linenos') === true || start !== undefined) && { showLineNumbers: true }),
    ...(start !== undefined && start !== 1 && { startingLineNumber: start }),
    ...(emphasized && { emphasizeLines: emphasized }),
    position,
  };
  if (caption) return [captioned('code', numberFields(call), code, caption, position)];
  return [{ ...code, ...labelField(call) }];
}

const code: DirectiveSpec = {
  names: ['code', 'code-block', 'sourcecode'],
  argument: 'optional',
  options: { ...codeOptions, lang: 'text' },
  body: 'raw',
  read: (call) =>
    codeNodes(call, withoutEnd(call.head.body), call.head.argument.text || call.options.text('lang')),
};

/** Without blank lines at its end. */
export const withoutEnd = (body: string): string => body.replace(/\s+$/, '');

const mermaid: DirectiveSpec = {
  names: ['mermaid'],
  argument: 'none',
  options: codeOptions,
  body: 'raw',
  read: (call) => codeNodes(call, withoutEnd(call.head.body), 'mermaid'),
};

export const codes: readonly DirectiveSpec[] = [code, mermaid];
