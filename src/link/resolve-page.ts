// resolve-page: everything on a page that waits for the book looked up in it; the tree is not needed for that.

import type { SymbolDocumentation } from '../document/index.ts';
import { diagnostic, nearest } from '../document/index.ts';
import { atOf } from './at.ts';
import type { Noted } from './facts.ts';
import type { LinkedPage } from './linked-page.ts';
import { resolveCard, resolveLink } from './page-links.ts';
import { resolveImage } from './pictures.ts';
import { resolveReference } from './references.ts';
import type { Resolution } from './resolution.ts';
import { symbolNodes } from './symbols.ts';
import type { Value } from './values.ts';
import { fields } from './values.ts';

/** The documentation of the library's symbols by full name. */
export type Symbols = Pick<ReadonlyMap<string, SymbolDocumentation>, 'get' | 'keys'>;

/** What comes into the page's tree, in an order that depends on the page alone; diagnostics and counts of the book grow. */
export function resolvePage(page: LinkedPage, resolution: Resolution, symbols: Symbols): Map<number, Value> {
  const { facts, placed } = page;
  const { path } = placed.document;
  const values = new Map<number, Value>();
  const put = ({ at }: Noted, value: Value | undefined): void => {
    if (value !== undefined) values.set(at, value);
  };
  resolution.linking.counts.formulas.total += facts.formulas;
  for (const one of facts.references) put(one, resolveReference(one, atOf(page, one), resolution));
  for (const one of facts.links) put(one, resolveLink(one, atOf(page, one), resolution));
  for (const one of facts.cards) put(one, resolveCard(one, atOf(page, one), resolution));
  for (const one of facts.images) {
    const found = resolveImage(one, atOf(page, one), resolution);
    put(one, found === undefined ? undefined : fields({ path: found }));
  }
  const cited = resolution.cited.get(path) ?? [];
  for (const [i, one] of facts.citations.entries()) {
    const done = cited[i];
    if (done === undefined || !('label' in done)) put(one, done);
    else {
      const asked = { kind: 'link', label: done.label, own: { words: false, something: false } } as const;
      put(one, { ...resolveReference(asked, atOf(page, one), resolution), label: done.label });
    }
  }
  bindSolutions(page, resolution, put);
  for (const one of facts.symbols) {
    const documentation = symbols.get(one.name);
    if (documentation !== undefined)
      put(one, { kind: 'nodes', nodes: symbolNodes(one, documentation, resolution) });
    else tellUnknownSymbol(one.name, atOf(page, one).place, symbols, resolution);
  }
  return values;
}

/** Exercises and solutions lead to each other. */
function bindSolutions(
  { facts, occurrences }: LinkedPage,
  { exercises }: Resolution,
  put: (noted: Noted, value: Value | undefined) => void,
): void {
  for (const [i, one] of facts.targets.entries()) {
    const target = occurrences[i]?.target;
    if (one.kind === 'exercise' && target !== undefined) {
      const solution = exercises.solutionOf(target);
      if (solution !== undefined) put(one, fields({ solution }));
    } else if (one.solves !== undefined) {
      const exercise = exercises.exerciseOf(one.solves);
      if (exercise !== undefined) put(one, fields({ target: exercise.target }));
    }
  }
}

function tellUnknownSymbol(
  name: string,
  place: Parameters<typeof diagnostic>[1],
  symbols: Symbols,
  { linking }: Resolution,
): void {
  linking.diagnostics.push(diagnostic('unknown-symbol', place, name, nearest(name, symbols.keys()) ?? ''));
}
