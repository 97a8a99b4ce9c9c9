// look-ups: the names in a text that only the database knows: who and which pictures to look for before it is cooked.

import { foldHandle } from '../people/handles.ts';

const handle = /@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?)/gu;
const upload = /(?:upload:\/\/|\/-\/uploads\/[0-9a-f]{2}\/)([0-9a-f]{64})/g;

/** Folded handles and digests of pictures that a text may name; cooking tells which it does. At most 50 of each. */
export function lookUps(raw: string): { mentions: string[]; uploads: string[] } {
  return { mentions: once(raw.matchAll(handle), foldHandle), uploads: once(raw.matchAll(upload)) };
}

const once = (matches: Iterable<RegExpMatchArray>, fold = (name: string): string => name): string[] =>
  [...new Set([...matches].map((match) => fold(match[1] as string)))].slice(0, 50);
