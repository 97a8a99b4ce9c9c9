// my-data: everything that the forum keeps about one person, as one record to take along.

import type { Reader } from '../store/store.ts';

const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/**
 * What a person may have of themselves, with times as ISO 8601: what they wrote, in its own words and with earlier ones, what
 * they did, what they set. Not in it: what others said about them to moderators, and digests of secrets.
 * @param account what the accounts keep (see Accounts.export)
 */
export async function myData(
  read: Reader,
  person: number,
  account: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const row = await read.selectFrom('people').selectAll().where('id', '=', person).executeTakeFirstOrThrow();
  return {
    account,
    person: {
      handle: row.handle,
      role: row.role,
      trust: row.trust,
      created: time(row.created),
      lastSeen: time(row.last_seen),
      readMinutes: Math.round(row.read_ms / 60_000),
      days: row.days,
      preferences: JSON.parse(row.preferences) as unknown,
    },
    ...(await written(read, person)),
    ...(await done(read, person)),
    ...(await kept(read, person)),
  };
}

async function written(read: Reader, person: number): Promise<Record<string, unknown>> {
  const posts = await read
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .select(['posts.id', 'posts.thread_id', 'posts.number', 'posts.kind', 'posts.state', 'posts.raw'])
    .select(['posts.created', 'posts.edited_at', 'threads.title', 'threads.label'])
    .where('posts.author_id', '=', person)
    .orderBy('posts.id')
    .execute();
  const revisions = await read
    .selectFrom('post_revisions')
    .innerJoin('posts', 'posts.id', 'post_revisions.post_id')
    .select(['post_revisions.post_id', 'post_revisions.raw', 'post_revisions.title', 'post_revisions.at'])
    .where('posts.author_id', '=', person)
    .orderBy('post_revisions.id')
    .execute();
  const drafts = await read
    .selectFrom('drafts')
    .select(['place', 'body', 'updated'])
    .where('person_id', '=', person)
    .execute();
  return {
    posts: posts.map((post) => ({
      discussion: post.thread_id,
      title: post.title,
      label: post.label,
      number: post.number,
      kind: post.kind,
      state: post.state,
      text: post.raw,
      written: time(post.created),
      edited: time(post.edited_at),
      earlier: revisions
        .filter((one) => one.post_id === post.id)
        .map((one) => ({ text: one.raw, title: one.title, until: time(one.at) })),
    })),
    drafts: drafts.map((draft) => ({ place: draft.place, text: draft.body, written: time(draft.updated) })),
  };
}

async function done(read: Reader, person: number): Promise<Record<string, unknown>> {
  const votes = await read
    .selectFrom('votes')
    .innerJoin('posts', 'posts.id', 'votes.post_id')
    .select(['posts.thread_id', 'posts.number', 'votes.at'])
    .where('votes.person_id', '=', person)
    .execute();
  const flags = await read
    .selectFrom('flags')
    .innerJoin('posts', 'posts.id', 'flags.post_id')
    .select(['posts.thread_id', 'posts.number', 'flags.reason', 'flags.words', 'flags.at'])
    .where('flags.person_id', '=', person)
    .execute();
  const uploads = await read
    .selectFrom('uploads')
    .select(['id', 'mime', 'bytes', 'created'])
    .where('person_id', '=', person)
    .execute();
  return {
    foundHelpful: votes.map((vote) => ({
      discussion: vote.thread_id,
      number: vote.number,
      at: time(vote.at),
    })),
    reported: flags.map((flag) => ({
      discussion: flag.thread_id,
      number: flag.number,
      reason: flag.reason,
      words: flag.words,
      at: time(flag.at),
    })),
    images: uploads.map((one) => ({ ...one, created: time(one.created) })),
  };
}

async function kept(read: Reader, person: number): Promise<Record<string, unknown>> {
  const subscriptions = await read
    .selectFrom('subscriptions')
    .selectAll()
    .where('person_id', '=', person)
    .execute();
  const marks = await read.selectFrom('read_marks').selectAll().where('person_id', '=', person).execute();
  const notices = await read
    .selectFrom('notices')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  const passkeys = await read.selectFrom('passkeys').selectAll().where('person_id', '=', person).execute();
  const keys = await read.selectFrom('api_keys').selectAll().where('person_id', '=', person).execute();
  return {
    follows: subscriptions.map((one) => ({
      what: one.scope,
      of: one.target,
      level: one.level,
      why: one.reason,
      since: time(one.at),
    })),
    read: marks.map((one) => ({ discussion: one.thread_id, upTo: one.number, at: time(one.at) })),
    notices: notices.map((one) => ({
      type: one.type,
      discussion: one.thread_id,
      at: time(one.at),
      seen: time(one.seen_at),
    })),
    passkeys: passkeys.map((one) => ({
      name: one.name,
      created: time(one.created),
      lastUsed: time(one.last_used),
    })),
    keys: keys.map((one) => ({
      name: one.name,
      scopes: one.scopes,
      created: time(one.created),
      lastUsed: time(one.last_used),
    })),
  };
}
