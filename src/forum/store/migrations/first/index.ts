// first: the first migration: every table of schema.ts with its keys and indexes.

import type { Migration } from '../migration.ts';
import { accounts } from './accounts.ts';
import { files } from './files.ts';
import { moderation } from './moderation.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { search } from './search.ts';
import { threads } from './threads.ts';

export const first: Migration = {
  number: 1,
  name: 'first',
  sql: (dialect) => [people, accounts, threads, moderation, notices, files, search(dialect)].join('\n'),
};
