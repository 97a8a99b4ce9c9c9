// position: where a thing stands in an author's file.

/** One point of a text file. `line` and `column` are 1-based, columns count UTF-16 units, a tab is 1; `offset` is 0-based. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** A stretch of text, end exclusive. In a notebook `cell` is the 1-based cell and lines count inside it. */
export interface Position {
  start: Point;
  end: Point;
  cell?: number;
}

/** A file (path relative to the book's folder, with `/`) and, where known, the stretch in it. */
export interface Place {
  file: string;
  position?: Position;
}

/** Turns offsets into points: one scan of the text, then a binary search per question. */
export function pointFinder(text: string): (offset: number) => Point {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1, offset };
  };
}
