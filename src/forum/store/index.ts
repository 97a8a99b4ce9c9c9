// store/: the forum's database: opened on SQLite or PostgreSQL, read by queries, changed by named commands only.
// Main function: `openStore`. It must never know what its tables mean.

export { openStore } from './open.ts';
export { copyDatabase, restoreDatabase } from './sqlite/copy.ts';
export type { StorePlace } from './open.ts';
export { StoreError } from './store.ts';
export type { Command, Reader, Store, StoreProblem, Transaction } from './store.ts';
