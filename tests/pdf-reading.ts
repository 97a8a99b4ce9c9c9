// pdf-reading: what a PDF holds, read with poppler's programs and by inflating its streams. For tests.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Why tests of the printed page cannot run here; undefined when they can. */
export const noPoppler: string | undefined =
  spawnSync('pdftotext', ['-v']).error === undefined
    ? undefined
    : 'poppler (pdftotext, pdffonts, pdfinfo) is not installed';

/** Runs a program on a PDF and gives what it prints. */
export function pdfProgram(program: string, options: readonly string[], pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-pdf-'));
  try {
    const file = join(folder, 'book.pdf');
    writeFileSync(file, pdf);
    const output = program === 'pdftotext' ? [file, '-'] : [file];
    return execFileSync(program, [...options, ...output], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Word {
  text: string;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}
export interface PdfPage {
  width: number;
  height: number;
  /** Lines of words, in the order of the page. */
  lines: Word[][];
}

/** Words with their places, in points from the top left. */
export function pdfPages(pdf: Uint8Array): PdfPage[] {
  const html = pdfProgram('pdftotext', ['-bbox-layout'], pdf);
  const attributes = (text: string): Record<string, number> =>
    Object.fromEntries(
      [...text.matchAll(/(\w+)="([\d.-]+)"/g)].map((match) => [match[1] as string, Number(match[2])]),
    );
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const { width = 0, height = 0 } = attributes(page.slice(0, page.indexOf('>')));
      const lines = page
        .split('<line ')
        .slice(1)
        .map((line) =>
          [...line.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(
            (match) => ({ text: unescaped(match[2] as string), ...attributes(match[1] as string) }) as Word,
          ),
        );
      return { width, height, lines };
    });
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The objects of the file as text: what is compressed is inflated. */
export function pdfObjects(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const raw = bytes.toString('latin1');
  const parts = [raw];
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const start = (match.index ?? 0) + match[0].length;
    const end = raw.indexOf('endstream', start);
    try {
      parts.push(inflateSync(bytes.subarray(start, end)).toString('latin1'));
    } catch {
      // A stream of another kind, such as a picture.
    }
  }
  return parts.join('\n');
}
