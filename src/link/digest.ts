// digest: a short text that changes when anything that a page shows changes. Not for security: for reuse.

/** 64 bits of a value of plain data; positions are left out, since no page shows them. */
export function digestOf(value: unknown): string {
  const state = { a: 0x9e3779b9, b: 0x85ebca6b };
  mix(value, state);
  const half = (number: number): string => (number >>> 0).toString(36);
  return `${half(finish(state.a, state.b))}-${half(finish(state.b, state.a))}`;
}

interface State {
  a: number;
  b: number;
}

/** Types are mixed in, so that ["1"] and [1] and [["1"]] differ; absent and undefined are equal. */
function mix(value: unknown, state: State): void {
  if (typeof value === 'string') {
    mixText(value, state);
  } else if (Array.isArray(value)) {
    step(0x5b, state);
    for (const one of value) mix(one, state);
    step(0x5d, state);
  } else if (typeof value === 'object' && value !== null) {
    step(0x7b, state);
    for (const key in value) {
      const field = (value as Record<string, unknown>)[key];
      if (key === 'position' || field === undefined) continue;
      mixText(key, state);
      mix(field, state);
    }
    step(0x7d, state);
  } else {
    mixText(String(value), state);
    step(0x3a, state);
  }
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

function step(code: number, state: State): void {
  state.a = Math.imul(state.a ^ code, 0x9e3779b1) ^ (state.b >>> 15);
  state.b = Math.imul(state.b ^ code, 0x5f356495) ^ (state.a >>> 13);
}

function finish(a: number, b: number): number {
  let mixed = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  mixed ^= Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
