// digest: a short text that changes when anything that a page shows changes. Not for security: for reuse.

/**
 * 64 bits of a value of plain data. Positions are left out, since no page shows them, and outputs of cells, which have a
 * digest of their own.
 */
export function digestOf(value: unknown): string {
  const state: State = { a: 0x9e3779b9, b: 0x85ebca6b, letters: undefined };
  mix(value, state);
  return nameOf(state);
}

/** The digest of a value, and every sign of its texts once, sorted; both in one walk. */
export function survey(value: unknown): { digest: string; letters: string } {
  const letters: Letters = { ascii: new Uint8Array(128), others: new Set() };
  const state: State = { a: 0x9e3779b9, b: 0x85ebca6b, letters };
  mix(value, state);
  return { digest: nameOf(state), letters: lettersOf(letters) };
}

function nameOf({ a, b }: State): string {
  const half = (number: number): string => (number >>> 0).toString(36);
  return `${half(finish(a, b))}-${half(finish(b, a))}`;
}

interface State {
  a: number;
  b: number;
  /** Signs of the texts, where they are asked for. */
  letters: Letters | undefined;
}

interface Letters {
  /** 1 for each sign of ASCII that a text has. */
  ascii: Uint8Array;
  others: Set<string>;
}

function lettersOf({ ascii, others }: Letters): string {
  const plain = Array.from(ascii, (isThere, code) => (isThere === 1 ? String.fromCharCode(code) : ''));
  return plain.join('') + [...others].toSorted().join('');
}

/** Types are mixed in, so that ["1"] and [1] and [["1"]] differ; absent and undefined are equal. */
function mix(value: unknown, state: State): void {
  if (typeof value === 'string') {
    mixText(value, state);
    if (state.letters !== undefined) note(value, state.letters);
  } else if (Array.isArray(value)) {
    step(0x5b, state);
    for (const one of value) mix(one, state);
    step(0x5d, state);
  } else if (typeof value === 'object' && value !== null) {
    step(0x7b, state);
    for (const key in value) {
      const field = (value as Record<string, unknown>)[key];
      if (key === 'position' || key === 'labelPosition' || key === 'outputs' || field === undefined) continue;
      step(codeOf(key), state);
      // The names of kinds are no text.
      if (key === 'type' && typeof field === 'string') step(codeOf(field), state);
      else mix(field, state);
    }
    step(0x7d, state);
  } else {
    mixText(String(value), state);
    step(0x3a, state);
  }
}

/** Numbers of names that come again and again: of fields and of kinds. */
const codes = new Map<string, number>();

function codeOf(name: string): number {
  const known = codes.get(name);
  if (known !== undefined) return known;
  const state: State = { a: 0x1b873593, b: 0xcc9e2d51, letters: undefined };
  mixText(name, state);
  const code = finish(state.a, state.b) | 0;
  // Names that authors choose must not fill the memory.
  if (codes.size < 1000) codes.set(name, code);
  return code;
}

function mixText(text: string, state: State): void {
  let { a, b } = state;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  state.a = a;
  state.b = b;
  step(0x1_0000 + text.length, state);
}

/** Notes the signs of a text. */
function note(text: string, { ascii, others }: Letters): void {
  let isPlain = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) ascii[code] = 1;
    else isPlain = false;
  }
  if (isPlain) return;
  for (const letter of text) if ((letter.codePointAt(0) as number) >= 128) others.add(letter);
}

function step(code: number, state: State): void {
  state.a = Math.imul(state.a ^ code, 0x9e3779b1) ^ (state.b >>> 15);
  state.b = Math.imul(state.b ^ code, 0x5f356495) ^ (state.a >>> 13);
}

function finish(a: number, b: number): number {
  let mixed = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  mixed ^= Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
