// import-topics: takes over the discussions that a book's pages name: topics of a Discourse become discussions of their section and variant.

import type { Manifest } from '../../../compare/index.ts';
import { anchorFor } from '../../anchors/index.ts';
import { withCharacters } from '../../character-references.ts';
import type { Cook } from '../../cook/index.ts';
import type { Store } from '../../store/store.ts';
import type { ImportedPost } from './commands.ts';
import type { TopicSource } from './source.ts';
import type { Topic, TopicPost } from './topic.ts';
import { likesOf, topicOf } from './topic.ts';

export interface TopicsImport {
  store: Store;
  source: TopicSource;
  cook: Cook;
  manifest: Manifest;
  now: () => number;
  /** What becomes of each topic. */
  tell: (line: string) => void;
}

export interface TopicsImported {
  topics: number;
  posts: number;
  missing: number;
}

/** Where one topic belongs. */
interface Place {
  topic: number;
  label: string;
  /** "3.1 Linear regression" */
  place: string;
  variant?: string;
}

/** The topics that the pages name, each once; one that several variants share is of none of them. */
export function placesOf(manifest: Manifest): Place[] {
  const places = new Map<number, Place>();
  for (const page of manifest.pages) {
    const place = [page.number, page.title].filter((part) => part !== undefined).join(' ');
    for (const { variants, url } of page.discussions ?? []) {
      const topic = topicOf(url);
      if (topic === undefined) continue;
      const [variant, ...others] = variants;
      const isShared = others.length > 0 || places.has(topic);
      places.set(topic, {
        topic,
        label: page.label,
        place,
        ...(variant !== undefined && !isShared && { variant }),
      });
    }
  }
  return [...places.values()];
}

export async function importTopics(parts: TopicsImport): Promise<TopicsImported> {
  const counts: TopicsImported = { topics: 0, posts: 0, missing: 0 };
  for (const place of placesOf(parts.manifest)) {
    const found = await parts.source.topic(place.topic);
    if (!found.ok) {
      counts.missing += 1;
      parts.tell(`topic ${place.topic} (${place.label}): ${found.problem}`);
      continue;
    }
    const { posts } = await importOne(parts, place, found.topic);
    counts.topics += 1;
    counts.posts += posts;
  }
  return counts;
}

async function importOne(parts: TopicsImport, place: Place, topic: Topic): Promise<{ posts: number }> {
  const { store, manifest, now } = parts;
  const anchor = anchorFor({ manifest, page: () => undefined }, { label: place.label }, place.place);
  if (!anchor.ok) return { posts: 0 };
  const kept = topic.post_stream.posts
    .filter((post) => post.post_type === 1 && post.hidden !== true && (post.deleted_at ?? null) === null)
    .sort((a, b) => a.post_number - b.post_number);
  const posts: ImportedPost[] = [];
  for (const post of kept) posts.push(await cookedPost(post, parts.cook));
  return store.write('discourse.topic', {
    now: now(),
    topic: topic.id,
    title: topic.title,
    slug: topic.slug,
    anchor: anchor.value,
    ...(place.variant !== undefined && { variant: place.variant }),
    ...(manifest.edition !== undefined && { edition: manifest.edition }),
    created: Date.parse(topic.created_at),
    closed: topic.closed,
    tags: [...new Set(topic.tags.map((tag) => (typeof tag === 'string' ? tag : tag.name).toLowerCase()))],
    posts,
  });
}

/** The text is cooked here anew: HTML of another program is not let in. */
async function cookedPost(post: TopicPost, cook: Cook): Promise<ImportedPost> {
  const raw = post.raw ?? textOf(post.cooked);
  const { cooked, version, plain } = await cook.cook(raw);
  const created = Date.parse(post.created_at);
  const edited = post.updated_at === undefined ? created : Date.parse(post.updated_at);
  return {
    number: post.post_number,
    author: post.username,
    created,
    // Discourse touches posts for reasons of its own too; within a minute it is no edit.
    ...(edited - created > 60_000 && { edited }),
    raw,
    cooked,
    cookVersion: version,
    plain,
    ...(typeof post.reply_to_post_number === 'number' && { replyTo: post.reply_to_post_number }),
    likes: likesOf(post),
    accepted: post.accepted_answer === true,
  };
}

/** Where a Discourse does not give the source, the words of its HTML. */
const textOf = (html: string): string =>
  withCharacters(
    html.replace(/<br\s*\/?>|<\/(?:p|li|pre|h\d|blockquote)>/gi, '\n').replace(/<[^>]*>/g, ''),
  ).trim();
