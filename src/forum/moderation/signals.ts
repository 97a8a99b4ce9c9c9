// signals: what speaks for a person looking at a post before others see it.

import type { Actor } from '../actor.ts';
import type { Refusal } from '../outcome.ts';
import { refusal } from '../outcome.ts';
import { contentLimits, isExempt } from '../policy/index.ts';
import type { Transaction } from '../store/store.ts';
import type { PostText } from '../threads/text.ts';
import { wordsIn } from './watched-words.ts';

/** Key of its words, and their parameters. */
export interface Signal {
  key:
    | 'first-post'
    | 'watched-word'
    | 'typed-fast'
    | 'same-host'
    | 'on-hold'
    | 'sent-again'
    | 'two-places'
    | 'one-network';
  details?: Readonly<Record<string, string | number>>;
}

export interface Judged {
  /** It cannot be posted so. */
  refusal?: Refusal;
  /** Not empty: it waits for a moderator. */
  signals: Signal[];
}

export interface JudgedText {
  by: Actor;
  text: PostText;
  title?: string;
  /** The discussion that it is for; absent for a new one. */
  thread?: { id: number; authorId: number };
  now: number;
  /** Milliseconds between the first key and sending, where the script told it. */
  typedMs?: number;
  /** An edit: it may say what it said before. */
  isEdit?: boolean;
}

const typedTooFast = 3_000;

export async function judgeText(db: Transaction, given: JudgedText): Promise<Judged> {
  const wrong = sizeProblem(given) ?? (await repeated(db, given)) ?? (await tooManyHere(db, given));
  if (wrong) return { refusal: wrong, signals: [] };
  const words = await wordsIn(db, `${given.title ?? ''}\n${given.text.raw}`);
  const refusing = words.find(({ effect }) => effect === 'refuse');
  if (refusing && !isExempt(given.by)) {
    return { refusal: refusal('watched-word', { word: refusing.word }, 'text'), signals: [] };
  }
  if (isExempt(given.by)) return { signals: [] };
  const signals: Signal[] = words.map(({ word }) => ({ key: 'watched-word', details: { word } }));
  signals.push(...(await signalsOfPerson(db, given)), ...(await signalsOfLinks(db, given)));
  return { signals };
}

/** As a reader counts them: a sign of two units is one. */
export const lettersIn = (text: string): number => Array.from(text).length;

/** What is wrong with its size, in the order in which a reader would look. */
function sizeProblem({ by, text, title }: JudgedText): Refusal | undefined {
  const limits = contentLimits(by);
  const length = lettersIn(text.raw.trim());
  if (title !== undefined && lettersIn(title.trim()) < limits.shortest) {
    return refusal('too-short', { least: limits.shortest }, 'title');
  }
  if (length < limits.shortest) return refusal('too-short', { least: limits.shortest }, 'text');
  if (length > limits.longest) return refusal('too-long', { over: length - limits.longest }, 'text');
  if (text.links.length > limits.links) return refusal('too-many-links', { most: limits.links }, 'text');
  if (text.images > limits.images) return refusal('too-many-images', { most: limits.images }, 'text');
  if (text.mentions.length > limits.mentions)
    return refusal('too-many-mentions', { most: limits.mentions }, 'text');
  return undefined;
}

async function repeated(
  db: Transaction,
  { by, text, now, isEdit }: JudgedText,
): Promise<Refusal | undefined> {
  if (isEdit === true) return undefined;
  const same = await db
    .selectFrom('posts')
    .select('id')
    .where('author_id', '=', by.id)
    .where('created', '>', now - contentLimits(by).uniqueFor)
    .where('raw', '=', text.raw)
    .limit(1)
    .executeTakeFirst();
  return same && refusal('said-already', undefined, 'text');
}

async function tooManyHere(
  db: Transaction,
  { by, thread, isEdit }: JudgedText,
): Promise<Refusal | undefined> {
  const { repliesPerThread } = contentLimits(by);
  if (!thread || isEdit === true || thread.authorId === by.id || repliesPerThread === Infinity)
    return undefined;
  const { count } = await db
    .selectFrom('posts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('thread_id', '=', thread.id)
    .where('author_id', '=', by.id)
    .where('kind', '!=', 'event')
    .executeTakeFirstOrThrow();
  return Number(count) >= repliesPerThread ? refusal('too-many', { seconds: 24 * 3600 }) : undefined;
}

async function signalsOfPerson(db: Transaction, { by, now, typedMs, isEdit }: JudgedText): Promise<Signal[]> {
  const signals: Signal[] = [];
  if (await isOnHold(db, by.id, now)) signals.push({ key: 'on-hold' });
  if (by.trust > 0 || isEdit === true) return signals;
  const earlier = await db
    .selectFrom('posts')
    .select('id')
    .where('author_id', '=', by.id)
    .where('state', '=', 'shown')
    .limit(1)
    .executeTakeFirst();
  if (earlier) return signals;
  signals.push({ key: 'first-post' });
  if (typedMs !== undefined && typedMs < typedTooFast) {
    signals.push({ key: 'typed-fast', details: { seconds: Math.ceil(typedMs / 1000) } });
  }
  return signals;
}

/** Many links to one place, over all posts of a person. */
async function signalsOfLinks(db: Transaction, { by, text }: JudgedText): Promise<Signal[]> {
  const { sameHost } = contentLimits(by);
  if (sameHost === Infinity || text.links.length === 0) return [];
  const hosts = new Set(text.links.map(hostOf).filter((host) => host !== undefined));
  const earlier = await db
    .selectFrom('posts')
    .select('raw')
    .where('author_id', '=', by.id)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  const all = [text.raw, ...earlier.map(({ raw }) => raw)].join('\n');
  return [...hosts].flatMap((host): Signal[] => {
    const times = all.split(`//${host}`).length - 1;
    return times >= sameHost ? [{ key: 'same-host', details: { host } }] : [];
  });
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}

export const holdKey = (person: number): string => `hold:${person}`;

/** Whether a moderator has asked to see what a person posts next. */
export async function isOnHold(db: Transaction, person: number, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', holdKey(person))
    .executeTakeFirst();
  return row !== undefined && Number(row.value) > now;
}
