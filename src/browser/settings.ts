// settings: what the site says to its script: words in the book's language, and the default variant.

export interface Settings {
  words: Record<
    'copy' | 'copied' | 'close' | 'code' | 'output' | 'formula' | 'variant' | 'dark' | 'preview',
    string
  >;
  defaultVariant: string;
}

declare global {
  // Set by the same file, before the bundle.
  var octavo: Settings;
}

export const settings = (): Settings => globalThis.octavo;
