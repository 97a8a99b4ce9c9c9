// text-output: streams, errors and plain text.

import type { ErrorOutput, StreamOutput } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import type { Attributes, Html } from '../html.ts';
import { classes, element, nothing, text } from '../html.ts';
import { columns, columnsOfPhone } from '../code-lines.ts';
import { ansi, withoutAnsi } from './ansi.ts';

/** Lines shown at once; longer texts scroll in their own box. */
const linesShown = 24;

/** What makes a text reachable and named, where it may have to scroll. */
function scrolling(value: string, name: string): Attributes {
  const long = value.split('\n').length > linesShown;
  return columns(value) > columnsOfPhone || long ? { tabindex: 0, role: 'group', 'aria-label': name } : {};
}

export function plainOutput(value: string, name: string, kind?: string): Html {
  const trimmed = value.replace(/\s+$/, '');
  if (trimmed === '') return nothing;
  const bare = withoutAnsi(trimmed);
  const long = bare.split('\n').length > linesShown;
  return element('pre', { ...scrolling(bare, name), class: classes(kind, long && 'long') }, ansi(trimmed));
}

export function stream(output: StreamOutput, { site }: Context): Html {
  const { words } = site;
  return output.name === 'stderr'
    ? plainOutput(output.text, words.errorStream, 'err')
    : plainOutput(output.text, words.output);
}

/** What went wrong in one line, and how it came about for those who want to know. */
export function failure({ ename, evalue, traceback }: ErrorOutput, { site }: Context): Html {
  const { words } = site;
  const name = withoutAnsi(ename);
  const what = withoutAnsi(evalue);
  const head = element(
    'p',
    { class: 'failed' },
    element('b', {}, text(name)),
    text(what === '' ? '' : `: ${what}`),
  );
  const trace = plainOutput(traceback.join('\n'), words.traceback, 'trace');
  if (trace === nothing) return head;
  return element(
    'div',
    {},
    head,
    element('details', { class: 'hidden' }, element('summary', {}, text(words.traceback)), trace),
  );
}
