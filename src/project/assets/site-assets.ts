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
    script: await browserScript(cacheFolder, 'src/browser/main.ts', 'browser.js'),
    searchScript: await browserScript(cacheFolder, 'src/browser/search/main.ts', 'search.js'),
    ...(favicon !== undefined && { favicon }),
  };
}

function styles(): Record<StyleName, string> {
  const read = (name: StyleName): string =>
    readFileSync(packageFile(`src/write/html/style/${name}.css`), 'utf8');
  return Object.fromEntries(styleNames.map((name) => [name, read(name)])) as Record<StyleName, string>;
}

/** The script of discussions, for pages that are served, and the part of it that is loaded when it is needed. */
export async function discussionScripts(): Promise<{ main: string; later: string }> {
  const cache = userCache('site');
  return {
    main: await browserScript(cache, 'src/browser/discussion/main.ts', 'discussion.js'),
    later: await browserScript(cache, 'src/browser/discussion/later.ts', 'discussion-later.js', 'esm'),
  };
}

/** A script as one file, classic or a module: from the published package, else bundled from the source. */
async function browserScript(
  cacheFolder: string,
  entry: string,
  published: string,
  format: 'iife' | 'esm' = 'iife',
): Promise<string> {
  if (!existsSync(packageFile(entry))) return readFileSync(packageFile(`dist/${published}`), 'utf8');
  // What is bundled into it, and perhaps more: a change of any of these bundles it again.
  const sources = ['src/browser', 'src/search'].flatMap(sourcesIn);
  const key = [[entry], ...sources.map((name) => [name, readFileSync(packageFile(name), 'utf8')])];
  const bytes = await cached(cacheFolder, key, '.js', async () => {
    const { build } = await import('esbuild');
    const result = await build({
      entryPoints: [packageFile(entry)],
      bundle: true,
      minify: true,
      format,
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

const sourcesIn = (folder: string): string[] =>
  readdirSync(packageFile(folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name))
    .toSorted();
