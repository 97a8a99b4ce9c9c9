// reindent: a statement moved to another depth, with its strings as they are.

import { parser } from '@lezer/python';
import { docstringNode } from './docstring.ts';
import { definedIn } from './methods.ts';

/** Indents every line that does not begin inside a string. The lines of a docstring are layout and go along. */
export function reindent(source: string, indent: string): string {
  const tree = parser.parse(source);
  const first = tree.topNode.firstChild;
  const definition = first ? definedIn(first) : undefined;
  const doc = definition && docstringNode(definition);
  const inside = new Set<number>();
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (!/^(?:Format)?String$/.test(name) || from === doc?.from) return;
      for (let at = source.indexOf('\n', from); at !== -1 && at < to; at = source.indexOf('\n', at + 1))
        inside.add(at + 1);
    },
  });
  let at = 0;
  const lines = source.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return inside.has(start) || line.trim() === '' ? line : indent + line;
  });
  return lines.join('\n');
}
