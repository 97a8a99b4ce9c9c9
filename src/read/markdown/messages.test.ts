// messages: the examples of every message of the reader show just that mistake.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages } from '../../document/index.ts';
import { d2lMessages } from '../../document/messages/d2l.ts';
import { readMessages } from '../../document/messages/read.ts';
import { readD2l, readMarkdown, readOutputMarkdown } from '../index.ts';
import type { ReadOptions } from '../index.ts';

const files: Readonly<Record<string, string>> = {
  'notation.md': 'N.',
  'code.py': 'def present(): pass',
  'this-page.md': '',
};
const options: ReadOptions = { variants: ['numpy'], load: (path) => files[path] };
const codes = (text: string): string[] =>
  readMarkdown('this-page.md', text, options).diagnostics.map((one) => one.code);

const variants = ['pytorch', 'jax'];
const codesOfD2l = (text: string): string[] =>
  readD2l('this-page.md', text, { ...options, variants }).diagnostics.map((one) => one.code);

/** Mistakes that need more than a page's text, or too much of it for an example. */
const elsewhere: Readonly<Record<string, (text: string) => string[]>> = {
  'misplaced-cell': (text) => readOutputMarkdown(text, 'a.md').diagnostics.map((one) => one.code),
  'nesting-too-deep': (text) => codes(text.replace('> > > > …', `${'> '.repeat(300)}a`)),
};

for (const [code, message] of Object.entries(readMessages)) {
  test(`message ${code}`, () => {
    assert.ok(code in messages);
    const find = code in d2lMessages ? codesOfD2l : (elsewhere[code] ?? codes);
    assert.ok(
      find(message.bad).includes(code),
      `the bad example gives ${find(message.bad).join(', ') || 'nothing'}`,
    );
    assert.deepEqual(find(message.good), [], 'the good example gives nothing');
  });
}
