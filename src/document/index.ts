// document/: the words that all other areas speak: node kinds, positions, diagnostics, outputs, settings.
// It turns nothing into anything; it holds plain data types and the few functions that every area needs of them.
// It must never do I/O and never import another area.

export type * from './node.ts';
export type * from './position.ts';
export type * from './output.ts';
export type * from './settings.ts';
export type * from './document.ts';
export type { Message } from './message.ts';
export type { Code as DiagnosticCode, Diagnostic } from './diagnostic.ts';
export { defaultNumbering, defaultSettings } from './settings.ts';
export { inLanguage } from './language.ts';
export { pointFinder } from './position.ts';
export { isStored, joinedStreams } from './output.ts';
export { childrenOf, isParent, mapTree, nodesOf, plainText, walk } from './walk.ts';
export { compareDiagnostics, diagnostic, nearest, nearestPath } from './diagnostic.ts';
export { messages } from './messages/index.ts';
