// references: a cross-reference with its target and its words, or a diagnostic.

import type { CrossReference } from '../document/index.ts';
import { diagnostic, nearest } from '../document/index.ts';
import { findPage } from './find-page.ts';
import type { Labels, Occurrence } from './labels.ts';
import { placeText } from './linking.ts';
import { termKey } from './number-page.ts';
import { referenceWords } from './reference-words.ts';
import type { Resolution } from './resolution.ts';
import type { At } from './resolve-page.ts';

/** A reference with `target` and words; without target when it leads nowhere, and then a diagnostic was given. */
export function resolveReference(node: CrossReference, at: At, resolution: Resolution): CrossReference {
  const { linking } = resolution;
  linking.counts.references.total += 1;
  if (node.kind === 'term') return resolveTerm(node, at, resolution);
  if (node.kind === 'doc') return resolveDoc(node, at, resolution);
  const found = linking.labels.of(node.label);
  if (found.length === 0) return resolveId(node, at, resolution) ?? unknownLabel(node, at, resolution);
  linking.labels.use(node.label);
  return inVariants(node, found, at, resolution);
}

/** The reference bound to the place of its label that its own readers see. */
function inVariants(
  node: CrossReference,
  found: readonly Occurrence[],
  at: At,
  resolution: Resolution,
): CrossReference {
  const { linking } = resolution;
  const all = linking.settings.variants.map(({ name }) => name);
  const seen = at.variants ?? all;
  const sees = (occurrence: Occurrence, name: string): boolean => occurrence.variants?.includes(name) ?? true;
  const best = found.find((one) => seen.every((name) => sees(one, name)));
  const covered = seen.every((name) => found.some((one) => sees(one, name)));
  const occurrence =
    best ?? (covered ? found.find((one) => seen.some((name) => sees(one, name))) : undefined);
  if (occurrence !== undefined) return bound(node, occurrence, at, resolution);
  const has = [...new Set(found.flatMap((one) => one.variants ?? []))].join(', ');
  linking.diagnostics.push(diagnostic('label-not-in-variant', at.place, node.label, has));
  linking.counts.references.unresolved += 1;
  const words = referenceWords(node, resolution.referred(found[0] as Occurrence), linking.words);
  return { ...node, children: words.children };
}

/** The reference with target and words. */
export function bound(
  node: CrossReference,
  occurrence: Occurrence,
  at: At,
  resolution: Resolution,
): CrossReference {
  const { linking } = resolution;
  const { children, missing } = referenceWords(node, resolution.referred(occurrence), linking.words);
  if (missing !== undefined) {
    linking.diagnostics.push(
      diagnostic(
        missing === 'number' ? 'reference-without-number' : 'reference-without-text',
        at.place,
        node.label,
      ),
    );
  }
  return { ...node, target: occurrence.target, children };
}

/** `#id` of the same page: headings have ids that are no labels. */
function resolveId(node: CrossReference, at: At, resolution: Resolution): CrossReference | undefined {
  const occurrence = node.kind === 'link' ? at.page.ids.get(node.label) : undefined;
  return occurrence && bound(node, occurrence, at, resolution);
}

function unresolved(node: CrossReference, resolution: Resolution): CrossReference {
  resolution.linking.counts.references.unresolved += 1;
  return node.children.length > 0 ? node : { ...node, children: [{ type: 'text', value: node.label }] };
}

function unknownLabel(node: CrossReference, at: At, resolution: Resolution): CrossReference {
  tellUnknown(node.label, resolution.linking.labels, at, resolution);
  return unresolved(node, resolution);
}

/** Tells that a label does not exist, with the nearest that does. */
export function tellUnknown(label: string, labels: Labels, at: At, { linking }: Resolution): void {
  const near = labels.near(label);
  linking.diagnostics.push(
    diagnostic('unknown-label', at.place, label, near?.label ?? '', near ? placeText(near.place) : ''),
  );
}

function resolveTerm(node: CrossReference, at: At, resolution: Resolution): CrossReference {
  const { linking } = resolution;
  const key = termKey(node.label);
  const found = linking.terms.of(key).length > 0 ? linking.terms.of(key) : linking.labels.of(node.label);
  if (found.length > 0) return inVariants(node, found, at, resolution);
  const near = linking.terms.near(key);
  linking.diagnostics.push(
    diagnostic('unknown-term', at.place, node.label, near?.label ?? '', near ? placeText(near.place) : ''),
  );
  return unresolved(node, resolution);
}

/** `{doc}`: a page by its path, relative or from the root, with or without extension; or by its label. */
function resolveDoc(node: CrossReference, at: At, resolution: Resolution): CrossReference {
  const { linking, pages } = resolution;
  const page = findPage(node.label, at, resolution);
  if (page !== undefined) {
    linking.labels.use(page.label);
    return bound(node, page.self, at, resolution);
  }
  const found = linking.labels.of(node.label);
  if (found.length > 0) {
    linking.labels.use(node.label);
    return inVariants(node, found, at, resolution);
  }
  linking.diagnostics.push(
    diagnostic('unknown-page', at.place, node.label, nearest(node.label, pages.keys()) ?? ''),
  );
  return unresolved(node, resolution);
}
