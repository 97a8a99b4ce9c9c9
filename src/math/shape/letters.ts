// letters: the mathematical alphabets of Unicode: a letter and the author's font → the one character that shows both.

/** An alphabet of the block Mathematical Alphanumeric Symbols. */
export type Alphabet =
  | 'upright'
  | 'italic'
  | 'bold'
  | 'bolditalic'
  | 'script'
  | 'fraktur'
  | 'double'
  | 'sans'
  | 'sansitalic'
  | 'mono';

interface Starts {
  latin?: number;
  greek?: number;
  digits?: number;
}

/** Unicode 16, chapter 22.2: the first of A–Z a–z, of Α–Ω α–ω with its variants, of 0–9. */
const starts: Readonly<Record<Alphabet, Starts>> = {
  upright: {},
  italic: { latin: 0x1d434, greek: 0x1d6e2 },
  bold: { latin: 0x1d400, greek: 0x1d6a8, digits: 0x1d7ce },
  bolditalic: { latin: 0x1d468, greek: 0x1d71c, digits: 0x1d7ce },
  script: { latin: 0x1d49c },
  fraktur: { latin: 0x1d504 },
  double: { latin: 0x1d538, digits: 0x1d7d8 },
  sans: { latin: 0x1d5a0, digits: 0x1d7e2 },
  sansitalic: { latin: 0x1d608, digits: 0x1d7e2 },
  mono: { latin: 0x1d670, digits: 0x1d7f6 },
};

/** Letters that stood in Unicode before the block, and so are missing in it. */
const before: Readonly<Partial<Record<Alphabet, Readonly<Record<string, string>>>>> = {
  italic: { h: 'ℎ' },
  script: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  fraktur: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  double: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
};

const greekOrder = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ';
const italicDotless: Readonly<Record<string, string>> = { ı: '𝚤', ȷ: '𝚥' };

/** The character of a letter or digit in an alphabet; what the alphabet lacks stays as it is. */
export function inAlphabet(char: string, alphabet: Alphabet): string {
  const early = before[alphabet]?.[char];
  if (early !== undefined) return early;
  const { latin, greek, digits } = starts[alphabet];
  const code = char.codePointAt(0) ?? 0;
  if (latin !== undefined && code >= 65 && code <= 90) return String.fromCodePoint(latin + code - 65);
  if (latin !== undefined && code >= 97 && code <= 122) return String.fromCodePoint(latin + 26 + code - 97);
  if (digits !== undefined && code >= 48 && code <= 57) return String.fromCodePoint(digits + code - 48);
  const place = greekOrder.indexOf(char);
  if (greek !== undefined && place >= 0 && char !== '') return String.fromCodePoint(greek + place);
  if (alphabet === 'italic') return italicDotless[char] ?? char;
  return char;
}

const plainOf = new Map<string, { plain: string; alphabet: Alphabet }>();
for (const alphabet of Object.keys(starts) as Alphabet[]) {
  for (const char of `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${greekOrder}ıȷ`) {
    const styled = inAlphabet(char, alphabet);
    if (styled !== char && !plainOf.has(styled)) plainOf.set(styled, { plain: char, alphabet });
  }
}

/** The plain letter behind a mathematical one, and its alphabet; undefined for any other character. */
export const plainLetter = (char: string): { plain: string; alphabet: Alphabet } | undefined =>
  plainOf.get(char);

/** Whether a character is a letter of an alphabet that slants by default in formulas. */
export const slants = (char: string): boolean => /^[A-Za-z]$/.test(char) || /^[α-ωϵϑϰϕϱϖıȷ]$/u.test(char);
