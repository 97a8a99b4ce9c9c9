// start: a fresh context for rendering one work once.

import type { CitedItem, Item } from '../item.ts';
import type { Context, Disambiguation } from './context.ts';
import { render } from './render.ts';
import type { Style } from './style.ts';

export const plain: Disambiguation = { given: new Map(), primaryOnly: false, condition: false };

/** What differs from a first, plain rendering in the list of works. */
export type Start = Partial<
  Pick<Context, 'number' | 'sorting' | 'first' | 'narrative' | 'disambiguation'>
> & {
  cited?: CitedItem;
  leaveAuthorOut?: boolean;
};

export function startContext(style: Style, item: Item, area: Context['area'], start: Start = {}): Context {
  const { leaveAuthorOut = false, cited, ...rest } = start;
  const options = (area === 'citation' ? style.citation : (style.bibliography ?? style.citation)).options;
  return {
    style,
    item,
    area,
    options,
    number: 0,
    sorting: false,
    first: true,
    narrative: false,
    disambiguation: plain,
    ...rest,
    ...(cited && { cited }),
    used: new Set(),
    author: { mode: leaveAuthorOut ? 'left-out' : 'shown', seen: false, text: '' },
    suffixed: { done: false },
    depth: { now: 0 },
    render,
  };
}

/** A work as its citation layout shows it, without what surrounds the whole citation. */
export function citationText(style: Style, item: Item, start: Start): { text: string; author: string } {
  const context = startContext(style, item, 'citation', start);
  const { text } = render(style.citation.layout.children, context);
  // A work of which nothing is known is shown by its key.
  const shown = text === '' && start.leaveAuthorOut !== true ? item.key : text;
  return { text: shown, author: context.author.text };
}
