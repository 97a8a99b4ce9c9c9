// exercises: exercises with their level, and solutions, folded until the reader opens them.

import type { Exercise, Solution } from '../../../document/index.ts';
import { blockElement } from '../block-element.ts';
import type { Context, Handler } from '../context.ts';
import { hrefOf, idOf, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';
import { titled } from './proofs.ts';

export const exercise: Handler<'exercise'> = (node, context) => {
  const within = { ...inside(context), tight: false };
  const { title, body } = titled(node.children);
  const name =
    title === undefined
      ? nothing
      : element('span', { class: 'name' }, context.render(title.children, within));
  const level =
    node.level === undefined
      ? nothing
      : element('span', { class: 'level' }, text(context.site.words.levels[node.level]));
  const label = [context.book.words.exercise, node.enumerator].filter((part) => part !== undefined).join(' ');
  const head = element('p', { class: 'head' }, element('span', { class: 'kind' }, text(label)), name, level);
  const id = idOf(node, context);
  return blockElement(
    node,
    context,
    'div',
    { class: 'exercise', id },
    head,
    within.render(body, within),
    solutionLink(node, context),
  );
};

/** Where the solution stands on another page, a link; on this page it is seen by itself. */
function solutionLink({ solution: target }: Exercise, context: Context): Html {
  if (target === undefined || target.page === context.page.path || context.linked) return nothing;
  const link = element('a', { href: hrefOf(target, context) }, text(context.book.words.solution));
  return element('p', { class: 'to-solution' }, link);
}

export const solution: Handler<'solution'> = (node, context) => {
  const within = { ...inside(context), tight: false };
  const { title, body } = titled(node.children);
  const own =
    title === undefined
      ? nothing
      : element('span', { class: 'name' }, context.render(title.children, within));
  const summary = element('summary', {}, text(solutionLabel(node, context)), own);
  return element(
    'details',
    { class: 'solution', id: idOf(node, context) },
    summary,
    within.render(body, within),
  );
};

/** "Solution", with its exercise's name where that has a number. */
function solutionLabel({ target }: Solution, { book }: Context): string {
  const { words } = book;
  return target?.enumerator === undefined
    ? words.solution
    : `${words.solution} · ${words.exercise} ${target.enumerator}`;
}
