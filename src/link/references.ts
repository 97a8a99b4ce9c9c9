// references: where a cross-reference leads and what it prints, or a diagnostic.

import type { CrossReference } from '../document/index.ts';
import { diagnostic, nearestPath } from '../document/index.ts';
import type { At } from './at.ts';
import type { OwnWords } from './facts.ts';
import { findPage } from './find-page.ts';
import type { Labels, Occurrence } from './labels.ts';
import { placeText } from './linking.ts';
import { referenceWords } from './reference-words.ts';
import type { Resolution } from './resolution.ts';
import { termKey } from './term-key.ts';
import type { ReferenceValue } from './values.ts';

/** What a reference asks for. */
export interface Asked {
  kind: CrossReference['kind'];
  label: string;
  own: OwnWords;
}

/** Target and words; without target when it leads nowhere, and then a diagnostic was given. */
export function resolveReference(asked: Asked, at: At, resolution: Resolution): ReferenceValue {
  const { linking } = resolution;
  linking.counts.references.total += 1;
  if (asked.kind === 'term') return resolveTerm(asked, at, resolution);
  if (asked.kind === 'doc') return resolveDoc(asked, at, resolution);
  const found = linking.labels.of(asked.label);
  if (found.length === 0) return resolveId(asked, at, resolution) ?? unknownLabel(asked, at, resolution);
  linking.labels.use(asked.label);
  return inVariants(asked, found, at, resolution);
}

/** The reference bound to the place of its label that its own readers see. */
function inVariants(
  asked: Asked,
  found: readonly Occurrence[],
  at: At,
  resolution: Resolution,
): ReferenceValue {
  const { linking } = resolution;
  const all = linking.settings.variants.map(({ name }) => name);
  const seen = at.variants ?? all;
  const sees = (occurrence: Occurrence, name: string): boolean => occurrence.variants?.includes(name) ?? true;
  const best = found.find((one) => seen.every((name) => sees(one, name)));
  const covered = seen.every((name) => found.some((one) => sees(one, name)));
  const occurrence =
    best ?? (covered ? found.find((one) => seen.some((name) => sees(one, name))) : undefined);
  if (occurrence !== undefined) return bound(asked, occurrence, at, resolution);
  const has = [...new Set(found.flatMap((one) => one.variants ?? []))].join(', ');
  linking.diagnostics.push(diagnostic('label-not-in-variant', at.place, asked.label, has));
  linking.counts.references.unresolved += 1;
  const { words, fill } = referenceWords(asked, resolution.referred(found[0] as Occurrence), linking.words);
  return { kind: 'reference', ...(words && { words }), ...(fill && { fill }) };
}

/** The reference with target and words. */
export function bound(asked: Asked, occurrence: Occurrence, at: At, resolution: Resolution): ReferenceValue {
  const { linking } = resolution;
  const { words, fill, missing } = referenceWords(asked, resolution.referred(occurrence), linking.words);
  if (missing !== undefined) {
    linking.diagnostics.push(
      diagnostic(
        missing === 'number' ? 'reference-without-number' : 'reference-without-text',
        at.place,
        asked.label,
      ),
    );
  }
  return {
    kind: 'reference',
    target: occurrence.target,
    ...(words && { words }),
    ...(fill && { fill }),
  };
}

/** `#id` of the same page: headings have ids that are no labels. */
function resolveId(asked: Asked, at: At, resolution: Resolution): ReferenceValue | undefined {
  const occurrence = asked.kind === 'link' ? at.page.byId(asked.label) : undefined;
  return occurrence && bound(asked, occurrence, at, resolution);
}

function unresolved({ own, label }: Asked, resolution: Resolution): ReferenceValue {
  resolution.linking.counts.references.unresolved += 1;
  return {
    kind: 'reference',
    ...(!own.something && { words: [{ type: 'text' as const, value: label }] }),
  };
}

function unknownLabel(asked: Asked, at: At, resolution: Resolution): ReferenceValue {
  tellUnknown(asked.label, resolution.linking.labels, at, resolution);
  return unresolved(asked, resolution);
}

/** Tells that a label does not exist, with the nearest that does. */
export function tellUnknown(label: string, labels: Labels, at: At, { linking }: Resolution): void {
  const near = labels.near(label);
  linking.diagnostics.push(
    diagnostic('unknown-label', at.place, label, near?.label ?? '', near ? placeText(near.place) : ''),
  );
}

function resolveTerm(asked: Asked, at: At, resolution: Resolution): ReferenceValue {
  const { linking } = resolution;
  const key = termKey(asked.label);
  const found = linking.terms.of(key).length > 0 ? linking.terms.of(key) : linking.labels.of(asked.label);
  if (found.length > 0) return inVariants(asked, found, at, resolution);
  const near = linking.terms.near(key);
  linking.diagnostics.push(
    diagnostic('unknown-term', at.place, asked.label, near?.label ?? '', near ? placeText(near.place) : ''),
  );
  return unresolved(asked, resolution);
}

/** `{doc}`: a page by its path, relative or from the root, with or without extension; or by its label. */
function resolveDoc(asked: Asked, at: At, resolution: Resolution): ReferenceValue {
  const { linking, pages } = resolution;
  const page = findPage(asked.label, at, resolution);
  if (page !== undefined) {
    linking.labels.use(page.label);
    return bound(asked, page.self, at, resolution);
  }
  const found = linking.labels.of(asked.label);
  if (found.length > 0) {
    linking.labels.use(asked.label);
    return inVariants(asked, found, at, resolution);
  }
  linking.diagnostics.push(
    diagnostic('unknown-page', at.place, asked.label, nearestPath(asked.label, pages.keys()) ?? ''),
  );
  return unresolved(asked, resolution);
}
