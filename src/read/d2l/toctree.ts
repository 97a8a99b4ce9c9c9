// toctree: a fence `toc` lists the pages below a page, in order (Sphinx's toctree).

import type { FlowNode, Position, Toctree } from '../../document/index.ts';
import type { Context } from '../markdown/context.ts';
import { resolvePath } from '../markdown/paths.ts';
import type { SourceLine } from './cell/lines.ts';
import { stateOf } from './state.ts';

const option = /^:([\w-]+):[ \t]*(.*)$/;

export function readToctree(lines: readonly SourceLine[], position: Position, context: Context): FlowNode[] {
  const tree: Toctree = { numbered: false, entries: [] };
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '') continue;
    const start = context.source.lineStart(line.line - 1) + line.cut + line.text.indexOf(text);
    const range = { start, end: start + text.length };
    const [, key, value = ''] = option.exec(text) ?? [];
    if (key === 'numbered') tree.numbered = true;
    else if (key === 'maxdepth' && /^\d+$/.test(value)) tree.depth = Number(value);
    else if (key !== undefined) context.note('bad-toc-option', range, text);
    else {
      if (text.endsWith('.md')) context.note('toc-entry-extension', range, text);
      const path = resolvePath(context.source.file, text.replace(/\.md$/, ''));
      if (path === undefined) context.note('missing-included-file', range, text);
      else
        tree.entries.push({ file: `${path}.md`, position: context.source.position(range.start, range.end) });
    }
  }
  stateOf(context).toctrees.push(tree);
  return [
    {
      type: 'toc',
      context: 'children',
      ...(tree.depth !== undefined && { depth: tree.depth }),
      pages: tree.entries.map(({ file }) => file),
      position,
    },
  ];
}
