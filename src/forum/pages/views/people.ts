// people: one person in public, and what only the person sees: notices, drafts, preferences, keys.

import type { Preferences } from '../../notices/preferences.ts';
import type { NoticeType, Role, Trust } from '../../store/schema.ts';
import type { Scope } from '../../actor.ts';
import type { PersonRef } from './parts.ts';

export interface PersonView {
  handle: string;
  role: Role;
  trust: Trust;
  created: number;
  lastSeen?: number;
  /** The account is deleted. */
  gone?: boolean;
  show: 'answers' | 'questions';
  counts: { answers: number; questions: number };
  rows: readonly PersonRow[];
  older?: string;
  /** For staff. */
  facts?: { posts: number; removed: number; flags: number; silencedUntil?: number; suspendedUntil?: number };
  /** What they post next waits for a moderator; only staff know. */
  holds?: boolean;
  can: readonly ('silence' | 'suspend' | 'hold' | 'trust' | 'role')[];
  isSelf: boolean;
}
export interface PersonRow {
  thread: number;
  slug: string;
  title: string;
  number: number;
  label: string;
  accepted: boolean;
  helpful: number;
  at: number;
}

export interface NoticesView {
  /** Not yet seen, newest first. */
  fresh: readonly NoticeView[];
  earlier: readonly NoticeView[];
  older?: string;
  drafts: number;
}
export interface NoticeView {
  id: number;
  type: NoticeType;
  thread: number;
  slug: string;
  title: string;
  /** Absent where it is about no post. */
  number?: number;
  by?: PersonRef;
  at: number;
  label: string;
  /** For watched: what is followed. */
  scope?: 'thread' | 'section' | 'book';
  /** For moderation: published, kept, removed, hidden, restored; and why. */
  decision?: string;
  reason?: string;
  edition?: string;
  /** How many of the same kind are told in one. */
  count?: number;
}

export interface DraftsView {
  drafts: readonly DraftView[];
}
export interface DraftView {
  /** "ask:<label>/<block>", "thread:<id>", "post:<id>". */
  place: string;
  title?: string;
  excerpt: string;
  updated: number;
  /** The discussion that it answers. */
  thread?: { id: number; slug: string; title: string; number?: number };
}

export interface PreferencesView {
  handle: string;
  email?: string;
  preferences: Preferences;
  passkeys: readonly { id: string; name: string; created: number; lastUsed?: number }[];
  sessions: readonly { id: string; device: string; created: number; lastSeen: number; current: boolean }[];
  follows: { sections: number; threads: number; book: boolean };
  saved: boolean;
}

export interface ApiKeysView {
  keys: readonly {
    id: number;
    name: string;
    scopes: readonly Scope[];
    created: number;
    lastUsed?: number;
    expires?: number;
  }[];
  /** Scopes that this person may give. */
  scopes: readonly Scope[];
  /** Just made: told once. */
  made?: { name: string; key: string };
}
