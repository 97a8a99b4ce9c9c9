// queue: what waits for a moderator, and what was decided.

import type { FlagReason, ReviewKind } from '../../store/schema.ts';
import type { AnchorView, PersonRef, PostView } from './parts.ts';

export type Decision = 'publish' | 'keep' | 'remove' | 'place' | 'neither' | 'allow' | 'suspend';

export interface QueueView {
  kind?: ReviewKind;
  counts: Readonly<Record<ReviewKind, number>>;
  /** Oldest first. */
  cases: readonly CaseView[];
  older?: string;
  /** The last built version of the site is not shown, or not with all discussions in their places. */
  trouble?: {
    since: number;
    labels: readonly { label: string; threads: number }[];
    served: boolean;
  };
  /** The case that stands open; without it the first. */
  open?: number;
  /** Decided by this moderator a moment ago, newest first. */
  recent: readonly DecidedView[];
}

/** Why something waits: key of its words, and their parameters. */
export interface SignalView {
  key: string;
  details?: Readonly<Record<string, string | number>>;
}

export interface CaseView {
  id: number;
  kind: ReviewKind;
  version: number;
  created: number;
  thread?: { id: number; slug: string; title: string; label: string };
  /** As it would show. */
  post?: PostView;
  person?: PersonRef;
  account?: { created: number; posts: number; emailConfirmed: boolean; removed: number };
  reports: readonly { reason: FlagReason; words: string; by: PersonRef }[];
  signals: readonly SignalView[];
  anchor?: AnchorView;
  can: readonly Decision[];
  /** Somebody else has decided it meanwhile. */
  decidedBy?: { by: PersonRef; decision: string; at: number };
}

export interface DecidedView {
  review: number;
  decision: Decision;
  kind: ReviewKind;
  postKind?: 'question' | 'answer' | 'reply' | 'event';
  person?: PersonRef;
  at: number;
  mayUndo: boolean;
}

export interface LogView {
  entries: readonly LogEntry[];
  older?: string;
  /** Also shows what is not public. */
  full: boolean;
}
export interface LogEntry {
  id: number;
  at: number;
  by?: PersonRef;
  /** "post.remove", "thread.close", "person.silence" …: key of its words. */
  action: string;
  /** What it was done to. */
  thread?: { id: number; slug: string; title: string; number?: number };
  person?: PersonRef;
  reason?: string;
  words?: string;
}
