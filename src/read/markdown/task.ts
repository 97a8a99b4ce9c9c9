// task: `[ ]` and `[x]` at the beginning of a list item (GitHub's task lists).

import type { ListItem, Point } from '../../document/index.ts';

const box = /^\[([ xX])\][ \t]+/;

export function readTask(item: ListItem): ListItem {
  const paragraph = item.children[0];
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return item;
  const match = box.exec(text.value);
  if (!match) return item;
  const width = match[0].length;
  const moved = (point: Point): Point => ({
    ...point,
    column: point.column + width,
    offset: point.offset + width,
  });
  const rest = {
    ...text,
    value: text.value.slice(width),
    ...(text.position && { position: { ...text.position, start: moved(text.position.start) } }),
  };
  const after = paragraph.children.slice(1);
  if (rest.value === '' && after.length === 0) return item;
  const words = { ...paragraph, children: rest.value === '' ? after : [rest, ...after] };
  return { ...item, checked: match[1] !== ' ', children: [words, ...item.children.slice(1)] };
}
