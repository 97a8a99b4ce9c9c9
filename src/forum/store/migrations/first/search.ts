// search: the index of what search looks through: words of titles and of texts, as tokens that are taken as they are.

import type { Dialect } from '../migration.ts';

/** On SQLite a table of its own, which keeps no text; on PostgreSQL a column. See search/ for how both are filled. */
const indexes: Record<Dialect, string> = {
  sqlite: `
create virtual table search_index using fts5 (
  title_tokens, tokens, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co P* S*'"
);
`,
  postgres: `
alter table search_docs add column search_index tsvector;
create index search_docs_search_index on search_docs using gin (search_index);
`,
};

export const search = (dialect: Dialect): string => indexes[dialect];
