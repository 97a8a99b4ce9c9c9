// variants: what differs between the book's variants, seen as one thing with tabs.

import type { Node, VariantBranch } from '../../../document/index.ts';
import { walk } from '../../../document/index.ts';
import type { Context, Handler } from '../context.ts';
import { freshId } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, join, nothing, text } from '../html.ts';
import { variantsOn } from '../page-variants.ts';
import { variantClass, variantClasses, variantId } from '../variant-names.ts';

/** All branches that the page can show stand in it; the choice in the bar shows one. Without a script too. */
export const variantSet: Handler<'variantSet'> = (node, context) => {
  const { book, page } = context;
  const names = variantsOn(page, book).map(({ name }) => name);
  const has = ({ variants }: VariantBranch, among: readonly string[]): boolean =>
    variants.some((name) => among.includes(name));
  const children = node.children.filter((branch) => has(branch, names));
  const here = names.filter((name) => children.some((branch) => has(branch, [name])));
  const missing = names.filter((name) => !here.includes(name));
  const differs = children.length > 1 || missing.length > 0;
  const row =
    differs && here.length > 1 && children.some((branch) => startsWithCode(branch.children))
      ? tabRow(here, context)
      : nothing;
  const branches = children.map((branch) => {
    const own = {
      ...context,
      branch: { variants: branch.variants, row: startsWithCode(branch.children) ? row : nothing },
    };
    return context.render([branch], own);
  });
  const rest = row === nothing ? nothing : absent(missing, row, context);
  return join([...sharedPlaces(children, context), ...branches, rest]);
};

/** A reader whose variant is missing here is told so, and sees the tabs of those that are there. */
function absent(missing: readonly string[], row: Html, { book, site }: Context): Html {
  if (missing.length === 0) return nothing;
  const notes = book.settings.variants
    .filter(({ name }) => missing.includes(name))
    .map(({ name, title }) => {
      const names = classes('absent', missing.length > 1 && variantClasses([name]));
      return element('p', { class: names }, text(site.words.notIn(title)));
    });
  return element('div', { class: `cell shown ${variantClasses(missing)}` }, row, ...notes);
}

/**
 * What follows code of one variant that has no tabs: a note for readers of the others, where the text before it is theirs
 * too. After something else of that variant alone nothing is missing.
 */
export function absentAfter(node: Node, previous: Node | undefined, context: Context): Html {
  const { book, page, branch, site } = context;
  if (!site.hasVariants || branch !== undefined || previous === undefined) return nothing;
  const own = codeOfSome(node);
  if (own === undefined) return nothing;
  const names = variantsOn(page, book).map(({ name }) => name);
  const before = ofSome(previous);
  const here = names.filter((name) => own.includes(name));
  if (here.length !== 1 || names.some((name) => before?.includes(name) === false)) return nothing;
  const missing = names.filter((name) => !here.includes(name));
  return absent(missing, tabRow(here, context), context);
}

/** The variants that have something, where it is not of all. */
function ofSome(node: Node): readonly string[] | undefined {
  if (node.type === 'codeCell') return node.variants;
  return node.type === 'variantSet' ? node.children.flatMap(({ variants }) => variants) : undefined;
}

const codeOfSome = (node: Node): readonly string[] | undefined =>
  node.type === 'codeCell' ||
  (node.type === 'variantSet' && node.children.some(({ children }) => startsWithCode(children)))
    ? ofSome(node)
    : undefined;

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
function sharedPlaces(branches: readonly VariantBranch[], context: Context): Html[] {
  const counts = new Map<string, number>();
  for (const branch of branches) {
    walk(branch, (inner) => {
      if ('id' in inner && inner.id !== undefined) counts.set(inner.id, (counts.get(inner.id) ?? 0) + 1);
    });
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([id]) => id);
  return shared.map((id) =>
    element('span', { class: 'anchor', id: freshId(id, context), 'data-several': true }),
  );
}
