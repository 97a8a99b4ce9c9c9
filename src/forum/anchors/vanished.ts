// vanished: labels with discussions that a new version does not have any more, and nobody has said what became of them.

import type { Manifest } from '../../compare/index.ts';
import type { Reader } from '../store/store.ts';
import { lookupIn } from './book.ts';

export interface VanishedLabel {
  label: string;
  /** How many discussions hang on it, and the title of one. */
  threads: number;
  title: string;
}

/**
 * Labels that their author wrote, or that name a page: these need an alias or an entry among the retired ones before the version
 * can be published. Those made from a heading's words follow the heading.
 */
export async function vanishedLabels(
  read: Reader,
  next: Manifest,
  isWritten: (label: string) => boolean,
): Promise<VanishedLabel[]> {
  const lookup = lookupIn(next);
  const retired = new Set(next.retired);
  const labels = await read
    .selectFrom('threads')
    .innerJoin('anchors', 'anchors.id', 'threads.anchor_id')
    .select(({ fn }) => [
      'threads.label',
      fn.countAll<number>().as('threads'),
      fn.min('threads.title').as('title'),
    ])
    .where('threads.state', 'in', ['shown', 'held', 'hidden'])
    .where('anchors.resolved_in', '!=', next.id)
    .where('anchors.state', '!=', 'retired')
    .groupBy('threads.label')
    .orderBy('threads.label')
    .execute();
  return labels
    .filter(({ label }) => isWritten(label) && !lookup.section(lookup.current(label)) && !retired.has(label))
    .map(({ label, threads, title }) => ({ label, threads: Number(threads), title }));
}
