// typeset.test: the compiler's process, its errors, equal bytes; fonts read and cut down.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { loadPrintAssets } from '../project/assets/print-assets.ts';
import { coverageOf, stopTypesetting, subsetFont, typesetTypst } from './index.ts';
import type { Typeset } from './index.ts';
import { parseErrors, parseExportError } from './errors.ts';

const { fonts } = loadPrintAssets();
after(stopTypesetting);

const head =
  '#set document(title: "T", date: datetime(year: 2026, month: 1, day: 1))\n#set text(font: "Source Serif 4", fallback: false, lang: "en")\n';
const run = (body: string, files: { path: string; contents: string }[] = []): Promise<Typeset> =>
  typesetTypst({
    main: 'book.typ',
    files: [{ path: 'book.typ', contents: head + body }, ...files],
    fonts,
    inputs: {},
    standard: 'ua-1',
    date: 0,
  });

const errorsOf = async (
  result: Promise<Typeset>,
): Promise<{ message: string; file?: string; line?: number }[]> => {
  const made = await result;
  assert.ok(!made.ok);
  return made.errors;
};

test('a document becomes a PDF', async () => {
  const result = await run('Hello');
  assert.ok(result.ok);
  assert.equal(result.pages, 1);
  assert.equal(Buffer.from(result.pdf.subarray(0, 5)).toString(), '%PDF-');
});

test('errors name file and line', async () => {
  const errors = await errorsOf(
    run('#include "a.typ"', [{ path: 'a.typ', contents: 'fine\n\n#let x = (\n' }]),
  );
  assert.deepEqual(errors, [{ message: 'unclosed delimiter', file: 'a.typ', line: 3 }]);
});

test('a missing letter and a formula without words fail the export', async () => {
  assert.match((await errorsOf(run('漢')))[0]?.message ?? '', /漢/);
  assert.match((await errorsOf(run('$x$')))[0]?.message ?? '', /alt/);
});

test('files of the disk and packages of the network cannot be read', async () => {
  assert.match((await errorsOf(run('#read("/etc/passwd")')))[0]?.message ?? '', /not found/);
  assert.match((await errorsOf(run('#import "@preview/nothing:0.0.1": *')))[0]?.message ?? '', /package/);
});

test('inputs reach the files, and runs at the same time keep apart', async () => {
  const one = (name: string): Promise<Typeset> =>
    typesetTypst({
      main: 'm.typ',
      files: [{ path: 'm.typ', contents: `${head}#panic(sys.inputs.name)` }],
      fonts,
      inputs: { name },
      standard: 'a-2b',
      date: 0,
    });
  const results = await Promise.all(['a', 'b', 'c', 'd'].map((name) => errorsOf(one(name))));
  assert.deepEqual(
    results.map((errors) => /"(\w)"/.exec(errors[0]?.message ?? '')?.[1]),
    ['a', 'b', 'c', 'd'],
  );
});

test('two processes give the same bytes', async () => {
  const here = await run('= One\nSome words.');
  assert.ok(here.ok);
  const script = `const { typesetTypst } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)});
    const { loadPrintAssets } = await import(${JSON.stringify(new URL('../project/assets/print-assets.ts', import.meta.url).href)});
    const { createHash } = await import('node:crypto');
    const result = await typesetTypst({ main: 'book.typ', files: [{ path: 'book.typ', contents: ${JSON.stringify(`${head}= One\nSome words.`)} }], fonts: loadPrintAssets().fonts, inputs: {}, standard: 'ua-1', date: 0 });
    process.stdout.write(createHash('sha256').update(result.pdf).digest('hex'));`;
  const other = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: new URL('../..', import.meta.url),
  });
  assert.equal(createHash('sha256').update(here.pdf).digest('hex'), other);
});

test("the compiler's messages are read without colours and hints", () => {
  const printed =
    '\u001b[31merror\u001b[0m: first\n  ┌─ /root/a/b.typ:12:3\n  │\n12 │ x\n\nhelp: error occurred here\n  ┌─ /root/c.typ:1:1\nwarning: no\n  ┌─ /root/d.typ:1:1\nerror: second\n';
  assert.deepEqual(parseErrors(printed, '/root'), [
    { message: 'first', file: 'a/b.typ', line: 12 },
    { message: 'second' },
  ]);
  assert.deepEqual(
    parseExportError('[SourceDiagnostic { message: "the text `\\"\\u{338}\\"` is missing", hints: [] }]'),
    [{ message: 'the text `"\u0338"` is missing' }],
  );
  assert.deepEqual(parseExportError('else'), [{ message: 'else' }]);
});

test("a font's letters are known", () => {
  const serif = coverageOf(
    readFileSync(fonts.find((font) => font.includes('SourceSerif4_400Regular.ttf')) ?? ''),
  );
  const has = (letter: string): boolean =>
    serif.some(
      ([first, last]) => first <= (letter.codePointAt(0) ?? 0) && (letter.codePointAt(0) ?? 0) <= last,
    );
  assert.deepEqual(Array.from('aé→漢☃', has), [true, true, true, false, false]);
  assert.throws(() => coverageOf(new Uint8Array(40)));
});

test('a font is cut down to what is used', async () => {
  const font = readFileSync(fonts[0] ?? '');
  const small = await subsetFont(font, new Set([65, 66, 0xd800]));
  assert.equal(Buffer.from(small.subarray(0, 4)).toString(), 'wOF2');
  assert.ok(small.length < font.length / 20);
  await assert.rejects(subsetFont(new Uint8Array(10), new Set([65])));
});
