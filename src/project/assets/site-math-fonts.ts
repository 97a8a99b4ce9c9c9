// site-math-fonts: KaTeX's faces; the two large ones of which most pages use a few letters come in two files.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MathFontFile } from '../../write/html/index.ts';
import { coverage, cut, expanded, packageFolder, rangesOf, unicodeRange, within } from './site-fonts.ts';

/** What the first file of a face holds: blackboard letters and the end of a proof; bold letters, digits and common signs. */
const usual: Readonly<Record<string, string>> = {
  'KaTeX_AMS-Regular': 'U+0020,U+0041-005A,U+006B,U+00A0,U+25A1,U+2A7D-2A7E',
  'KaTeX_Main-Bold': 'U+0020-007E,U+00A0,U+0393-03A9,U+2032,U+2207,U+2212,U+22C5',
};

/** A page loads the faces that its formulas use, and the second file of a face only for signs that the first lacks. */
export async function mathFonts(cacheFolder: string): Promise<MathFontFile[]> {
  const folder = join(packageFolder('katex'), 'dist/fonts');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.woff2'))
    .map((name) => name.slice(0, -'.woff2'.length))
    .toSorted();
  const files: MathFontFile[] = [];
  for (const name of names) {
    const first = usual[name];
    if (first === undefined) {
      files.push({ name, bytes: new Uint8Array(readFileSync(join(folder, `${name}.woff2`))) });
      continue;
    }
    const file = join(folder, `${name}.ttf`);
    const ranges = rangesOf(first);
    const rest = new Set([...expanded(coverage(file))].filter((one) => !within(one, ranges)));
    files.push(
      { name, bytes: await cut(file, expanded(ranges), undefined, cacheFolder) },
      {
        name,
        bytes: await cut(file, rest, undefined, cacheFolder),
        unicodeRange: unicodeRange(rest),
      },
    );
  }
  return files;
}
