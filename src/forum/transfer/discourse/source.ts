// source: where topics come from: a Discourse, asked politely, and once for each.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { writeWhole } from '../../../write-whole.ts';
import { readPosts, readTopic } from './topic.ts';
import type { Topic } from './topic.ts';

export type Found = { ok: true; topic: Topic } | { ok: false; problem: string };

export interface TopicSource {
  /** Never rejects. */
  topic(id: number): Promise<Found>;
}

function storedTopic(file: string): Found | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const topic = readTopic(JSON.parse(readFileSync(file, 'utf8')));
    return topic ? { ok: true, topic } : { ok: false, problem: 'not a topic' };
  } catch {
    return { ok: false, problem: 'not JSON' };
  }
}

/** What was fetched once is kept, so that a broken import goes on where it stopped. */
export interface DiscourseOptions {
  /** "https://discuss.d2l.ai", without a slash at the end. */
  url: string;
  folder: string;
  fetch?: typeof fetch;
  /** Milliseconds between calls: Discourse allows about one a second. */
  pause?: number;
}

const tries = 6;
/** Posts that one call may ask for. */
const atOnce = 20;

export function discourseSource({
  url,
  folder,
  fetch: call = fetch,
  pause = 1100,
}: DiscourseOptions): TopicSource {
  const json = async (path: string): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      await wait(pause);
      const answer = await call(`${url}${path}`, { headers: { Accept: 'application/json' } });
      if (answer.ok) return answer.json();
      const later = answer.status === 429 || answer.status >= 500;
      if (!later || attempt === tries) throw new Error(`answered ${answer.status}`);
      const asked = Number(answer.headers.get('retry-after') ?? 0) * 1000;
      await wait(Math.max(asked, pause * 2 ** attempt));
    }
  };
  return {
    topic: async (id) => {
      const file = join(folder, `${id}.json`);
      const stored = storedTopic(file);
      if (stored) return stored;
      try {
        const topic = readTopic(await json(`/t/${id}.json?include_raw=true`));
        if (!topic) return { ok: false, problem: 'not a topic' };
        const rest = topic.post_stream.stream.slice(topic.post_stream.posts.length);
        for (let from = 0; from < rest.length; from += atOnce) {
          const ids = rest.slice(from, from + atOnce).map((post) => `post_ids[]=${post}`);
          const posts = readPosts(await json(`/t/${id}/posts.json?include_raw=true&${ids.join('&')}`));
          topic.post_stream.posts.push(...posts);
        }
        writeWhole(file, JSON.stringify(topic));
        return { ok: true, topic };
      } catch (error) {
        return { ok: false, problem: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
