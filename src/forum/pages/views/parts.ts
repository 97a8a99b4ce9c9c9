// parts: what several pages show of people, places and posts, as plain data.

import type { AnchorState, PostKind, PostState, Role, ThreadKind } from '../../store/schema.ts';

/** A person as named in public. */
export interface PersonRef {
  handle: string;
  role: Role;
  /** The account is deleted: shown as a former reader, without a link. */
  gone?: boolean;
}

/** Where a discussion hangs: as it was asked about, and where that is now. */
export interface AnchorView {
  id: number;
  state: AnchorState;
  /** "3.1.2 The loss, paragraph 1", as it was called when asked. */
  askedPlace: string;
  askedLabel: string;
  /** The block as it was set then. */
  askedHtml?: string;
  quote?: string;
  edition?: string;
  language?: string;
  nowLabel: string;
  nowBlock?: string;
  /** Word diff from the block as asked to the block as it is now; for a place that was rewritten. */
  changed?: string;
  /** For who may decide where it belongs. */
  candidates?: readonly { block: string; name: string; text: string }[];
  /** The waiting case that decides it. */
  review?: number;
  /** For who may decide about places: its last change can be taken back. */
  mayTakeBack?: boolean;
}

export type PostAction =
  | 'vote'
  | 'reply'
  | 'quote'
  | 'suggest'
  | 'accept'
  | 'unaccept'
  | 'edit'
  | 'flag'
  | 'delete'
  | 'restore'
  | 'remove'
  | 'history';

export interface PostView {
  id: number;
  number: number;
  kind: PostKind;
  author: PersonRef;
  created: number;
  editedAt?: number;
  edits: number;
  /** Finished HTML; empty where the visitor may not see it. */
  cooked: string;
  helpful: number;
  /** Whether the visitor has found it helpful. */
  helped: boolean;
  acceptedAt?: number;
  acceptedBy?: PersonRef;
  state: PostState;
  /** Of a post that is not shown: why, when, and a moderator's words (its author and staff see these). */
  stateReason?: string;
  stateAt?: number;
  stateWords?: string;
  mine: boolean;
  can: readonly PostAction[];
  /** One level deep, by time. */
  replies: readonly PostView[];
}

/** One discussion in a list. */
export interface RowView {
  id: number;
  slug: string;
  title: string;
  kind: ThreadKind;
  label: string;
  block?: string;
  quote?: string;
  variant?: string;
  tags: readonly string[];
  answers: number;
  solved: boolean;
  closed: boolean;
  /** Suggestions made from it that wait. */
  suggestions?: number;
  /** Edition in which a mistake was mended. */
  fixedIn?: string;
  state: PostState;
  anchorState: AnchorState;
  created: number;
  lastAt: number;
  lastBy: PersonRef;
  /** Has something that the visitor has not read. */
  isNew: boolean;
}

export interface SimilarView {
  id: number;
  slug: string;
  title: string;
  label: string;
  answers: number;
  solved: boolean;
}
