// annotations: discussions in the Web Annotation Data Model of the W3C, as JSON-LD, so that other tools can show them beside the text.

import { postAddress, stableAddress } from '../pages/addresses.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

export interface AnnotationOptions {
  /** Where readers reach the site, without a slash at the end. */
  origin: string;
  title: string;
}

/** An AnnotationCollection with all discussions that everyone may see (sections 3 and 5 of the recommendation). */
export async function annotations(read: Reader, options: AnnotationOptions): Promise<object> {
  const items: object[] = [];
  for (let after = 0; ;) {
    const threads = await read
      .selectFrom('threads')
      .selectAll()
      .where('state', '=', 'shown')
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    const last = threads.at(-1);
    if (!last) break;
    items.push(...(await annotationsOf(read, threads, options)));
    after = last.id;
  }
  const id = `${options.origin}/-/annotations`;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: options.title,
    total: items.length,
    first: { id: `${id}?page=0`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
}

/** Discussions read at a time, each time with two queries. */
const batch = 100;

async function annotationsOf(
  read: Reader,
  threads: readonly Row<'threads'>[],
  options: AnnotationOptions,
): Promise<object[]> {
  const anchors = await read
    .selectFrom('anchors')
    .selectAll()
    .where(
      'id',
      'in',
      threads.map(({ anchor_id }) => anchor_id),
    )
    .execute();
  const posts = await postsOf(
    read,
    threads.map(({ id }) => id),
  );
  return threads.flatMap((thread) => {
    const anchor = anchors.find(({ id }) => id === thread.anchor_id);
    const own = posts.filter(({ thread_id }) => thread_id === thread.id);
    return anchor ? annotationsOfThread(thread, anchor, own, options) : [];
  });
}

type AnnotatedPost = Awaited<ReturnType<typeof postsOf>>[number];

const postsOf = (read: Reader, threads: readonly number[]) =>
  read
    .selectFrom('posts')
    .innerJoin('people', 'people.id', 'posts.author_id')
    .select([
      'posts.id',
      'posts.thread_id',
      'posts.number',
      'posts.kind',
      'posts.parent_id',
      'posts.cooked',
      'posts.created',
      'posts.edited_at',
      'people.handle',
      'people.state as person_state',
    ])
    .where('posts.thread_id', 'in', [...threads])
    .where('posts.state', '=', 'shown')
    .where('posts.kind', '!=', 'event')
    .orderBy('posts.number')
    .execute();

function annotationsOfThread(
  thread: Row<'threads'>,
  anchor: Row<'anchors'>,
  posts: readonly AnnotatedPost[],
  options: AnnotationOptions,
): object[] {
  const numbers = new Map(posts.map(({ id, number }) => [id, number]));
  const address = (number: number): string => options.origin + postAddress(thread, number);
  return posts.map((post) => {
    const isQuestion = post.kind === 'question';
    const parent = post.parent_id === null ? 1 : (numbers.get(post.parent_id) ?? 1);
    return {
      id: address(post.number),
      type: 'Annotation',
      motivation: isQuestion ? (thread.kind === 'question' ? 'questioning' : 'commenting') : 'replying',
      ...(post.person_state !== 'gone' && { creator: { type: 'Person', nickname: post.handle } }),
      created: new Date(post.created).toISOString(),
      ...(post.edited_at !== null && { modified: new Date(post.edited_at).toISOString() }),
      body: {
        type: 'TextualBody',
        format: 'text/html',
        value: post.cooked,
        ...(isQuestion && { 'dcterms:title': thread.title }),
      },
      target: isQuestion ? targetOf(anchor, options) : address(parent),
    };
  });
}

/** The section's lasting address, the block in it, and the words in that. */
function targetOf(anchor: Row<'anchors'>, options: AnnotationOptions): object {
  const source = options.origin + stableAddress(anchor.now_label);
  const quote = anchor.quote !== null && {
    type: 'TextQuoteSelector',
    exact: anchor.quote,
    ...(anchor.quote_prefix !== null && { prefix: anchor.quote_prefix }),
    ...(anchor.quote_suffix !== null && { suffix: anchor.quote_suffix }),
  };
  const block = anchor.now_block !== null && {
    type: 'FragmentSelector',
    value: anchor.now_block,
    ...(quote && { refinedBy: quote }),
  };
  const selector = block || quote;
  return {
    source,
    ...(selector && { selector }),
    state: { type: 'State', 'schema:version': anchor.made_in },
  };
}
