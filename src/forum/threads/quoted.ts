// quoted: the words of a page that discussions are about, for the marks under them.

import type { Reader } from '../store/store.ts';

/** Words of a block, by their place in its normalised text. */
export interface QuotedWords {
  thread: number;
  label: string;
  block: string;
  start: number;
  length: number;
}

/** More marks than these nobody can tell apart. */
const most = 300;

/** Of shown discussions in these sections, where the words still stand in the block; newest first. */
export async function quotedWords(read: Reader, labels: readonly string[]): Promise<QuotedWords[]> {
  if (labels.length === 0) return [];
  const rows = await read
    .selectFrom('threads')
    .innerJoin('anchors', 'anchors.id', 'threads.anchor_id')
    .select(['threads.id', 'threads.label', 'threads.block', 'anchors.now_start', 'anchors.now_length'])
    .where('threads.label', 'in', labels)
    .where('threads.state', '=', 'shown')
    .where('threads.block', 'is not', null)
    .where('anchors.quote', 'is not', null)
    .where('anchors.now_start', 'is not', null)
    .where('anchors.state', '!=', 'retired')
    .orderBy('threads.id', 'desc')
    .limit(most)
    .execute();
  return rows.flatMap(({ id, label, block, now_start: start, now_length: length }) =>
    block === null || start === null || length === null ? [] : [{ thread: id, label, block, start, length }],
  );
}
