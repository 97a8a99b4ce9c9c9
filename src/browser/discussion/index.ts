// discussion/: the script of discussions. It adds to pages that work without it: the panel beside the text, the menu of a
// selection, live preview, drafts, keys, news of posts. Main function: `startDiscussions`, called once by main.ts.
// It must never be needed for reading or posting, never have words of its own, and never ask another server than the page's own.

export { startDiscussions } from './start.ts';
