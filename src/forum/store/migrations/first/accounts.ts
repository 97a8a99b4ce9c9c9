// accounts: tables of the accounts library, in the words of migrations: who can sign in, how, and where they are signed in.

export const accounts = `
create table account_users (
  id text primary key not null,
  name text not null,
  email text not null unique,
  email_verified {truth} not null,
  image text,
  created_at {date} not null,
  updated_at {date} not null
){table};

create table account_sessions (
  id text primary key not null,
  token text not null unique,
  user_id text not null references account_users (id),
  ip_address text,
  user_agent text,
  expires_at {date} not null,
  created_at {date} not null,
  updated_at {date} not null
){table};
create index account_sessions_user on account_sessions (user_id);
create index account_sessions_expires on account_sessions (expires_at);

create table account_identities (
  id text primary key not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null references account_users (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at {date},
  refresh_token_expires_at {date},
  scope text,
  password text,
  created_at {date} not null,
  updated_at {date} not null,
  unique (provider_id, account_id)
){table};
create index account_identities_user on account_identities (user_id);

create table account_proofs (
  id text primary key not null,
  identifier text not null,
  value text not null,
  expires_at {date} not null,
  created_at {date} not null,
  updated_at {date} not null
){table};
create index account_proofs_identifier on account_proofs (identifier);
create index account_proofs_expires on account_proofs (expires_at);
`;
