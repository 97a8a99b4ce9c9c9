// cases: tests as data. A case file holds blocks `## name`, the input, a line `---`, the expected output.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

interface Case {
  name: string;
  input: string;
  expected: string;
}

/**
 * Runs every case of every `*.cases` file in a folder through `run`. `UPDATE=1` rewrites what is expected; CI never does.
 * The first input line may be `@key value` settings, passed on as `settings`.
 */
export function cases(folder: URL, run: (input: string, name: string) => string): void {
  const directory = fileURLToPath(folder);
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.cases'))
    .sort();
  assert.ok(files.length > 0, `no .cases file in ${directory}`);
  for (const file of files) runFile(join(directory, file), run);
}

function runFile(path: string, run: (input: string, name: string) => string): void {
  const all = parseCases(readFileSync(path, 'utf8'));
  const update = process.env['UPDATE'] === '1' && !process.env['CI'];
  if (update) {
    for (const one of all) one.expected = withNewline(run(one.input, one.name));
    writeFileSync(path, formatCases(all));
  }
  for (const one of all) {
    test(`${basename(path, '.cases')}: ${one.name}`, () => {
      assert.equal(withNewline(run(one.input, one.name)), one.expected);
    });
  }
}

/** Reads a case file. A line `----` inside an input or output stands for `---`. */
export function parseCases(text: string): Case[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((block) => {
      const lines = block.split('\n');
      const name = (lines.shift() ?? '').trim();
      const cut = lines.indexOf('---');
      assert.notEqual(cut, -1, `case "${name}" has no line ---`);
      const part = (from: number, to: number): string =>
        withNewline(
          lines
            .slice(from, to)
            .join('\n')
            .replace(/^\n+|\n+$/g, ''),
        ).replace(/^----$/gm, '---');
      return { name, input: part(0, cut), expected: part(cut + 1, lines.length) };
    });
}

function formatCases(all: readonly Case[]): string {
  const guard = (text: string): string => text.replace(/^---$/gm, '----');
  return all.map((one) => `## ${one.name}\n${guard(one.input)}---\n${guard(one.expected)}`).join('\n');
}

const withNewline = (text: string): string => (text.endsWith('\n') || text === '' ? text : `${text}\n`);
