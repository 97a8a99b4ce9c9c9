// assets: what the site is made of besides the book. project/ reads it from disk and passes it in; nothing here is read.

import type { StyleName } from './style-sheet.ts';

/** One face of the three text families, already cut to the letters that the book uses. */
export interface FontFile {
  family: 'serif' | 'sans' | 'code';
  style: 'normal' | 'italic';
  /** What the file holds: "400 700" for a variable one, "400" for a single weight. */
  weight: string;
  /** Which letters it is for, as in CSS; absent = all. A file with a range is never preloaded. */
  unicodeRange?: string;
  bytes: Uint8Array;
}

/** A face of KaTeX, by its name in KaTeX's style sheet: `KaTeX_Main-Regular`. */
export interface MathFontFile {
  name: string;
  /** Which signs it is for; absent = all that no later file of the face is for. A file with a range is never preloaded. */
  unicodeRange?: string;
  bytes: Uint8Array;
}

/** Other forms of the book that lie in the site's folder, by path from it; project/ copies them there. */
export interface Downloads {
  /** By page path, then variant name. */
  notebooks: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By page path, then variant name. */
  slides: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By variant name. */
  pdf: Readonly<Record<string, string>>;
}

export interface SiteAssets {
  /** Texts of `style/<name>.css`, one for every name in `styleNames`. */
  styles: Readonly<Record<StyleName, string>>;
  /** KaTeX's own `katex.min.css` of the version that math/ uses. */
  katexStyle: string;
  fonts: readonly FontFile[];
  mathFonts: readonly MathFontFile[];
  /** The browser's script, bundled as a classic script (`src/browser/main.ts`). */
  script: string;
  /** The script of the page of search, bundled likewise (`src/browser/search/main.ts`). */
  searchScript: string;
  favicon?: { bytes: Uint8Array; extension: 'svg' | 'png' | 'ico' };
  downloads?: Downloads;
}
