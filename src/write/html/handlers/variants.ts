// variants: what differs between the book's variants, seen as one thing with tabs.

import type { Node, VariantSet } from '../../../document/index.ts';
import { walk } from '../../../document/index.ts';
import type { Context, Handler } from '../context.ts';
import { freshId } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text } from '../html.ts';
import { variantClass, variantClasses, variantId } from '../variant-names.ts';

/** All branches stand in the page; the choice in the bar shows one. Without a script too. */
export const variantSet: Handler<'variantSet'> = (node, context) => {
  const names = context.book.settings.variants.map(({ name }) => name);
  const here = names.filter((name) => node.children.some((branch) => branch.variants.includes(name)));
  const row =
    node.children.some(({ children }) => startsWithCode(children)) && here.length > 1
      ? tabRow(here, context)
      : nothing;
  const branches = node.children.map((branch) => {
    const own = {
      ...context,
      branch: { variants: branch.variants, row: startsWithCode(branch.children) ? row : nothing },
    };
    return context.render([branch], own);
  });
  // A reader whose variant is missing here still sees the tabs, and with them that there is something to see.
  const missing = names.filter((name) => !here.includes(name));
  const rest =
    row === nothing || missing.length === 0
      ? nothing
      : element('div', { class: `cell shown ${variantClasses(missing)}` }, row);
  return join([...sharedPlaces(node, context), ...branches, rest]);
};

/** Only the first cell of a branch carries the tabs. */
export const variantBranch: Handler<'variantBranch'> = (node, context) => {
  const { branch } = context;
  const [first, ...rest] = node.children;
  const variants = branch?.variants ?? node.variants;
  const later = { ...context, branch: { variants, row: nothing } };
  const content =
    first === undefined
      ? nothing
      : join([
          context.render([first], { ...later, branch: branch ?? later.branch }),
          context.render(rest, later),
        ]);
  return context.site.hasVariants
    ? element('div', { class: variantClasses(node.variants) }, content)
    : content;
};

const startsWithCode = (children: readonly Node[]): boolean =>
  children[0]?.type === 'codeCell' || children[0]?.type === 'code';

/** Tabs: labels of the buttons in the bar, so that all tabs of the page are one choice. */
export function tabRow(names: readonly string[], { book }: Context): Html {
  const tabs = book.settings.variants
    .filter(({ name }) => names.includes(name))
    .map(({ name, title }) =>
      element('label', { class: `tab pick-${variantClass(name)}`, for: variantId(name) }, text(title)),
    );
  return element('div', { class: 'cell-head' }, ...tabs);
}

/**
 * Branches may share labels. A shared one becomes an empty place before the set, which is there whatever the reader has
 * chosen; the things themselves get ids of their own.
 */
function sharedPlaces(node: VariantSet, context: Context): Html[] {
  const counts = new Map<string, number>();
  for (const branch of node.children) {
    walk(branch, (inner) => {
      if ('id' in inner && inner.id !== undefined) counts.set(inner.id, (counts.get(inner.id) ?? 0) + 1);
    });
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([id]) => id);
  return shared.map((id) =>
    element('span', { class: 'anchor', id: freshId(id, context), 'data-several': true }),
  );
}
