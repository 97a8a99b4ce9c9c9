// coverage: which letters a font has, read from its cmap table (OpenType specification, "cmap").

/** Stretches of code points, first and last, in order and apart from one another. */
export type Ranges = readonly (readonly [first: number, last: number])[];

/** The code points that a TrueType or OpenType file has a glyph for. Throws when the bytes are no font with a Unicode map. */
export function coverageOf(font: Uint8Array): Ranges {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = tableOf(view, 'cmap');
  const count = view.getUint16(table + 2);
  let best: { offset: number; format: number } | undefined;
  for (let i = 0; i < count; i++) {
    const record = table + 4 + 8 * i;
    const platform = view.getUint16(record);
    const offset = table + view.getUint32(record + 4);
    const format = view.getUint16(offset);
    const isUnicode = platform === 0 || (platform === 3 && [1, 10].includes(view.getUint16(record + 2)));
    if (isUnicode && (format === 12 || (format === 4 && best?.format !== 12))) best = { offset, format };
  }
  if (best === undefined) throw new Error('the font has no Unicode character map');
  return joined(best.format === 12 ? groups(view, best.offset) : segments(view, best.offset));
}

function tableOf(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Format 12: groups of code points with glyphs in a row. */
function groups(view: DataView, at: number): [number, number][] {
  const count = view.getUint32(at + 12);
  return Array.from({ length: count }, (_, i): [number, number] => {
    const group = at + 16 + 12 * i;
    return [view.getUint32(group), view.getUint32(group + 4)];
  });
}

/** Format 4: segments of the first plane; a code point with glyph 0 is not there. */
function segments(view: DataView, at: number): [number, number][] {
  const size = view.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size];
  const found: [number, number][] = [];
  for (let i = 0; i < size; i += 2) {
    const offset = view.getUint16(offsets + i);
    for (let code = view.getUint16(starts + i); code <= view.getUint16(ends + i) && code < 0xffff; code++) {
      const place = offsets + i + offset + 2 * (code - view.getUint16(starts + i));
      const raw = offset === 0 ? code : view.getUint16(place);
      const glyph = raw === 0 ? 0 : (raw + view.getUint16(deltas + i)) & 0xffff;
      if (glyph !== 0) found.push([code, code]);
    }
  }
  return found;
}

function joined(ranges: [number, number][]): Ranges {
  const result: [number, number][] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1) last[1] = Math.max(last[1], range[1]);
    else result.push([...range]);
  }
  return result;
}
