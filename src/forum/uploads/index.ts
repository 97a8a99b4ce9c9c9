// uploads/: pictures that readers add to posts: taken apart and made anew, kept by their contents, removed when no post shows them.
// Main functions: takeImage(bytes) → a picture of ours; keepImage and imageFile for its file; uploadsCommands for its row.
// It must never keep or give out a byte that came from a reader.

export { imageLimits, takeImage } from './take-image.ts';
export type { TakenImage } from './take-image.ts';
export { imageFile, keepImage } from './image-files.ts';
export { sweepUploads } from './sweep.ts';
export { knownUploads, useUploads } from './uses.ts';
