// paragraph: words → paragraphs, with display formulas lifted out of them, since those are blocks.

import type { FlowNode, Math, Paragraph, PhrasingNode, Position } from '../../document/index.ts';

const isDisplayMath = (node: PhrasingNode | Math): node is Math => node.type === 'math';

/** One paragraph, or several with the formulas between them. */
export function paragraphNodes(children: PhrasingNode[], position: Position): FlowNode[] {
  if (!children.some(isDisplayMath)) return [{ type: 'paragraph', children, position }];
  const nodes: FlowNode[] = [];
  let words: PhrasingNode[] = [];
  const flush = (): void => {
    const kept = trimmed(words);
    const [first, last] = [kept[0]?.position, kept.at(-1)?.position];
    if (kept.length > 0) {
      const paragraph: Paragraph = { type: 'paragraph', children: kept };
      nodes.push(
        first && last ? { ...paragraph, position: { start: first.start, end: last.end } } : paragraph,
      );
    }
    words = [];
  };
  for (const child of children as (PhrasingNode | Math)[]) {
    if (isDisplayMath(child)) {
      flush();
      nodes.push(child);
    } else words.push(child);
  }
  flush();
  return nodes;
}

/** Where no block can stand (headings, table cells) a display formula is one among the words. */
export function withoutDisplayMath(children: PhrasingNode[]): PhrasingNode[] {
  return (children as (PhrasingNode | Math)[]).flatMap((child): PhrasingNode[] => {
    if (!isDisplayMath(child)) return [child];
    const place = child.position && { position: child.position };
    const math: PhrasingNode = { type: 'inlineMath', value: child.value, ...place };
    if (child.label === undefined) return [math];
    // What looked like a label is words here.
    const after = child.position && { position: { start: child.position.end, end: child.position.end } };
    return [math, { type: 'text', value: ` (${child.label})`, ...after }];
  });
}

/** Without the blanks next to a formula. */
function trimmed(words: PhrasingNode[]): PhrasingNode[] {
  const kept = [...words];
  const first = kept[0];
  if (first?.type === 'text') trimText(kept, 0, first.value.trimStart(), 'start');
  const last = kept.at(-1);
  if (last?.type === 'text') trimText(kept, kept.length - 1, last.value.trimEnd(), 'end');
  return kept;
}

function trimText(words: PhrasingNode[], index: number, value: string, side: 'start' | 'end'): void {
  const node = words[index];
  if (node?.type !== 'text' || node.value === value) return;
  if (value === '') {
    words.splice(index, 1);
    return;
  }
  const cut =
    side === 'start' ? node.value.slice(0, node.value.length - value.length) : node.value.slice(value.length);
  words[index] = { ...node, value, ...(node.position && { position: narrowed(node.position, cut, side) }) };
}

/** A position without blanks that were cut off it; a line break among them moves the line. */
function narrowed(position: Position, cut: string, side: 'start' | 'end'): Position {
  const point = { ...position[side] };
  // Indentation after a line break is not part of the text, so only blanks of one line are counted exactly.
  if (cut.includes('\n')) return position;
  const step = side === 'start' ? cut.length : -cut.length;
  point.column += step;
  point.offset += step;
  return { ...position, [side]: point };
}
