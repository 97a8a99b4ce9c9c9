// place: where the body of a directive stands in the source.

import type { DirectiveHead } from '../block/directive-head.ts';
import { lineSegments } from '../segments.ts';
import type { Segment } from '../segments.ts';
import type { Source } from '../source.ts';

/** Segments of a raw body. */
export const bodySegments = (source: Source, head: DirectiveHead): Segment[] =>
  lineSegments(source, head.body, head.bodyLine);
