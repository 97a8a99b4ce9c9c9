// diagnostic.test: which name, and which path, is the nearest to a misspelt one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, nearestPath } from './index.ts';

test('the nearest name', () => {
  assert.equal(nearest('biuld', ['clean', 'build']), 'build');
  assert.equal(nearest('other', ['clean', 'build']), undefined);
});

test('the nearest path: first by the name of the file, then by its folders', () => {
  const pages = ['index.md', 'a/index.md', 'linear/regression.md', 'deep/networks/regression.md', 'b.md'];
  const near = (path: string): string | undefined => nearestPath(path, pages);
  // A page that was moved.
  assert.equal(near('regression.md'), 'linear/regression.md');
  assert.equal(near('deep/regression.md'), 'deep/networks/regression.md');
  assert.equal(near('linear-models/regresion.md'), 'linear/regression.md');
  assert.equal(near('linear/regression'), 'linear/regression.md');
  assert.equal(near('b/index.md'), 'a/index.md');
  // A misspelt folder is found by the whole path, and very short names are not like each other.
  assert.equal(near('c.md'), 'b.md');
  assert.equal(near('some/where/c.md'), undefined);
  assert.equal(near('nothing/like/it.md'), undefined);
});
