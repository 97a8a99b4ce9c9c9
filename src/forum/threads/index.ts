// threads/: discussions and their posts: commands that change them, and views of them for pages. Views hold only what is for their visitor.

export { blockKey, keepCounts } from './counts.ts';
export type { Counts, CountsKeeper, Keeper } from './counts.ts';
export { editsView } from './edits-view.ts';
export { keepFacets, listView } from './list-view.ts';
export type { Facets } from './list-view.ts';
export { panelView } from './panel-view.ts';
export { personView } from './person-view.ts';
export { foldTags } from './tags.ts';
export { postText } from './text.ts';
export type { PostText } from './text.ts';
export { threadView } from './thread-view.ts';
