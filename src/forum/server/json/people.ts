// people: one person, and what waits for moderators, as programs get them.

import * as z from 'zod';

import type { CaseView, PersonView, QueueView } from '../../pages/index.ts';
import { caseAddress, personAddress, postAddress } from '../../pages/index.ts';
import { person, personJson, place, placeJson, time } from './parts.ts';
import { post, postJson } from './threads.ts';
import { reviewKind, role } from '../schemas.ts';

export const personPageJson = z.strictObject({
  handle: z.string(),
  url: z.string(),
  role,
  trust: z.number(),
  created: time,
  answers: z.number(),
  questions: z.number(),
  /** Answers, or questions, newest first. */
  posts: z.array(
    z.strictObject({
      thread: z.number(),
      number: z.number(),
      url: z.string(),
      title: z.string(),
      label: z.string(),
      created: time,
      helpful: z.number(),
      accepted: z.boolean(),
    }),
  ),
  older: z.string().optional(),
  /** For moderators. */
  staff: z
    .strictObject({
      lastSeen: time.optional(),
      posts: z.number(),
      removed: z.number(),
      flags: z.number(),
      silencedUntil: time.optional(),
      suspendedUntil: time.optional(),
    })
    .optional(),
});

export const personPage = (view: PersonView, origin: string): z.infer<typeof personPageJson> => ({
  handle: view.handle,
  url: origin + personAddress(view.handle),
  role: view.role,
  trust: view.trust,
  created: view.created,
  ...view.counts,
  posts: view.rows.map((row) => ({
    thread: row.thread,
    number: row.number,
    url: origin + postAddress({ id: row.thread, slug: row.slug }, row.number),
    title: row.title,
    label: row.label,
    created: row.at,
    helpful: row.helpful,
    accepted: row.accepted,
  })),
  ...(view.older !== undefined && { older: view.older }),
  ...(view.facts && {
    staff: { ...view.facts, ...(view.lastSeen !== undefined && { lastSeen: view.lastSeen }) },
  }),
});

export const reviewJson = z.strictObject({
  id: z.number(),
  /** Goes with the decision: it is refused when somebody was faster. */
  version: z.number(),
  url: z.string(),
  kind: reviewKind,
  created: time,
  /** Why it waits. */
  signals: z.array(
    z.strictObject({
      key: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
  thread: z.strictObject({ id: z.number(), title: z.string(), label: z.string() }).optional(),
  post: postJson.optional(),
  person: personJson.optional(),
  account: z
    .strictObject({ created: time, posts: z.number(), removed: z.number(), emailConfirmed: z.boolean() })
    .optional(),
  reports: z.array(z.strictObject({ reason: z.string(), words: z.string(), by: personJson })),
  place: placeJson
    .extend({
      /** What `block` of the decision can be. */
      candidates: z.array(z.strictObject({ block: z.string(), name: z.string(), text: z.string() })),
    })
    .optional(),
  /** What can be decided; none once it is. */
  decisions: z.array(z.string()),
  decided: z.strictObject({ by: personJson, decision: z.string(), at: time }).optional(),
});

export function review(view: CaseView, origin: string): z.infer<typeof reviewJson> {
  const { thread, anchor } = view;
  return {
    id: view.id,
    version: view.version,
    url: origin + caseAddress(view.id),
    kind: view.kind,
    created: view.created,
    signals: view.signals.map(({ key, details }) => ({ key, ...(details && { details: { ...details } }) })),
    ...(thread && { thread: { id: thread.id, title: thread.title, label: thread.label } }),
    ...(view.post && thread && { post: post(view.post, thread, origin) }),
    ...(view.person && { person: person(view.person) }),
    ...(view.account && { account: { ...view.account } }),
    reports: view.reports.map(({ reason, words, by }) => ({ reason, words, by: person(by) })),
    ...(anchor && {
      place: {
        ...place(anchor),
        candidates: (anchor.candidates ?? []).map(({ block, name, text }) => ({ block, name, text })),
      },
    }),
    decisions: [...view.can],
    ...(view.decidedBy && {
      decided: {
        by: person(view.decidedBy.by),
        decision: view.decidedBy.decision,
        at: view.decidedBy.at,
      },
    }),
  };
}

export const reviewListJson = z.strictObject({
  /** How many wait, by kind. */
  counts: z.record(z.string(), z.number()),
  /** Oldest first. */
  reviews: z.array(reviewJson),
  /** What `after` is for the next page. */
  next: z.string().optional(),
});

export const reviewList = (view: QueueView, origin: string): z.infer<typeof reviewListJson> => ({
  counts: { ...view.counts },
  reviews: view.cases.map((one) => review(one, origin)),
  ...(view.older !== undefined && { next: view.older }),
});
