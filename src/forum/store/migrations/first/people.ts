// people: tables of people and of how they sign in, in the words of migrations.

export const people = `
create table people (
  id {id},
  handle text not null,
  handle_key text not null unique,
  account text unique,
  email text,
  role text not null check (role in ('reader', 'author', 'moderator', 'administrator')),
  trust integer not null check (trust between 0 and 4),
  trust_fixed integer not null,
  created integer not null,
  last_seen integer not null,
  read_ms integer not null,
  days integer not null,
  silenced_until integer,
  suspended_until integer,
  state text not null check (state in ('active', 'imported', 'gone')),
  preferences text not null,
  external text unique
){table};
create index people_email on people (email);
create index people_role on people (role, id);

create table passkeys (
  id text primary key not null,
  person_id integer not null references people (id),
  public_key text not null,
  counter integer not null,
  transports text not null,
  name text not null,
  created integer not null,
  last_used integer
){table};
create index passkeys_person on passkeys (person_id);

create table api_keys (
  id {id},
  person_id integer not null references people (id),
  name text not null,
  hash text not null unique,
  scopes text not null,
  created integer not null,
  last_used integer,
  expires integer
){table};
create index api_keys_person on api_keys (person_id);

create table rate_buckets (
  key text primary key not null,
  tokens integer not null,
  at integer not null
){table};
create index rate_buckets_at on rate_buckets (at);
`;
