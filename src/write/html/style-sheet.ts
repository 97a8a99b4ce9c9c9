// style-sheet: the one style sheet of a site, put together from its layers, the faces and the book's variants.

import type { Variant } from '../../document/index.ts';
import type { FontFile, MathFontFile } from './assets.ts';
import { variantClass, variantId } from './variant-names.ts';

/** The layers in the order in which they stand in the sheet: `style/<name>.css`. Later ones win. */
export const styleNames = [
  'tokens',
  'ground',
  'bar',
  'page',
  'text',
  'blocks',
  'code',
  'math',
  'figures',
  'notes',
  'lists',
  'print',
] as const;
export type StyleName = (typeof styleNames)[number];

export interface NamedFont extends FontFile {
  /** File name beside the style sheet. */
  file: string;
}
export interface NamedMathFont extends MathFontFile {
  /** File name beside the style sheet. */
  file: string;
}
export interface StyleParts {
  styles: Readonly<Record<StyleName, string>>;
  katexStyle: string;
  fonts: readonly NamedFont[];
  mathFonts: readonly NamedMathFont[];
  variants: readonly Variant[];
}

/** The whole style sheet. Nothing in it points outside its own folder. */
export function styleSheet(parts: StyleParts): string {
  return [
    ...parts.fonts.map(fontFace),
    mathStyle(parts.katexStyle, parts.mathFonts),
    // Paper comes after all that it overrides, the book's variants among it.
    ...styleNames.filter((name) => name !== 'print').map((name) => smaller(parts.styles[name])),
    variantStyle(parts.variants),
    smaller(parts.styles.print),
  ].join('\n');
}

const families: Record<FontFile['family'], string> = {
  serif: 'Octavo Serif',
  sans: 'Octavo Sans',
  code: 'Octavo Code',
};

function fontFace(font: NamedFont): string {
  const range = font.unicodeRange === undefined ? '' : `unicode-range:${font.unicodeRange};`;
  return (
    `@font-face{font-family:"${families[font.family]}";font-style:${font.style};font-weight:${font.weight};` +
    `font-display:optional;${range}src:url(${font.file}) format("woff2")}`
  );
}

/**
 * KaTeX's style sheet with our files in place of its three formats a face, and without the size that suits other text
 * faces. A formula in a stand-in is wrong, so its faces keep `block`.
 */
function mathStyle(katexStyle: string, fonts: readonly NamedMathFont[]): string {
  const rules = katexStyle
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/normal 1\.21em KaTeX_Main/, 'normal 1.06em KaTeX_Main')
    .trim();
  return [...fonts.map(mathFace), rules].join('\n');
}

function mathFace({ name, file, unicodeRange }: NamedMathFont): string {
  const [family = name, cut = 'Regular'] = name.split('-');
  const weight = cut.startsWith('Bold') ? 'bold' : 'normal';
  const style = cut.endsWith('Italic') ? 'italic' : 'normal';
  const range = unicodeRange === undefined ? '' : `unicode-range:${unicodeRange};`;
  return (
    `@font-face{font-family:${family};font-style:${style};font-weight:${weight};font-display:block;${range}` +
    `src:url(${file}) format("woff2")}`
  );
}

/** One choice for the whole page: what belongs only to other variants is not shown, and the chosen tab is marked. */
function variantStyle(variants: readonly Variant[]): string {
  if (variants.length < 2) return '';
  const chosen = (name: string): string => `:root:has(#${variantId(name)}:checked)`;
  const hide = variants.map(({ name }) => `${chosen(name)} .v:not(.${variantClass(name)})`);
  const mark = variants.map(({ name }) => `${chosen(name)} .pick-${variantClass(name)}`);
  return (
    `${hide.join(',\n')}{display:none}\n` +
    `${mark.join(',\n')}{color:var(--ink);font-weight:600;border-color:var(--link)}`
  );
}

/** Without comments and indentation; compression does the rest. */
export const smaller = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s+/gm, '')
    .replace(/\s*\n/g, '\n');
