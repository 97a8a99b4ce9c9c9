// browser/: the script of a page. It turns a finished page into a more convenient one: remembered variant and colours,
// copy buttons, previews of references, real tabs. Main function: `start`, called once by main.ts.
// It must never be needed for reading, and never ask another server than the page's own, but where a reader presses a button that says so.

export { start } from './start.ts';
