// forum/: a book's discussions: requests → pages, and posts kept safe.
// Main function: `serve`; for the command line also what moves discussions in and out.
// It must never let out anything that readers wrote and that was not checked.

export { exportSite } from './server/export-site.ts';
export { jsonLog, plainLog } from './server/log.ts';
export type { Log } from './server/log.ts';
export { NoSiteError } from './server/published-site.ts';
export { serverSecret } from './server/secret.ts';
export { serve } from './server/serve.ts';
export type { ServeInput, Serving } from './server/serve.ts';
export { servePlain } from './server/serve-plain.ts';
export type { Forum } from './server/request.ts';
export type { ForumSettings } from './server/settings.ts';
export { copyDatabase, openStore, restoreDatabase, StoreError } from './store/index.ts';
export type { Store, StorePlace } from './store/index.ts';
export { annotations, exportLines, importFromDiscourse, ImportError, importLines } from './transfer/index.ts';
export { isSafeOrigin } from './people/index.ts';
