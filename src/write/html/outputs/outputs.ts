// outputs: what a cell gave, once where its variants agree, else once for each.

import type { CodeCell, Output } from '../../../document/index.ts';
import { joinedStreams } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, join, nothing } from '../html.ts';
import { variantClasses } from '../variant-names.ts';
import { bundle } from './bundle.ts';
import { failure, stream } from './text-output.ts';

/** The outputs of a cell; nothing where it gave none. */
export function outputs(cell: CodeCell, tags: ReadonlySet<string>, context: Context): Html {
  const groups = alike(cell, context).map(({ variants, list }) => ({
    variants,
    html: shown(list, cell, tags, context),
  }));
  const [first] = groups;
  if (first === undefined) return nothing;
  if (groups.length === 1 && first.variants === undefined) return box(first.html, undefined);
  return join(groups.map(({ variants, html }) => box(html, variants)));
}

interface Group {
  /** Absent: all that the reader can choose here. */
  variants?: string[];
  list: Output[];
}

/** Variants with equal outputs together. A variant in which the cell did not run has none. */
function alike(cell: CodeCell, { site, branch, book }: Context): Group[] {
  const all = book.settings.variants.map(({ name }) => name);
  if (!site.hasVariants) return [{ list: cell.outputs[all[0] ?? ''] ?? [] }];
  const own = all.filter(
    (name) => (cell.variants?.includes(name) ?? true) && (branch?.variants.includes(name) ?? true),
  );
  const groups = new Map<string, { variants: string[]; list: Output[] }>();
  for (const name of own) {
    const list = cell.outputs[name] ?? [];
    const key = JSON.stringify(list.map(withoutCount));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { variants: [name], list });
    else group.variants.push(name);
  }
  const found = [...groups.values()];
  return found.length === 1 ? found.map(({ list }) => ({ list })) : found;
}

/** Execution counts are not shown, so they make no difference. */
const withoutCount = (output: Output): unknown =>
  output.output_type === 'execute_result' ? { ...output, execution_count: 0 } : output;

const box = (html: Html, variants: readonly string[] | undefined): Html =>
  html === nothing
    ? nothing
    : element('div', { class: classes('out', variants && variantClasses(variants)) }, html);

function shown(list: readonly Output[], cell: CodeCell, tags: ReadonlySet<string>, context: Context): Html {
  return join(joinedStreams(list).map((output) => one(output, cell, tags, context)));
}

function one(output: Output, cell: CodeCell, tags: ReadonlySet<string>, context: Context): Html {
  switch (output.output_type) {
    case 'stream':
      if (tags.has(output.name === 'stderr' ? 'remove-stderr' : 'remove-stdout')) return nothing;
      return stream(output, context);
    case 'error':
      return failure(output, context);
    case 'display_data':
    case 'execute_result':
      return bundle(output.data, cell, context);
  }
}
