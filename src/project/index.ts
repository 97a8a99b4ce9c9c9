// project/: a folder into a built book: configuration, contents, execution, the formats, the output folder, the report.
// Main function: `build(directory, options)`.
// It must never know about sockets, and never leave a file half written.

export type { BuildOptions } from './build.ts';
export type { BuildEvent, OnEvent, Stage } from './events.ts';
export type { Finding } from './doctor.ts';
export type { FormatName } from './formats/format.ts';
export type { Report, ReportedDiagnostic } from './report.ts';
export { FolderRefused } from './build-folders.ts';
export { Interrupted, build, counted } from './build.ts';
export { discussionScripts } from './assets/site-assets.ts';
export { forumOf } from './forum-of.ts';
export { clean } from './clean.ts';
export { examine } from './doctor.ts';
export { formatNames } from './formats/format.ts';
export { newBook } from './new-book.ts';
