// serving-load: requests to the server, many at a time, from many addresses: how many, how long, and what the server used.

import autocannon from 'autocannon';

import type { Measured } from './load.ts';
import { begin, seedWord, vocabulary } from './seed.ts';
import type { Size } from './seed.ts';
import type { Served } from './served.ts';

export interface ServerLoad {
  name: string;
  connections: number;
  /** One request; the number is another each time. */
  request: (nth: number) => {
    method: 'GET' | 'POST';
    path: string;
    headers: Record<string, string>;
    body?: string;
  };
}

/** What readers look for: a usual word and a rarer one, three rarer ones, a phrase, solved discussions of a word. */
function query(nth: number): string {
  const rare = (other: number): string => seedWord(scattered(nth * 31 + other, vocabulary) - 1);
  const kinds = [
    `gradient ${seedWord(scattered(nth, 300) - 1)}`,
    `${seedWord(scattered(nth, 50) - 1)} ${seedWord(scattered(nth + 1, 50) - 1)} ${rare(0)}`,
    `"divided by two" ${rare(1)}`,
    `${seedWord(scattered(nth, 200) - 1)} is:solved`,
    'weights loss',
  ];
  return kinds[nth % kinds.length] ?? '';
}

const scattered = (nth: number, count: number): number => ((nth * 7919) % count) + 1;

/** A few are read most, and most are read seldom: the n-th most read one n times less than the first (Zipf). */
const popular = (nth: number, count: number): number =>
  Math.floor(count ** ((scattered(nth, count) - 0.5) / count));

/** Limits go by network address: as many readers as requests. */
const from = (nth: number): string => `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`;

export function serverLoads({ url, cookie, pages }: Served, size: Size): ServerLoad[] {
  const life = begin + Math.random();
  const headers = (nth: number, more: Record<string, string> = {}): Record<string, string> => ({
    'x-forwarded-for': from(nth),
    ...more,
  });
  const get = (
    path: string,
    nth: number,
    more?: Record<string, string>,
  ): ReturnType<ServerLoad['request']> => ({
    method: 'GET',
    path,
    headers: headers(nth, more),
  });
  const thread = (nth: number, more?: Record<string, string>): ReturnType<ServerLoad['request']> => {
    const id = scattered(nth, size.threads);
    return get(`/-/talk/${id}-why-is-the-loss-of-example-${id}-divided-by-two`, nth, more);
  };
  const post = (nth: number): ReturnType<ServerLoad['request']> => ({
    method: 'POST',
    path: '/-/do/post.create',
    headers: headers(nth, {
      cookie,
      origin: url,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    }),
    body: new URLSearchParams({
      thread: String(scattered(nth, size.threads)),
      key: `${life}.${nth}`.replaceAll('.', '-'),
      body: `Answer ${life} ${nth}: with $w^\\top x$ it is **so**. ${'And of some more words. '.repeat(10)}`,
    }).toString(),
  });
  return [
    {
      name: 'page of the book',
      connections: 16,
      request: (nth) => get(pages[nth % pages.length] ?? '/', nth),
    },
    {
      name: 'page of the book, signed in',
      connections: 16,
      request: (nth) => get(pages[nth % pages.length] ?? '/', nth, { cookie }),
    },
    {
      name: 'one discussion, anonymous',
      connections: 16,
      request: (nth) => ({ ...thread(1), headers: headers(nth) }),
    },
    {
      name: 'one discussion, signed in',
      connections: 16,
      request: (nth) => ({ ...thread(1), headers: headers(nth, { cookie }) }),
    },
    { name: 'any discussion, anonymous', connections: 16, request: (nth) => thread(nth) },
    { name: 'any discussion, signed in', connections: 16, request: (nth) => thread(nth, { cookie }) },
    { name: 'list of the book', connections: 16, request: (nth) => get('/-/talk', nth) },
    // Who is signed in may search more often than all others together.
    {
      name: 'search',
      connections: 16,
      request: (nth) => get(`/-/search?q=${encodeURIComponent(query(nth))}`, nth, { cookie }),
    },
    { name: 'answers', connections: 16, request: post },
    {
      name: '95 discussions to 5 answers',
      connections: 16,
      request: (nth) => (nth % 20 === 0 ? post(nth) : thread(nth)),
    },
    {
      name: '95 to 5, as readers go',
      connections: 16,
      request: (nth) =>
        nth % 20 === 0 ? post(nth) : { ...thread(popular(nth, size.threads)), headers: headers(nth) },
    },
  ];
}

let nth = 0;

export async function measureServer(served: Served, load: ServerLoad, seconds: number): Promise<Measured> {
  const run = (duration: number): ReturnType<typeof autocannon> =>
    autocannon({
      url: served.url,
      connections: load.connections,
      duration,
      requests: [{ setupRequest: (request) => ({ ...request, ...load.request((nth += 1)) }) }],
    });
  await run(1);
  const before = served.usage();
  const result = await run(seconds);
  const after = served.usage();
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: ((after.cpu - before.cpu) * 1000) / result.requests.total,
    memory: after.memory,
    failed: result['4xx'] + result['5xx'] + result.errors + result.timeouts,
  };
}
