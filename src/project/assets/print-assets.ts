// print-assets: what printing needs from the disk: the template, the fonts, and which letters they have.

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFile } from '../../package-root.ts';
import type { Ranges } from '../../typeset/index.ts';
import { coverageOf } from '../../typeset/index.ts';
import type { Coverage, Face } from '../../write/typst/index.ts';

export interface PrintAssets {
  /** For `writeTypst`. */
  writing: { template: Readonly<Record<string, string>>; coverage: Coverage };
  /** Paths of the font files, for `typesetTypst`. */
  fonts: readonly string[];
}

/** The faces of the template: package, prefix of its files, and the styles that are used. Static TrueType, which Typst reads. */
const families: Record<Face, { name: string; prefix: string; styles: readonly string[] }> = {
  serif: {
    name: 'source-serif-4',
    prefix: 'SourceSerif4',
    styles: ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'],
  },
  sans: {
    name: 'source-sans-3',
    prefix: 'SourceSans3',
    styles: ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'],
  },
  mono: {
    name: 'source-code-pro',
    prefix: 'SourceCodePro',
    styles: ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'],
  },
  math: { name: 'stix-two-math', prefix: 'STIXTwoMath', styles: ['400Regular'] },
};
const faces = Object.keys(families) as Face[];

let loaded: PrintAssets | undefined;

/** Read once; some milliseconds. Throws when the package is not complete. */
export function loadPrintAssets(): PrintAssets {
  loaded ??= {
    writing: {
      template: readTemplate(packageFile('src/write/typst/template')),
      coverage: Object.fromEntries(faces.map((face) => [face, sharedLetters(fontFiles(face))])) as Record<
        Face,
        Ranges
      >,
    },
    fonts: faces.flatMap(fontFiles),
  };
  return loaded;
}

function readTemplate(folder: string): Record<string, string> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.typ'))
    .toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function fontFiles(face: Face): string[] {
  const { name, prefix, styles } = families[face];
  const require = createRequire(import.meta.url);
  return styles.map((style) => require.resolve(`@expo-google-fonts/${name}/${style}/${prefix}_${style}.ttf`));
}

/** Letters that all faces of a family have: text can be set in any of them. */
function sharedLetters(files: readonly string[]): Ranges {
  return files.map((file) => coverageOf(readFileSync(file))).reduce(intersection);
}

/** What two lists of ranges have in common. */
export function intersection(a: Ranges, b: Ranges): Ranges {
  const result: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [first, last] = [
      Math.max(a[i]?.[0] ?? 0, b[j]?.[0] ?? 0),
      Math.min(a[i]?.[1] ?? 0, b[j]?.[1] ?? 0),
    ];
    if (first <= last) result.push([first, last]);
    if ((a[i]?.[1] ?? 0) < (b[j]?.[1] ?? 0)) i++;
    else j++;
  }
  return result;
}
