// subset-font: types of the part of the package that is used; it brings none.

declare module 'subset-font' {
  import type { Buffer } from 'node:buffer';

  interface Options {
    targetFormat?: 'sfnt' | 'truetype' | 'woff' | 'woff2';
    variationAxes?: Readonly<Record<string, number | { min: number; max: number }>>;
  }
  // The package is CommonJS: its function is the module.
  function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
  export = subsetFont;
}
