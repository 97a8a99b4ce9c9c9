// load: the files of the search's index, each asked for once.

import type { BookIndex, SearchShard } from '../../search/index.ts';
import { shardsFor } from '../../search/index.ts';
import type { QueryWords } from '../../search/index.ts';

const folder = '_search';
const asked = new Map<string, Promise<unknown>>();

function load<T>(path: string, fresh = false): Promise<T> {
  let answer = asked.get(path);
  if (!answer) {
    // Shards are named by their contents; the list of them is not.
    answer = fetch(`${folder}/${path}`, fresh ? { cache: 'no-cache' } : {}).then((response) => {
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.json() as Promise<unknown>;
    });
    asked.set(path, answer);
    answer.catch(() => asked.delete(path));
  }
  return answer as Promise<T>;
}

export const loadIndex = (): Promise<BookIndex> => load<BookIndex>('index.json', true);

/** The shards that a query needs. */
export function loadShards(query: QueryWords, { shards }: BookIndex): Promise<SearchShard[]> {
  const last = query.words.length - 1;
  const files = new Set(
    query.words.flatMap((word, at) => shardsFor(shards, word, query.open && at === last)),
  );
  return Promise.all([...files].map((file) => load<SearchShard>(file)));
}

/** Text of a section, for what is shown of it; empty when it cannot be had. */
export async function loadText(address: string, id: string): Promise<string> {
  const path = `text/${address.split('/').map(encodeURIComponent).join('/')}.json`;
  try {
    const sections = await load<[string, string][]>(path);
    return sections.find(([own]) => own === id)?.[1] ?? '';
  } catch {
    return '';
  }
}
