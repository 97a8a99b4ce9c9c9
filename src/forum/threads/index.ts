// threads/: discussions and their posts: commands that change them, and views of them for pages. Views hold only what is for their visitor.

export { blockKey, keepCounts } from './counts.ts';
export type { Counts, CountsKeeper, Keeper } from './counts.ts';
export { editsView } from './edits-view.ts';
export { joinedReason } from './find.ts';
export { keepFacets, listView } from './list-view.ts';
export type { Facets } from './list-view.ts';
export { joinedInto, movedFrom } from './moved.ts';
export type { PostPlace } from './moved.ts';
export { panelView } from './panel-view.ts';
export { personView } from './person-view.ts';
export { quotedWords } from './quoted.ts';
export type { QuotedWords } from './quoted.ts';
export { foldTags } from './tags.ts';
export { postText } from './text.ts';
export type { PostText } from './text.ts';
export { threadView, visitorFacts } from './thread-view.ts';
export type { VisitorFacts } from './thread-view.ts';
