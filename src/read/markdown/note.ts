// note: how the parts of the reader say that something is wrong at a place of the source.

import type { DiagnosticCode, messages } from '../../document/index.ts';
import type { Range } from './source.ts';

type Messages = typeof messages;

/** Records the diagnostic `code` at a range of the source being read. */
export type DiagnosticNote = <C extends DiagnosticCode>(
  code: C,
  range: Range,
  ...args: Parameters<Messages[C]['message']>
) => void;
