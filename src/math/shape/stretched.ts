// stretched: the characters behind TeX's accents, braces and labelled arrows, and the sizes of big delimiters.

/** Heights of \big, \Big, \bigg and \Bigg, em (amsmath). */
export const delimiterHeights = { 1: 1.2, 2: 1.8, 3: 2.4, 4: 3 } as const;

const accents: Readonly<Record<string, string>> = {
  '\\acute': '´',
  '\\grave': '`',
  '\\ddot': '¨',
  '\\tilde': '~',
  '\\bar': '¯',
  '\\breve': '˘',
  '\\check': 'ˇ',
  '\\hat': '^',
  '\\vec': '→',
  '\\dot': '˙',
  '\\mathring': '˚',
  '\\widecheck': 'ˇ',
  '\\widehat': '^',
  '\\widetilde': '~',
  '\\overrightarrow': '→',
  '\\overleftarrow': '←',
  '\\Overrightarrow': '⇒',
  '\\overleftrightarrow': '↔',
  '\\overgroup': '⏠',
  '\\overlinesegment': '⏐',
  '\\overleftharpoon': '↼',
  '\\overrightharpoon': '⇀',
  '\\underleftarrow': '←',
  '\\underrightarrow': '→',
  '\\underleftrightarrow': '↔',
  '\\undergroup': '⏡',
  '\\underlinesegment': '⏐',
  '\\utilde': '~',
  "\\'": '´',
  '\\`': '`',
  '\\^': '^',
  '\\~': '~',
  '\\=': '¯',
  '\\u': '˘',
  '\\.': '˙',
  '\\"': '¨',
  '\\c': '¸',
  '\\r': '˚',
  '\\H': '˝',
  '\\v': 'ˇ',
  '\\textcircled': '◯',
};
/** An accent's own character, beside or above its base. */
export const accentCharacter = (name: string): string => accents[name] ?? name;

const braces: Readonly<Record<string, string>> = {
  '\\overbrace': '⏞',
  '\\underbrace': '⏟',
  '\\overbracket': '⎴',
  '\\underbracket': '⎵',
};
export const braceCharacter = (name: string): string => braces[name] ?? '';

const arrows: Readonly<Record<string, string>> = {
  '\\xleftarrow': '←',
  '\\xrightarrow': '→',
  '\\xLeftarrow': '⇐',
  '\\xRightarrow': '⇒',
  '\\xleftrightarrow': '↔',
  '\\xLeftrightarrow': '⇔',
  '\\xhookleftarrow': '↩',
  '\\xhookrightarrow': '↪',
  '\\xmapsto': '↦',
  '\\xrightharpoondown': '⇁',
  '\\xrightharpoonup': '⇀',
  '\\xleftharpoondown': '↽',
  '\\xleftharpoonup': '↼',
  '\\xrightleftharpoons': '⇌',
  '\\xleftrightharpoons': '⇋',
  '\\xlongequal': '=',
  '\\xtwoheadrightarrow': '↠',
  '\\xtwoheadleftarrow': '↞',
  '\\xtofrom': '⇄',
  '\\xrightleftarrows': '⇄',
  '\\xrightequilibrium': '⇌',
  '\\xleftequilibrium': '⇌',
  '\\\\cdrightarrow': '→',
  '\\\\cdleftarrow': '←',
  '\\\\cdlongequal': '=',
};
export const arrowCharacter = (name: string): string => arrows[name] ?? '→';
