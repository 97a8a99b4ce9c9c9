// thread: one discussion with its posts, and what is asked for around one.

import type { Refusal } from '../../outcome.ts';
import type { PostState, ThreadKind } from '../../store/schema.ts';
import type { AnchorView, PersonRef, PostView, RowView, SimilarView } from './parts.ts';

export type ThreadAction =
  | 'answer'
  | 'follow'
  | 'close'
  | 'open'
  | 'pin'
  | 'rename'
  | 'tag'
  | 'move'
  | 'split'
  | 'merge';

/** What happened between the posts. */
export interface EventView {
  at: number;
  by?: PersonRef;
  what:
    | 'closed'
    | 'opened'
    | 'moved'
    | 'renamed'
    | 'pinned'
    | 'suggested'
    | 'in-book'
    | 'moved-out'
    | 'moved-in'
    | 'joined';
  /** Posts that went to another discussion: it, where everybody may read it, and their numbers before and now. */
  moved?: {
    to: number;
    thread?: { id: number; slug: string; title: string };
    posts: { number: number; now: number }[];
  };
  details?: Readonly<Record<string, string | number>>;
}

export interface ThreadView {
  id: number;
  slug: string;
  title: string;
  kind: ThreadKind;
  variant?: string;
  edition?: string;
  tags: readonly string[];
  created: number;
  lastAt: number;
  lastBy: PersonRef;
  lastNumber: number;
  state: PostState;
  solvedAt?: number;
  closedAt?: number;
  closeReason?: string;
  pinned: boolean;
  anchor: AnchorView;
  /** Its replies stand under it. */
  question: PostView;
  /** How many are shown. */
  answers: number;
  /** Accepted, then most helpful, then oldest. What is not for the visitor is not here; a deleted one stays as a line. */
  answerPosts: readonly PostView[];
  events: readonly EventView[];
  following: boolean;
  /** Why: asked, answered, mentioned, chosen. */
  followReason?: string;
  similar: readonly SimilarView[];
  /** Discussions of its section. */
  sectionCount: number;
  /** The highest post number that the visitor has read. */
  read?: number;
  /** For who came by the address of a discussion that was joined with this one: numbers there, by numbers here. */
  joined?: ReadonlyMap<number, number>;
  can: readonly ThreadAction[];
}

/** What stands in the form that moves posts. */
export interface SplitForm {
  posts: readonly number[];
  title: string;
  kind: ThreadKind;
  into: string;
  refusal?: Refusal;
}

/** One edit of a post: its words before and after as one diff. */
export interface EditView {
  number: number;
  at: number;
  by: PersonRef;
  /** `ins` and `del`, finished. */
  diff: string;
  titleBefore?: string;
  titleAfter?: string;
}

export interface EditsView {
  thread: { id: number; slug: string; title: string };
  post: { number: number; author: PersonRef };
  edits: readonly EditView[];
}

/** The discussions of one block, for the panel beside the text and the page of the block. */
export interface PanelView {
  label: string;
  block: string;
  threads: readonly PanelThread[];
}
export interface PanelThread extends RowView {
  question: PostView;
  /** The accepted answer, else the most helpful one. */
  best?: PostView;
  /** Answers beside it. */
  more: number;
  mayAnswer: boolean;
}
