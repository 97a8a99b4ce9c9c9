// annotations: discussions in the Web Annotation Data Model of the W3C, as JSON-LD, so that other tools can show them beside the text.

import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

export interface AnnotationOptions {
  /** Where readers reach the site, without a slash at the end. */
  origin: string;
  title: string;
  /** Address of a label's place: "https://book.example/-/l/sec-loss". */
  placeOf(label: string): string;
  /** Address of a post. */
  postAt(thread: { id: number; slug: string }, number: number): string;
}

/** An AnnotationCollection with all discussions that everyone may see (sections 3 and 5 of the recommendation). */
export async function annotations(read: Reader, options: AnnotationOptions): Promise<object> {
  const threads = await read
    .selectFrom('threads')
    .selectAll()
    .where('state', '=', 'shown')
    .orderBy('id')
    .execute();
  const items: object[] = [];
  for (const thread of threads) items.push(...(await annotationsOf(read, thread, options)));
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

async function annotationsOf(
  read: Reader,
  thread: Row<'threads'>,
  options: AnnotationOptions,
): Promise<object[]> {
  const anchor = await read
    .selectFrom('anchors')
    .selectAll()
    .where('id', '=', thread.anchor_id)
    .executeTakeFirstOrThrow();
  const posts = await read
    .selectFrom('posts')
    .innerJoin('people', 'people.id', 'posts.author_id')
    .select([
      'posts.id',
      'posts.number',
      'posts.kind',
      'posts.parent_id',
      'posts.cooked',
      'posts.created',
      'posts.edited_at',
      'people.handle',
      'people.state as person_state',
    ])
    .where('posts.thread_id', '=', thread.id)
    .where('posts.state', '=', 'shown')
    .where('posts.kind', '!=', 'event')
    .orderBy('posts.number')
    .execute();
  const numbers = new Map(posts.map(({ id, number }) => [id, number]));
  const address = (number: number): string => options.postAt(thread, number);
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
  const source = options.placeOf(anchor.now_label);
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
