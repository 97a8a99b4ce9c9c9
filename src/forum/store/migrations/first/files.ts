// files: tables of uploaded pictures, of what search looks through, and of settings, in the words of migrations.

export const files = `
create table uploads (
  id text not null primary key,
  mime text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  person_id integer not null references people (id),
  created integer not null
){table};
create index uploads_person on uploads (person_id, created);

create table upload_uses (
  upload_id text not null references uploads (id),
  post_id integer not null references posts (id),
  primary key (upload_id, post_id)
){table};
create index upload_uses_post on upload_uses (post_id);

create table search_docs (
  id {id},
  kind text not null check (kind in ('post', 'section')),
  thread_id integer references threads (id),
  post_id integer unique references posts (id),
  label text not null,
  title text not null,
  excerpt text not null
){table};
create index search_docs_thread on search_docs (thread_id);
create index search_docs_label on search_docs (label, kind);

create table settings (
  key text not null primary key,
  value text not null
){table};
`;
