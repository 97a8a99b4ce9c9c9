// schema: every table of the forum's database as a row type, the same on SQLite and PostgreSQL.
// Times are milliseconds since 1970, truth values 0 or 1, lists and records JSON text; keys to compare by are folded before they are stored.

import type { Generated, Insertable, Selectable } from 'kysely';

export type Role = 'reader' | 'author' | 'moderator' | 'administrator';
export type Trust = 0 | 1 | 2 | 3 | 4;
export type ThreadKind = 'question' | 'mistake' | 'remark';
export type PostKind = 'question' | 'answer' | 'reply' | 'event';
/** `held`: waits for a moderator; `hidden`: by reports, for now; `deleted`: by its author; `removed`: by a moderator. */
export type PostState = 'shown' | 'held' | 'hidden' | 'deleted' | 'removed';
export type AnchorState = 'exact' | 'moved' | 'edited' | 'section' | 'doubtful' | 'retired';

export interface PeopleTable {
  id: Generated<number>;
  handle: string;
  /** The handle folded: NFKC, lower case. Unique. */
  handle_key: string;
  /** User of the accounts library; null for one imported and not yet claimed. */
  account: string | null;
  /** Verified address, folded; null when there is none. Never shown. */
  email: string | null;
  role: Role;
  trust: Trust;
  /** 1 = set by a moderator: it does not rise by itself. */
  trust_fixed: number;
  created: number;
  last_seen: number;
  /** Time spent reading book and forum, and days with a visit: what trust goes by. */
  read_ms: number;
  days: number;
  silenced_until: number | null;
  suspended_until: number | null;
  /** `gone`: account deleted; its handle is no longer shown. */
  state: 'active' | 'imported' | 'gone';
  preferences: string;
  /** Identity at the system it was imported from or signs in through: "discourse:123". Unique. */
  external: string | null;
}

export interface PasskeysTable {
  /** Credential id, base64url. */
  id: string;
  person_id: number;
  public_key: string;
  counter: number;
  transports: string;
  name: string;
  created: number;
  last_used: number | null;
}

/** Where a thread hangs: as asked (label, block, quote) and where that is now (`now_…`). See anchors/. */
export interface AnchorsTable {
  id: Generated<number>;
  label: string;
  block: string | null;
  block_hash: string | null;
  block_kind: string | null;
  quote: string | null;
  quote_prefix: string | null;
  quote_suffix: string | null;
  /** Offset of the quote in the block's normalised text. */
  quote_start: number | null;
  /** Normalised text and rendered HTML of the block as it was asked about. */
  asked_text: string | null;
  asked_html: string | null;
  /** "3.1.2 The loss, paragraph 1", as it was called then. */
  asked_place: string;
  edition: string | null;
  language: string | null;
  made_in: string;
  resolved_in: string;
  state: AnchorState;
  now_label: string;
  now_block: string | null;
  now_start: number | null;
  now_length: number | null;
  score: number;
  how: string;
}

export interface AnchorHistoryTable {
  id: Generated<number>;
  anchor_id: number;
  version: string;
  /** JSON of what `now_…` and `state` were and became. */
  before: string;
  after: string;
  score: number;
  how: string;
  at: number;
  by_id: number | null;
  undone: number;
}

export interface VersionsTable {
  /** Digest of the manifest. */
  id: string;
  edition: string | null;
  published: number;
  /** The manifest as JSON, so that anchors can be mapped from it to the next one. */
  manifest: string;
}

export interface ThreadsTable {
  id: Generated<number>;
  kind: ThreadKind;
  title: string;
  slug: string;
  anchor_id: number;
  /** Copies of the anchor's `now_label` and `now_block`, so that lists and counts are one look-up. */
  label: string;
  block: string | null;
  variant: string | null;
  edition: string | null;
  author_id: number;
  created: number;
  last_at: number;
  last_by: number;
  /** Highest post number so far; numbers are dense and never used again. */
  last_number: number;
  answers: number;
  helpful: number;
  /** When it was solved: the first acceptance that still stands. */
  solved_at: number | null;
  closed_at: number | null;
  close_reason: string | null;
  pinned: number;
  /** State of its question: what is not `shown` is in no list. */
  state: PostState;
  /** Where it was imported from: "discourse:35". Unique. */
  external: string | null;
}

export interface PostsTable {
  id: Generated<number>;
  thread_id: number;
  number: number;
  kind: PostKind;
  /** The answer (or question) that a reply stands under. */
  parent_id: number | null;
  author_id: number;
  raw: string;
  /** Finished HTML of `raw`, and the version of the cook that made it. */
  cooked: string;
  cook_version: number;
  /** Its words without spoilers: for excerpts, mails, search. */
  plain: string;
  created: number;
  edited_at: number | null;
  edits: number;
  helpful: number;
  accepted_at: number | null;
  accepted_by: number | null;
  state: PostState;
  state_reason: string | null;
  state_by: number | null;
  state_at: number | null;
  /** Of the request that made it: the same key never posts twice. Unique with the author. */
  request_key: string | null;
  external: string | null;
}

export interface PostRevisionsTable {
  id: Generated<number>;
  post_id: number;
  number: number;
  /** The text before this edit. */
  raw: string;
  title: string | null;
  by_id: number;
  at: number;
}

export interface VotesTable {
  post_id: number;
  person_id: number;
  at: number;
}

export interface ThreadTagsTable {
  thread_id: number;
  tag: string;
}

/** How far a person has read a thread. */
export interface ReadMarksTable {
  person_id: number;
  thread_id: number;
  number: number;
  at: number;
}

export interface MentionsTable {
  post_id: number;
  person_id: number;
}

/** A post that another one quotes. */
export interface QuotesTable {
  post_id: number;
  quoted_id: number;
}

export type FlagReason = 'advertising' | 'off-topic' | 'unkind' | 'copied' | 'other';

export interface FlagsTable {
  id: Generated<number>;
  post_id: number;
  person_id: number;
  reason: FlagReason;
  words: string;
  at: number;
  score: number;
  state: 'open' | 'agreed' | 'disagreed' | 'ignored';
}

export type ReviewKind = 'held' | 'report' | 'place' | 'person' | 'suggestion';

export interface ReviewsTable {
  id: Generated<number>;
  kind: ReviewKind;
  state: 'waiting' | 'done';
  post_id: number | null;
  anchor_id: number | null;
  person_id: number | null;
  score: number;
  /** JSON list of signals in words' keys: why it is here. */
  signals: string;
  /** Counts up with every change, so that two moderators cannot decide the same twice. */
  version: number;
  created: number;
  decided_at: number | null;
  decided_by: number | null;
  decision: string | null;
  reason: string | null;
  words: string | null;
  /** JSON of what the decision changed, for undo. */
  undo: string | null;
  /** Of a place in doubt: JSON list of where it may be now, the likest first: `{label, block, score}`. */
  candidates: string | null;
}

export interface ModerationLogTable {
  id: Generated<number>;
  at: number;
  by_id: number | null;
  action: string;
  target: string;
  reason: string | null;
  words: string | null;
  /** 1 = shown in the public log. */
  public: number;
}

export interface WatchedWordsTable {
  id: Generated<number>;
  word: string;
  /** What happens to a post that has it. */
  effect: 'refuse' | 'hold' | 'flag';
  is_regex: number;
  created: number;
  by_id: number;
}

export interface SubscriptionsTable {
  person_id: number;
  scope: 'thread' | 'section' | 'book';
  /** Thread id, label, or '' for the book. */
  target: string;
  level: 'watching' | 'muted';
  /** Why: asked, answered, mentioned, chosen. */
  reason: string;
  at: number;
}

export type NoticeType =
  | 'mention'
  | 'reply'
  | 'quote'
  | 'answer'
  | 'accepted'
  | 'watched'
  | 'text-changed'
  | 'moderation';

export interface NoticesTable {
  id: Generated<number>;
  person_id: number;
  type: NoticeType;
  thread_id: number;
  /** 0 where it is about no post. Unique with person, type and thread, so that nothing is told twice. */
  post_id: number;
  by_id: number | null;
  at: number;
  seen_at: number | null;
  mailed_at: number | null;
  /** JSON: words' parameters. */
  details: string;
}

/** What happened, written in the same transaction as what happened. Everything that leaves the forum starts here. */
export interface OutboxTable {
  id: Generated<number>;
  at: number;
  type: string;
  payload: string;
  done_at: number | null;
}

/** One message on its way to one place: a mail or a webhook call. */
export interface DeliveriesTable {
  id: Generated<number>;
  outbox_id: number | null;
  channel: 'mail' | 'webhook';
  /** Address or webhook's id. */
  target: string;
  payload: string;
  tries: number;
  next_at: number;
  done_at: number | null;
  failed_at: number | null;
  error: string | null;
  /** The same key is never sent twice. Unique. */
  key: string;
}

export interface WebhooksTable {
  id: Generated<number>;
  url: string;
  secret: string;
  events: string;
  active: number;
  created: number;
  by_id: number;
}

export interface ApiKeysTable {
  id: Generated<number>;
  person_id: number;
  name: string;
  /** SHA-256 of the key, hexadecimal. Unique. */
  hash: string;
  scopes: string;
  created: number;
  last_used: number | null;
  expires: number | null;
}

export interface UploadsTable {
  /** SHA-256 of the stored file, hexadecimal. */
  id: string;
  mime: string;
  width: number;
  height: number;
  bytes: number;
  person_id: number;
  created: number;
}

export interface UploadUsesTable {
  upload_id: string;
  post_id: number;
}

export interface DraftsTable {
  person_id: number;
  /** What it answers: "ask:<label>/<block>", "thread:<id>", "post:<id>". */
  place: string;
  body: string;
  updated: number;
}

/** Text written before signing in, kept under a one-time key until it can be posted. */
export interface KeptTextsTable {
  /** SHA-256 of the key, hexadecimal. */
  key_hash: string;
  body: string;
  expires: number;
}

export interface RateBucketsTable {
  key: string;
  /** Allowance left, in thousandths, at `at`. */
  tokens: number;
  at: number;
}

/** What search looks through: posts and sections of the book. Their words are in the index over it, which differs by database. */
export interface SearchDocsTable {
  id: Generated<number>;
  kind: 'post' | 'section';
  thread_id: number | null;
  post_id: number | null;
  label: string;
  title: string;
  /** Of a section: the beginning of its text, to show the words found in it. */
  excerpt: string;
}

/** Addresses of an earlier forum and where they lead now. */
export interface RedirectsTable {
  path: string;
  thread_id: number;
  number: number | null;
}

export interface SettingsTable {
  key: string;
  value: string;
}

export interface Database {
  people: PeopleTable;
  passkeys: PasskeysTable;
  anchors: AnchorsTable;
  anchor_history: AnchorHistoryTable;
  versions: VersionsTable;
  threads: ThreadsTable;
  posts: PostsTable;
  post_revisions: PostRevisionsTable;
  votes: VotesTable;
  thread_tags: ThreadTagsTable;
  read_marks: ReadMarksTable;
  mentions: MentionsTable;
  quotes: QuotesTable;
  flags: FlagsTable;
  reviews: ReviewsTable;
  moderation_log: ModerationLogTable;
  watched_words: WatchedWordsTable;
  subscriptions: SubscriptionsTable;
  notices: NoticesTable;
  outbox: OutboxTable;
  deliveries: DeliveriesTable;
  webhooks: WebhooksTable;
  api_keys: ApiKeysTable;
  uploads: UploadsTable;
  upload_uses: UploadUsesTable;
  drafts: DraftsTable;
  kept_texts: KeptTextsTable;
  rate_buckets: RateBucketsTable;
  search_docs: SearchDocsTable;
  redirects: RedirectsTable;
  settings: SettingsTable;
}

export type Row<Table extends keyof Database> = Selectable<Database[Table]>;
export type NewRow<Table extends keyof Database> = Insertable<Database[Table]>;
