// fold: a word as it is compared: compatible signs are one, case and the accents of Latin and Greek letters go, as do plurals.

const accents = /([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu;
/** Greek letters are looked for by their names in TeX, and the other way round. */
const greek: ReadonlyMap<string, string> = new Map(
  [
    'α alpha',
    'β beta',
    'γ gamma',
    'δ delta',
    'ε epsilon',
    'ζ zeta',
    'η eta',
    'θ theta',
    'ι iota',
    'κ kappa',
    'λ lambda',
    'μ mu',
    'ν nu',
    'ξ xi',
    'π pi',
    'ρ rho',
    'σ sigma',
    'ς sigma',
    'τ tau',
    'υ upsilon',
    'φ phi',
    'χ chi',
    'ψ psi',
    'ω omega',
    '∇ nabla',
    '∂ partial',
    '∑ sum',
    '∫ int',
    '∏ prod',
    '∞ infty',
  ].map((pair) => pair.split(' ') as [string, string]),
);

/** Longer words are cut: nobody types them. */
const longest = 64;

/** Words come again and again. */
const known = new Map<string, string>();
const mostKnown = 20_000;

export function fold(word: string): string {
  let folded = known.get(word);
  if (folded === undefined) {
    folded = folding(word);
    if (known.size >= mostKnown) known.clear();
    known.set(word, folded);
  }
  return folded;
}

function folding(word: string): string {
  // Most words are of plain letters already.
  const plain = /^[a-z0-9_]+$/.test(word)
    ? word
    : word
        .normalize('NFKC')
        .toLowerCase()
        .normalize('NFD')
        .replace(accents, '$1')
        .normalize('NFC')
        .replaceAll(/\s+/g, '');
  return singular(greek.get(plain) ?? plain).slice(0, longest);
}

/** The S-stemmer (Harman 1991): endings of plurals only. It is used on what is searched and on what is asked, so it may be rough. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /(?:us|ss|is)$/.test(word) ? word : word.slice(0, -1);
}
