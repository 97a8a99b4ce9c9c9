// transfer/: discussions leave and enter: as lines, as annotations, from a Discourse. It must never let HTML of others in.

export { annotationCollection, annotationPage, annotations } from './annotations.ts';
export { importFromDiscourse } from './discourse/import-from.ts';
export { exportLines } from './export-lines.ts';
export { ImportError, importLines } from './import-lines.ts';
