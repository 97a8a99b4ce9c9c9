// check-style: whether a style is one that formulas are drawn with, and keeps its ink near them.

/** The farthest that anything of a formula stands from where it would, and the largest that it is, in em. */
const farthest = 150;

const measure = /^(-?\d+(?:\.\d+)?)(em|%|ex|px)?$/;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{1,30})$/i;
const lineStyle = /^(?:solid|dashed|dotted|none)$/;

const measures = new Set(
  [
    'height',
    'width',
    'min-width',
    'top',
    'bottom',
    'left',
    'right',
    'vertical-align',
    'padding',
    'padding-left',
    'padding-right',
    'padding-top',
    'padding-bottom',
  ]
    .concat(['margin', 'margin-left', 'margin-right', 'margin-top', 'margin-bottom'])
    .concat([
      'border-width',
      'border-top-width',
      'border-bottom-width',
      'border-right-width',
      'border-left-width',
    ]),
);
const others: Readonly<Record<string, RegExp>> = {
  color: colour,
  'background-color': colour,
  'border-color': colour,
  'border-style': lineStyle,
  'border-right-style': lineStyle,
  position: /^relative$/,
  border: /^0\.\d+em solid$/,
  'text-align': /^(?:left|right|center|-webkit-(?:left|right|center))$/,
  'text-decoration': /^line-through$/,
  'text-shadow': /^0\.02em 0\.01em 0\.04em$/,
  'math-style': /^(?:normal|compact)$/,
  'math-depth': /^[a-z0-9()]{1,12}$/,
};

/** The first declaration that is not one of them. */
export function unsafeStyle(style: string): string | undefined {
  for (const declaration of style.split(';')) {
    if (declaration.trim() === '') continue;
    const cut = declaration.indexOf(':');
    const name = declaration.slice(0, cut).trim();
    const value = declaration.slice(cut + 1).trim();
    if (cut < 0 || !isSafe(name, value)) return declaration;
  }
  return undefined;
}

function isSafe(name: string, value: string): boolean {
  if (measures.has(name)) {
    return value.split(' ').every((one) => {
      if (one === 'auto') return true;
      const found = measure.exec(one);
      return found !== null && Math.abs(Number(found[1])) <= farthest;
    });
  }
  return Object.hasOwn(others, name) && (others[name] as RegExp).test(value);
}
