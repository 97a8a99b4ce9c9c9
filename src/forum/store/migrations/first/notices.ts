// notices: tables of what people are told and of what leaves the forum, in the words of migrations.

export const notices = `
create table subscriptions (
  person_id integer not null references people (id),
  scope text not null check (scope in ('thread', 'section', 'book')),
  target text not null,
  level text not null check (level in ('watching', 'muted')),
  reason text not null,
  at integer not null,
  primary key (person_id, scope, target)
){table};
create index subscriptions_target on subscriptions (scope, target, level);

create table notices (
  id {id},
  person_id integer not null references people (id),
  type text not null,
  thread_id integer not null,
  post_id integer not null,
  by_id integer references people (id),
  at integer not null,
  seen_at integer,
  mailed_at integer,
  details text not null,
  unique (person_id, type, thread_id, post_id)
){table};
create index notices_person on notices (person_id, at, id);
create index notices_unseen on notices (person_id, thread_id) where seen_at is null;
create index notices_unmailed on notices (at, person_id) where mailed_at is null;
create index notices_thread on notices (thread_id);

create table outbox (
  id {id},
  at integer not null,
  type text not null,
  payload text not null,
  done_at integer
){table};
create index outbox_pending on outbox (id) where done_at is null;
create index outbox_at on outbox (at);

create table deliveries (
  id {id},
  outbox_id integer,
  channel text not null check (channel in ('mail', 'webhook')),
  target text not null,
  payload text not null,
  tries integer not null,
  next_at integer not null,
  done_at integer,
  failed_at integer,
  error text,
  key text not null unique
){table};
create index deliveries_due on deliveries (next_at, id) where done_at is null and failed_at is null;
create index deliveries_target on deliveries (channel, target, id);

create table webhooks (
  id {id},
  url text not null,
  secret text not null,
  events text not null,
  active integer not null,
  created integer not null,
  by_id integer not null references people (id)
){table};
`;
