// site-fonts: the three text families cut to the letters of a book.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { FontFile } from '../../write/html/index.ts';
import { writeWhole } from '../../write-whole.ts';
import { coverageOf, subsetFont } from '../../typeset/index.ts';
import type { Axes, Ranges } from '../../typeset/index.ts';

interface Face extends Pick<FontFile, 'family' | 'style'> {
  /** Name of the family in the names of its packages and files. */
  name: string;
  /** Folder and file name of its full regular face, for letters that the variable one lacks. */
  whole: string;
  /** Weights that the style sheet uses. */
  weight: string;
}

const faces: readonly Face[] = [
  {
    family: 'serif',
    style: 'normal',
    name: 'source-serif-4',
    whole: '400Regular/SourceSerif4_400Regular.ttf',
    weight: '400 700',
  },
  {
    family: 'serif',
    style: 'italic',
    name: 'source-serif-4',
    whole: '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
    weight: '400',
  },
  {
    family: 'sans',
    style: 'normal',
    name: 'source-sans-3',
    whole: '400Regular/SourceSans3_400Regular.ttf',
    weight: '400 700',
  },
  {
    family: 'code',
    style: 'normal',
    name: 'source-code-pro',
    whole: '400Regular/SourceCodePro_400Regular.ttf',
    weight: '400 700',
  },
];

/** Italic has one weight: bold italic is rare, and a second weight would cost every reader 12 kB. */
const axesOf = (weight: string): Axes => ({ wght: weight === '400' ? 400 : { min: 400, max: 700 } });

/** Letters of the file that every page loads: Latin-1, and the punctuation and signs that the Latin faces have. */
const latinLetters =
  'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2010-2027,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2122,U+2191,U+2193,U+2212';

/** Letters that every book gets beyond those of its text: what the frame of a page and readers' names may need. */
const always = '←↑→↓↔⇒⇔−×÷±≈≠≤≥∞∑∏√∂∫∈∉⊂∪∩·…–—‘’“”„‚•†‡′″€™';

const require = createRequire(import.meta.url);
/** Folder of an installed package. */
export const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** Every file of the text families that a book with these letters needs; made once, then read from the cache. */
export async function textFonts(cacheFolder: string, codePoints: ReadonlySet<number>): Promise<FontFile[]> {
  const wanted = new Set(
    [...codePoints, ...Array.from(always, (one) => one.codePointAt(0) as number)].filter(
      (one) => one >= 0x20,
    ),
  );
  const all: FontFile[] = [];
  for (const face of faces) all.push(...(await filesOf(face, wanted, cacheFolder)));
  return all;
}

async function filesOf(face: Face, wanted: ReadonlySet<number>, cacheFolder: string): Promise<FontFile[]> {
  const folder = packageFolder(`@fontsource-variable/${face.name}`);
  const scripts = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const latin = rangesOf(latinLetters);
  const files: FontFile[] = [];
  const add = async (
    file: string,
    letters: ReadonlySet<number>,
    axes: Axes | undefined,
    range?: string,
  ): Promise<void> => {
    const bytes = await cut(file, letters, axes, cacheFolder);
    files.push({
      family: face.family,
      style: face.style,
      weight: face.weight,
      bytes,
      ...(range !== undefined && { unicodeRange: range }),
    });
  };
  const variable = (script: string): string =>
    join(folder, 'files', `${face.name}-${script}-wght-${face.style}.woff2`);
  const axes = axesOf(face.weight);
  await add(variable('latin'), expanded(latin), axes);
  const rest = new Set([...wanted].filter((one) => !within(one, latin)));
  for (const [script, text] of Object.entries(scripts)) {
    const ranges = rangesOf(text);
    const letters = new Set([...rest].filter((one) => within(one, ranges)));
    if (letters.size === 0) continue;
    for (const one of letters) rest.delete(one);
    await add(variable(script), letters, axes, unicodeRange(letters));
  }
  if (rest.size === 0) return files;
  const whole = join(packageFolder(`@expo-google-fonts/${face.name}`), face.whole);
  const signs = new Set([...rest].filter((one) => within(one, coverage(whole))));
  if (signs.size > 0) await add(whole, signs, undefined, unicodeRange(signs));
  return files;
}

/** A face cut to letters, from the cache where it has been cut so before. */
export async function cut(
  file: string,
  letters: ReadonlySet<number>,
  axes: Axes | undefined,
  cacheFolder: string,
): Promise<Uint8Array> {
  const { size } = statSync(file);
  return cached(
    cacheFolder,
    [file.slice(file.lastIndexOf('/') + 1), size, unicodeRange(letters), axes ?? null],
    '.woff2',
    () => subsetFont(readFileSync(file), letters, axes),
  );
}

const known = new Map<string, Ranges>();

/** The letters of a whole face. */
export function coverage(file: string): Ranges {
  const ranges = known.get(file) ?? coverageOf(readFileSync(file));
  known.set(file, ranges);
  return ranges;
}

/** Bytes made once for a key, while the cache can be written. */
export async function cached(
  folder: string,
  key: readonly unknown[],
  ending: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(
    folder,
    `${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 24)}${ending}`,
  );
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    const bytes = await make();
    try {
      writeWhole(file, bytes);
    } catch {
      // Made again next time.
    }
    return new Uint8Array(bytes);
  }
}

/** `U+0000-00FF,U+0131` as pairs. */
export function rangesOf(text: string): Ranges {
  return text.split(',').map((part): [number, number] => {
    const [first = '0', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

export const within = (one: number, ranges: Ranges): boolean =>
  ranges.some(([first, last]) => one >= first && one <= last);

export function expanded(ranges: Ranges): Set<number> {
  const all = new Set<number>();
  for (const [first, last] of ranges) for (let one = first; one <= last; one++) all.add(one);
  return all;
}

/** Code points as CSS writes them, neighbours together. */
export function unicodeRange(letters: ReadonlySet<number>): string {
  const parts: [number, number][] = [];
  for (const one of [...letters].toSorted((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === one - 1) last[1] = one;
    else parts.push([one, one]);
  }
  const hex = (one: number): string => one.toString(16).toUpperCase();
  return parts
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',');
}
