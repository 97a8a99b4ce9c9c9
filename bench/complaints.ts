// complaints: whether a build did what its row says, so that a fast build of nothing is not taken for a fast build.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../src/project/index.ts';
import { labelUses } from './changes.ts';
import type { Book, Pages, Scenario } from './scenario.ts';

export interface Outcome {
  status: number;
  /** All pages before the change, and those that it left different. */
  before: Pages;
  changed: Pages;
  /** The output folder. */
  output: string;
  report: Report | undefined;
}

/** What is not as the row expects, in words; empty = all is well. */
export function complaintsOf({ case: { expect }, book, builder }: Scenario, outcome: Outcome): string[] {
  const { status, report } = outcome;
  if (!report) {
    return status === 0 ? unseen(book, outcome) : [`${builder.name} ended with status ${status}`];
  }
  if (expect === undefined) return [];
  switch (expect) {
    case 'all pages':
      return rendered(report, report.pages.total);
    case 'no page':
      return rendered(report, 0);
    case 'changed pages':
      return rendered(report, outcome.changed.size);
    case 'refused, users named':
      return [
        ...(status === 1 ? [] : [`the build ended with status ${status}, not 1`]),
        ...unnamed(report, labelUses(outcome.before, book)),
      ];
  }
}

/** Without a report the page itself must show the new word. */
function unseen({ prose }: Book, { changed, output }: Outcome): string[] {
  const text = changed.get(prose.file);
  if (prose.page === undefined || text === undefined) return [];
  const word =
    text
      .slice(text.indexOf(prose.words) + prose.words.length)
      .trimStart()
      .split(/\s/)[0] ?? '';
  const shown = existsSync(join(output, prose.page)) && readFileSync(join(output, prose.page), 'utf8');
  return shown && shown.includes(word) ? [] : [`${prose.page} does not show the new word "${word}"`];
}

function rendered({ pages }: Report, wanted: number): string[] {
  return pages.rendered === wanted ? [] : [`${pages.rendered} pages rendered, not ${wanted}`];
}

function unnamed({ diagnostics }: Report, users: readonly string[]): string[] {
  const named = new Set(
    diagnostics
      .filter(({ code, severity }) => code === 'unknown-label' && severity === 'error')
      .map(({ file, line }) => `${file}:${line}`),
  );
  const missing = users.filter((user) => !named.has(user));
  return missing.length === 0 ? [] : [`users of the label not named: ${missing.join(', ')}`];
}
