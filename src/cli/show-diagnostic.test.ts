// show-diagnostic: what an author reads.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportedDiagnostic } from '../project/index.ts';
import { paintFor } from './colour.ts';
import { showDiagnostic } from './show-diagnostic.ts';

const plain = paintFor({ write: () => true });
const one: ReportedDiagnostic = {
  severity: 'error',
  code: 'unknown-label',
  file: 'lines/a.md',
  line: 2,
  column: 4,
  endLine: 2,
  endColumn: 13,
  message: 'no such label',
  help: 'did you mean eq-normal-equations?',
};

test('place, message, line, caret, help', () => {
  assert.equal(
    showDiagnostic(one, () => 'first\nAs {eq}`x` shows', plain),
    'lines/a.md:2:4  error  no such label  [unknown-label]\n' +
      '  2 | As {eq}`x` shows\n' +
      '    |    ^^^^^^^^^\n' +
      '  did you mean eq-normal-equations?\n',
  );
});

test('tabs before the place stay tabs, so that the caret stands below it', () => {
  assert.match(
    showDiagnostic({ ...one, line: 1, column: 2, endLine: 1, endColumn: 4 }, () => '\tab', plain),
    /\| \tab\n +\| \t\^\^\n/,
  );
});

test('a long line is cut around the place', () => {
  const shown = showDiagnostic(
    { ...one, line: 1, column: 301, endLine: 1, endColumn: 305 },
    () => `${'x'.repeat(300)}HERE${'y'.repeat(300)}`,
    plain,
  );
  const [, code = '', carets = ''] = shown.split('\n');
  assert.ok(code.length < 130);
  assert.equal(code.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), 'HERE');
});

test('a place beyond the file, or a file that is gone, shows no line', () => {
  const lines = [
    'lines/a.md:2:4  error  no such label  [unknown-label]',
    '  did you mean eq-normal-equations?',
    '',
  ];
  assert.deepEqual(showDiagnostic(one, () => undefined, plain).split('\n'), lines);
  assert.deepEqual(showDiagnostic(one, () => 'only one line', plain).split('\n'), lines);
});
