// index: the table of directives, and those of MyST that are known not to be supported.

import { admonitions } from './admonition.ts';
import { asides } from './aside.ts';
import { cards } from './card.ts';
import { codeCell } from './code-cell.ts';
import { codes } from './code.ts';
import { csvTable } from './csv-table.ts';
import { demonstration } from './demonstration.ts';
import { details } from './details.ts';
import { div } from './div.ts';
import { exercises } from './exercise.ts';
import { figure } from './figure.ts';
import { glossary } from './glossary.ts';
import { iframe } from './iframe.ts';
import { image } from './image.ts';
import { includes } from './include.ts';
import { indexEntry } from './index-entry.ts';
import { lists } from './lists.ts';
import { listTable } from './list-table.ts';
import { math } from './math.ts';
import { proofs } from './proof.ts';
import { quote } from './quote.ts';
import { raws } from './raw.ts';
import type { DirectiveSpec } from './spec.ts';
import { table } from './table.ts';
import { tabs } from './tabs.ts';
import { variant } from './variant.ts';

export const directives: readonly DirectiveSpec[] = [
  ...admonitions,
  ...asides,
  ...cards,
  codeCell,
  ...codes,
  csvTable,
  demonstration,
  details,
  div,
  ...exercises,
  figure,
  glossary,
  iframe,
  image,
  ...includes,
  indexEntry,
  ...lists,
  listTable,
  math,
  ...proofs,
  quote,
  ...raws,
  table,
  ...tabs,
  variant,
];

/** Directives of MyST without a counterpart here: what to use instead. */
export const unsupported: Readonly<Record<string, string>> = {
  embed: 'refer to it with [](#label)',
  anywidget: 'use a code cell, or {iframe} for a page with a widget',
  mdast: 'write the content as Markdown',
  'exercise-start': 'use {exercise} with a fence longer than those inside it',
  'exercise-end': 'use {exercise} with a fence longer than those inside it',
  'solution-start': 'use {solution} with a fence longer than those inside it',
  'solution-end': 'use {solution} with a fence longer than those inside it',
};

const byName = new Map(directives.flatMap((spec) => spec.names.map((name) => [name, spec])));

export const directiveNamed = (name: string): DirectiveSpec | undefined => byName.get(name);
export const directiveNames = (): Iterable<string> => byName.keys();
