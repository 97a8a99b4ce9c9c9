// segments: the way from a place in a piece of content (lines joined, indentation and markers gone) back to its source.

import type { Source, Range } from './source.ts';

/** Content from `content` on stands in the source from `source` on, up to the next segment. */
export interface Segment {
  content: number;
  source: number;
}

/** Content that is one unbroken stretch of the source. */
export function straight(start: number): Segment[] {
  return [{ content: 0, source: start }];
}

/** Segments of content whose lines are the ends of source lines from `line` on (paragraphs, raw bodies of directives). */
export function lineSegments(source: Source, content: string, line: number): Segment[] {
  const segments: Segment[] = [];
  for (let from = 0; ; line++) {
    const cut = content.indexOf('\n', from);
    const to = cut === -1 ? content.length : cut;
    const lineStart = source.lineStart(line);
    let end = source.lineEnd(line);
    // The last line of a paragraph was trimmed; every line's text is a suffix of its source line.
    if (cut === -1)
      while (
        end > lineStart &&
        isBlank(source.text.charCodeAt(end - 1)) &&
        !isBlank(content.charCodeAt(to - 1))
      )
        end--;
    segments.push({ content: from, source: Math.max(lineStart, end - (to - from)) });
    if (cut === -1) return segments;
    from = cut + 1;
  }
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** The segments of a part of a content. */
export function cutSegments(segments: readonly Segment[], start: number, end: number): Segment[] {
  const first = indexAt(segments, start);
  const cut: Segment[] = [{ content: 0, source: sourceOffset(segments, start) }];
  for (let i = first + 1; i < segments.length; i++) {
    const one = segments[i] as Segment;
    if (one.content >= end) break;
    cut.push({ content: one.content - start, source: one.source });
  }
  return cut;
}

/** The source offset of a content offset. */
export function sourceOffset(segments: readonly Segment[], offset: number): number {
  const segment = segments[indexAt(segments, offset)] as Segment;
  return segment.source + offset - segment.content;
}

/** The source range of a content range; its end belongs to its last character, not to what comes after it. */
export function sourceRange(segments: readonly Segment[], start: number, end: number): Range {
  const from = sourceOffset(segments, start);
  return { start: from, end: end > start ? Math.max(from, sourceOffset(segments, end - 1) + 1) : from };
}

function indexAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle] as Segment).content <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
