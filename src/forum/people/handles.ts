// handles: the names by which people are called: which are possible, when two are the same, and which only look the same.

/** Two handles are the same when this is: what is stored as `handle_key`, and what mentions are looked up by. */
export const foldHandle = (handle: string): string => handle.normalize('NFKC').toLowerCase();

const reserved = new Set(
  `admin administrator author authors editor editors everybody everyone former-reader forum help here info mail me moderator
  moderators nobody null octavo official owner postmaster reader readers root security staff support system team undefined
  webmaster all book me-too new sign-in sign-out`.split(/\s+/),
);

/** Letters, not halves of them. */
const lettersOf = (text: string): string[] => Array.from(text);

export type HandleProblem = 'short' | 'long' | 'letters' | 'scripts' | 'reserved';

const form = /^[\p{L}\p{M}0-9]+(?:[._-][\p{L}\p{M}0-9]+)*$/u;
export const shortestHandle = 3;
export const longestHandle = 20;

/** Scripts whose letters stand together in one word; a handle keeps to one line of these. */
const scripts: readonly RegExp[] = [
  /^\p{Script=Latin}*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]*$/u,
  /^[\p{Script=Han}\p{Script=Hangul}]*$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}]*$/u,
  ...[
    'Cyrillic',
    'Greek',
    'Arabic',
    'Hebrew',
    'Devanagari',
    'Bengali',
    'Tamil',
    'Thai',
    'Armenian',
    'Georgian',
  ].map((script) => new RegExp(`^\\p{Script=${script}}*$`, 'u')),
];

/** Why a handle cannot be had by anybody; undefined: it can, if nobody has it. */
export function handleProblem(handle: string): HandleProblem | undefined {
  const length = lettersOf(handle).length;
  if (length > longestHandle) return 'long';
  // Letters that are another writing of plain ones, and marks that could stand in two orders.
  if (handle !== handle.normalize('NFKC') || !form.test(handle)) return 'letters';
  const letters = handle.replaceAll(/[0-9\p{M}._-]/gu, '');
  // Two signs are a name where words are written without an alphabet.
  if (length < (/^\p{Script=Han}+$/u.test(letters) && letters.length > 1 ? 2 : shortestHandle))
    return 'short';
  if (!scripts.some((script) => script.test(letters)) || letters === '') return 'scripts';
  // A word of another script of which every letter looks like a Latin one.
  if (!/\p{Script=Latin}/u.test(letters) && /^[a-z0-9]+$/.test(handleShape(letters))) return 'scripts';
  return reserved.has(foldHandle(handle)) || foldHandle(handle).startsWith('former-reader')
    ? 'reserved'
    : undefined;
}

/** Letters of other scripts, and figures, that look like these Latin letters (after Unicode's table of confusables). */
const looksLike: Readonly<Record<string, string>> = {
  a: 'аα',
  b: 'ьЬв',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еєҽ',
  g: 'ց',
  h: 'һհ',
  i: 'іιıӏ1l|ǀ',
  j: 'јϳ',
  k: 'кκ',
  n: 'пη',
  o: 'оοօ0ө',
  p: 'рρ',
  q: 'ԛ',
  r: 'гг',
  s: 'ѕ5',
  t: 'тτ',
  u: 'υսц',
  v: 'νѵ',
  w: 'ԝω',
  x: 'хχ',
  y: 'уγү',
  z: 'ᴢ2',
};
const plainOf = new Map(
  Object.entries(looksLike).flatMap(([plain, others]) => lettersOf(others).map((other) => [other, plain])),
);

/** What a handle looks like at a glance: two with one shape can be taken for each other. */
export function handleShape(handle: string): string {
  const bare = handle.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[._-]/g, '');
  return lettersOf(bare.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd'))
    .map((letter) => plainOf.get(letter) ?? letter)
    .join('');
}
