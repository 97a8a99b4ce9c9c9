// moderation: tables of reports, of what waits for a decision and of what was decided, in the words of migrations.

export const moderation = `
create table flags (
  id {id},
  post_id integer not null references posts (id),
  person_id integer not null references people (id),
  reason text not null,
  words text not null,
  at integer not null,
  score real not null,
  state text not null check (state in ('open', 'agreed', 'disagreed', 'ignored')),
  unique (post_id, person_id)
){table};
create index flags_person on flags (person_id, at);
create index flags_state on flags (state, at);

create table reviews (
  id {id},
  kind text not null check (kind in ('held', 'report', 'place', 'person', 'suggestion')),
  state text not null check (state in ('waiting', 'done')),
  post_id integer references posts (id),
  anchor_id integer references anchors (id),
  person_id integer references people (id),
  score real not null,
  signals text not null,
  version integer not null,
  created integer not null,
  decided_at integer,
  decided_by integer references people (id),
  decision text,
  reason text,
  words text,
  undo text,
  candidates text
){table};
create index reviews_queue on reviews (state, score, created);
create index reviews_kind on reviews (kind, state, created);
create index reviews_post on reviews (post_id, state);
create index reviews_anchor on reviews (anchor_id, state);
create index reviews_person on reviews (person_id, state);

create table moderation_log (
  id {id},
  at integer not null,
  by_id integer references people (id),
  action text not null,
  target text not null,
  reason text,
  words text,
  public integer not null
){table};
create index moderation_log_public on moderation_log (public, id);
create index moderation_log_target on moderation_log (target, id);
create index moderation_log_by on moderation_log (by_id, id);

create table watched_words (
  id {id},
  word text not null unique,
  effect text not null check (effect in ('refuse', 'hold', 'flag')),
  is_regex integer not null,
  created integer not null,
  by_id integer not null references people (id)
){table};
`;
