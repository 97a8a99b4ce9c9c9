// write/html/: a linked book as a web site: one HTML file a page, and the style, script and fonts that all pages share.
// Main functions: `writePage` for one page, `writeSharedFiles` for the rest, `pageKey` to know whether a page changed.
// It must never do I/O (files of the site come in as assets), never use the network from a page, never need its script.

export type { Downloads, FontFile, MathFontFile, SiteAssets } from './assets.ts';
export type { StyleName } from './style-sheet.ts';
export { styleNames } from './style-sheet.ts';
export { pageKey } from './page-key.ts';
export { writePage } from './write-page.ts';
export type { AnchoredPage, BlockPlace, PagePlaces } from './anchored-page.ts';
export { writeAnchoredPage } from './anchored-page.ts';
export { titleHeading } from './page/title.ts';
export { isNamedByBook } from './handlers/references.ts';
export { searchText } from './search-text.ts';
export { writeSharedFiles } from './write-shared-files.ts';

// For other formats that browsers show: slides.
export { codeLines, columns } from './code-lines.ts';
export type { Context } from './context.ts';
export { pageContext } from './context.ts';
export { scrolling } from './handlers/code.ts';
export { tagsOf } from './handlers/code-cell.ts';
export { columnsOf } from './handlers/math.ts';
export { contentHash } from './hash.ts';
export type { Attributes, Html } from './html.ts';
export { classes, element, join, nothing, text, trusted } from './html.ts';
export { outputs } from './outputs/outputs.ts';
export { render } from './render.ts';
export { inlineScript } from './script.ts';
export type { Site } from './site.ts';
export { siteOf } from './site.ts';
export { relativePath } from './url.ts';

// For pages that a server adds to the site.
export { textId } from './context.ts';
export type { ShellPage, SiteShell } from './page/shell.ts';
export { shellOf, shellPage } from './page/shell.ts';
export { shellScripts } from './script.ts';
export { smaller as smallerStyle } from './style-sheet.ts';
export { fragment } from './url.ts';
