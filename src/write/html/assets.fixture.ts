// assets.fixture: a site without styles, fonts or script, for tests of what a page says.

import type { SiteAssets } from './assets.ts';
import type { StyleName } from './style-sheet.ts';
import { styleNames } from './style-sheet.ts';

export const emptyAssets: SiteAssets = {
  styles: Object.fromEntries(styleNames.map((name) => [name, ''])) as Record<StyleName, string>,
  katexStyle: '',
  fonts: [],
  mathFonts: [],
  script: '',
  searchScript: '',
};
