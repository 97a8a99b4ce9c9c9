// site-assets: what the site is made of besides the book: style sheets, fonts, KaTeX's style, the browser's script.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteAssets, StyleName } from '../../write/html/index.ts';
import { styleNames } from '../../write/html/index.ts';
import { packageFile } from '../../package-root.ts';
import { userCache } from '../../user-cache.ts';
import { cached, packageFolder, textFonts } from './site-fonts.ts';
import { mathFonts } from './site-math-fonts.ts';

export interface SiteAssetsInput {
  /** Where cut fonts and the bundled script are kept; else in the user's cache, since most are the same for all books. */
  cacheFolder?: string;
  /** Letters of the book's text; those outside Latin get font files of their own. */
  extraCodePoints: ReadonlySet<number>;
  favicon?: NonNullable<SiteAssets['favicon']>;
}

/** Every letter of some texts, so that fonts can be cut to them. */
export function codePointsIn(texts: Iterable<string>): Set<number> {
  const letters = new Set<number>();
  for (const text of texts) for (const letter of text) letters.add(letter.codePointAt(0) as number);
  return letters;
}

/** Everything but the downloads. With a warm cache it only reads files. */
export async function loadSiteAssets(input: SiteAssetsInput): Promise<SiteAssets> {
  const { cacheFolder = userCache('site'), extraCodePoints, favicon } = input;
  return {
    styles: styles(),
    katexStyle: readFileSync(join(packageFolder('katex'), 'dist/katex.min.css'), 'utf8'),
    fonts: await textFonts(cacheFolder, extraCodePoints),
    mathFonts: await mathFonts(cacheFolder),
    script: await browserScript(cacheFolder),
    ...(favicon !== undefined && { favicon }),
  };
}

function styles(): Record<StyleName, string> {
  const read = (name: StyleName): string =>
    readFileSync(packageFile(`src/write/html/style/${name}.css`), 'utf8');
  return Object.fromEntries(styleNames.map((name) => [name, read(name)])) as Record<StyleName, string>;
}

/** The script as one classic file: from the published package, else bundled from the source. */
async function browserScript(cacheFolder: string): Promise<string> {
  const folder = packageFile('src/browser');
  if (!existsSync(join(folder, 'main.ts'))) return readFileSync(packageFile('dist/browser.js'), 'utf8');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted();
  const key = sources.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  const bytes = await cached(cacheFolder, key, '.js', async () => {
    const { build } = await import('esbuild');
    const result = await build({
      entryPoints: [join(folder, 'main.ts')],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      write: false,
      logLevel: 'warning',
    });
    const [file] = result.outputFiles;
    if (file === undefined) throw new Error('the script of the page could not be bundled');
    return file.contents;
  });
  return new TextDecoder().decode(bytes);
}
