// place-in-cell.test: lines of cells in the author's file, as the reader places cells.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeInCell } from './index.ts';
import { pointFinder } from '../document/index.ts';
import type { Place, Position } from '../document/index.ts';

/** A file and the stretch of it from the first mark to the end of the last. */
function stretch(text: string, from: string, to: string): Position {
  const point = pointFinder(text);
  return { start: point(text.indexOf(from)), end: point(text.lastIndexOf(to) + to.length) };
}

const source = 'x = 1\n\nboom()\n';

test('counted back from the closing fence, whatever options stand above', () => {
  const file = `# T\n\n\`\`\`{code-cell}\n:tags: [a]\n:save:\n\n${source}\`\`\`\nafter`;
  const place = placeInCell({ source, place: { file: 'a.md', position: stretch(file, '```{', '```') } }, 3);
  assert.equal(place.position?.start.line, 9);
  assert.equal(file.slice(place.position?.start.offset, place.position?.end.offset), 'boom()');
});

test('a cell in a list: columns and offsets are those of the file', () => {
  const file = '- item\n\n  ```{code-cell}\n  x = 1\n\n  boom()\n  ```\n';
  const place = placeInCell(
    { source, place: { file: 'a.md', position: stretch(file, '```{', '```') } },
    3,
    5,
  );
  assert.deepEqual([place.position?.start.line, place.position?.start.column], [6, 7]);
  assert.equal(file.slice(place.position?.start.offset, place.position?.end.offset), '()');
});

test('the line that is known wins; a notebook counts in its cell', () => {
  const position = { start: { line: 3, column: 1, offset: 9 }, end: { line: 9, column: 4, offset: 60 } };
  assert.equal(
    placeInCell({ source, place: { file: 'a.md', position }, sourceLine: 20 }, 2).position?.start.line,
    21,
  );
  const inNotebook = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 3, column: 7, offset: 13 },
    cell: 4,
  };
  assert.deepEqual(placeInCell({ source, place: { file: 'a.ipynb', position: inNotebook } }, 3).position, {
    start: { line: 3, column: 1, offset: 7 },
    end: { line: 3, column: 7, offset: 13 },
    cell: 4,
  });
});

test('without a position the file; lines out of range are taken into it', () => {
  assert.deepEqual(placeInCell({ source, place: { file: 'a.md' } }, 3), { file: 'a.md' });
  const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 5, column: 4, offset: 30 } };
  assert.equal(placeInCell({ source, place: { file: 'a.md', position } }, 99).position?.start.line, 4);
  assert.equal(placeInCell({ source, place: { file: 'a.md', position } }, -1).position?.start.line, 2);
});

test('a cell whose lines are known one by one', () => {
  const place: Place = {
    file: 'a.md',
    position: { start: { line: 3, column: 1, offset: 20 }, end: { line: 9, column: 4, offset: 90 } },
  };
  const lines = [
    { line: 5, cut: 0 },
    { line: 8, cut: 4 },
  ];
  const found = placeInCell({ source: 'a\nbcd', place, lines }, 2, 2);
  assert.deepEqual(
    [found.position?.start.line, found.position?.start.column, found.position?.end.column],
    [8, 6, 8],
  );
});
