// annotations: discussions in the Web Annotation Data Model of the W3C, as JSON-LD, so that other tools can show them beside the text.

import { postAddress, stableAddress } from '../pages/addresses.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

export interface AnnotationOptions {
  /** Where readers reach the site, without a slash at the end. */
  origin: string;
  title: string;
}

const context = 'http://www.w3.org/ns/anno.jsonld';

/** All discussions that everyone may see as one AnnotationCollection, for a file (sections 3 and 5 of the recommendation). */
export async function annotations(read: Reader, options: AnnotationOptions): Promise<object> {
  const items: object[] = [];
  for (let page = 0; ; page += 1) {
    const threads = await threadsOf(read, page);
    if (threads.length === 0) break;
    items.push(...(await annotationsOf(read, threads, options)));
  }
  const id = idOf(options);
  const first = { id: pageId(options, 0), type: 'AnnotationPage', partOf: id, startIndex: 0, items };
  return { ...headOf(options), total: items.length, first };
}

const idOf = ({ origin }: AnnotationOptions): string => `${origin}/-/annotations`;
const pageId = (options: AnnotationOptions, page: number): string => `${idOf(options)}?page=${page}`;

const headOf = (options: AnnotationOptions): object => ({
  '@context': context,
  id: idOf(options),
  type: 'AnnotationCollection',
  label: options.title,
});

/** The same as a head, whose pages are asked for one by one. */
export async function annotationCollection(read: Reader, options: AnnotationOptions): Promise<object> {
  const [total, threads] = [await countBefore(read, undefined), await countThreads(read)];
  return {
    ...headOf(options),
    total,
    first: pageId(options, 0),
    last: pageId(options, Math.max(0, Math.ceil(threads / batch) - 1)),
  };
}

/** One AnnotationPage (section 5.2), from 0; undefined where there is none. */
export async function annotationPage(
  read: Reader,
  options: AnnotationOptions,
  page: number,
): Promise<object | undefined> {
  const threads = await threadsOf(read, page);
  const [first] = threads;
  if (!first && page > 0) return undefined;
  const following = threads.length === batch ? await threadsOf(read, page + 1, 1) : [];
  return {
    '@context': context,
    id: pageId(options, page),
    type: 'AnnotationPage',
    partOf: idOf(options),
    ...(page > 0 && { prev: pageId(options, page - 1) }),
    ...(following.length > 0 && { next: pageId(options, page + 1) }),
    startIndex: first ? await countBefore(read, first.id) : 0,
    items: first ? await annotationsOf(read, threads, options) : [],
  };
}

/** Discussions of one page; each page is read with two queries more. */
const batch = 100;

const threadsOf = (read: Reader, page: number, most = batch): Promise<Row<'threads'>[]> =>
  read
    .selectFrom('threads')
    .selectAll()
    .where('state', '=', 'shown')
    .orderBy('id')
    .limit(most)
    .offset(page * batch)
    .execute();

async function countThreads(read: Reader): Promise<number> {
  const { count } = await read
    .selectFrom('threads')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Annotations of discussions before one; of all without it. */
async function countBefore(read: Reader, thread: number | undefined): Promise<number> {
  let query = read
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('threads.state', '=', 'shown')
    .where('posts.state', '=', 'shown')
    .where('posts.kind', '!=', 'event');
  if (thread !== undefined) query = query.where('posts.thread_id', '<', thread);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

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
