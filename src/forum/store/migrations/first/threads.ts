// threads: tables of places in the book, discussions and posts, in the words of migrations.

const anchors = `
create table anchors (
  id {id},
  label text not null,
  block text,
  block_hash text,
  block_kind text,
  quote text,
  quote_prefix text,
  quote_suffix text,
  quote_start integer,
  asked_text text,
  asked_html text,
  asked_place text not null,
  edition text,
  language text,
  made_in text not null,
  resolved_in text not null,
  state text not null check (state in ('exact', 'moved', 'edited', 'section', 'doubtful', 'retired')),
  now_label text not null,
  now_block text,
  now_start integer,
  now_length integer,
  score real not null,
  how text not null
){table};
create index anchors_place on anchors (now_label, now_block);
create index anchors_state on anchors (state, id);
create index anchors_resolved on anchors (edition, resolved_in);

create table anchor_history (
  id {id},
  anchor_id integer not null references anchors (id),
  version text not null,
  before text not null,
  after text not null,
  score real not null,
  how text not null,
  at integer not null,
  by_id integer references people (id),
  undone integer not null
){table};
create index anchor_history_anchor on anchor_history (anchor_id, id);
create index anchor_history_version on anchor_history (version, id);

create table versions (
  id text not null primary key,
  edition text,
  published integer not null,
  manifest text not null
){table};
create index versions_edition on versions (edition, published);
`;

// No index begins with a state: nearly all rows have the same one, and SQLite would take it for a good way to find few of them.
const discussions = `
create table threads (
  id {id},
  kind text not null check (kind in ('question', 'mistake', 'remark')),
  title text not null,
  slug text not null,
  anchor_id integer not null references anchors (id),
  label text not null,
  block text,
  variant text,
  edition text,
  author_id integer not null references people (id),
  created integer not null,
  last_at integer not null,
  last_by integer not null references people (id),
  last_number integer not null,
  answers integer not null,
  helpful integer not null,
  solved_at integer,
  closed_at integer,
  close_reason text,
  pinned integer not null,
  state text not null check (state in ('shown', 'held', 'hidden', 'deleted', 'removed')),
  external text unique
){table};
create index threads_place on threads (label, state, block, anchor_id);
create index threads_anchor on threads (anchor_id);
create index threads_active on threads (pinned, last_at, id, state);
create index threads_new on threads (pinned, created, id, state);
create index threads_helpful on threads (pinned, helpful, id, state);
create index threads_unanswered on threads (answers, closed_at, state);
create index threads_solved on threads (solved_at, state);
create index threads_author on threads (author_id, state, last_at);

create table posts (
  id {id},
  thread_id integer not null references threads (id),
  number integer not null,
  kind text not null check (kind in ('question', 'answer', 'reply', 'event')),
  parent_id integer references posts (id),
  author_id integer not null references people (id),
  raw text not null,
  cooked text not null,
  cook_version integer not null,
  plain text not null,
  created integer not null,
  edited_at integer,
  edits integer not null,
  helpful integer not null,
  accepted_at integer,
  accepted_by integer references people (id),
  state text not null check (state in ('shown', 'held', 'hidden', 'deleted', 'removed')),
  state_reason text,
  state_by integer references people (id),
  state_at integer,
  request_key text,
  external text unique,
  unique (thread_id, number),
  unique (author_id, request_key)
){table};
create index posts_parent on posts (parent_id, id);
create index posts_author on posts (author_id, created);
create index posts_person on posts (author_id, kind, state, created, id, helpful, accepted_at);
create index posts_recent on posts (created, id);
create index posts_cook on posts (cook_version, id);
create index posts_accepted on posts (thread_id) where accepted_at is not null;

create table post_revisions (
  id {id},
  post_id integer not null references posts (id),
  number integer not null,
  raw text not null,
  title text,
  by_id integer not null references people (id),
  at integer not null,
  unique (post_id, number)
){table};
create index post_revisions_by on post_revisions (by_id, at);
`;

const around = `
create table votes (
  post_id integer not null references posts (id),
  person_id integer not null references people (id),
  at integer not null,
  primary key (post_id, person_id)
){table};
create index votes_person on votes (person_id, at);

create table thread_tags (
  thread_id integer not null references threads (id),
  tag text not null,
  primary key (thread_id, tag)
){table};
create index thread_tags_tag on thread_tags (tag, thread_id);

create table read_marks (
  person_id integer not null references people (id),
  thread_id integer not null references threads (id),
  number integer not null,
  at integer not null,
  primary key (person_id, thread_id)
){table};
create index read_marks_thread on read_marks (thread_id);

create table mentions (
  post_id integer not null references posts (id),
  person_id integer not null references people (id),
  primary key (post_id, person_id)
){table};
create index mentions_person on mentions (person_id, post_id);

create table quotes (
  post_id integer not null references posts (id),
  quoted_id integer not null references posts (id),
  primary key (post_id, quoted_id)
){table};
create index quotes_quoted on quotes (quoted_id, post_id);

create table drafts (
  person_id integer not null references people (id),
  place text not null,
  body text not null,
  updated integer not null,
  primary key (person_id, place)
){table};
create index drafts_updated on drafts (updated);

create table kept_texts (
  key_hash text not null primary key,
  body text not null,
  expires integer not null
){table};
create index kept_texts_expires on kept_texts (expires);

create table redirects (
  path text not null primary key,
  thread_id integer not null references threads (id),
  number integer
){table};
create index redirects_thread on redirects (thread_id);
`;

export const threads = anchors + discussions + around;
