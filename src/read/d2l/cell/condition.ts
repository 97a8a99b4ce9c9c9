// condition: what stands between `if` and the colon → in which variants it holds: `tab.selected('a', 'b')`, joined by or,
// and, not; or the older `d2l.USE_PYTORCH`.

/** The names that a condition mentions, and whether it holds in a variant; undefined = it asks for something else. */
export interface Condition {
  names: string[];
  holds(variant: string): boolean;
}

export const mentionsVariants = /\btab\.selected\s*\(|\bd2l\.USE_[A-Z]+\b/;

const selected = /^tab\.selected\s*\(\s*((?:(['"])[^'"]*\2\s*,?\s*)*)\)$/;
const flag = /^d2l\.USE_([A-Z]+)$/;

/** More is no condition that anyone wrote. */
const longest = 500;

export function readCondition(text: string): Condition | undefined {
  if (text.length > longest) return undefined;
  const either = text.trim().split(/\s+or\s+/);
  if (either.length > 1) return combine(either, (holds) => holds.some(Boolean));
  const both = text.trim().split(/\s+and\s+/);
  if (both.length > 1) return combine(both, (holds) => holds.every(Boolean));
  const bare = text.trim();
  if (bare.startsWith('not ')) {
    const inner = readCondition(bare.slice(4));
    return inner && { names: inner.names, holds: (variant) => !inner.holds(variant) };
  }
  if (/^\(.*\)$/s.test(bare)) return readCondition(bare.slice(1, -1));
  const list = selected.exec(bare)?.[1];
  const named = flag.exec(bare)?.[1];
  if (list === undefined && named === undefined) return undefined;
  const names =
    list === undefined
      ? [(named as string).toLowerCase()]
      : [...list.matchAll(/['"]([^'"]*)['"]/g)].flatMap((match) => (match[1] as string).split(/\s*,\s*/));
  return { names, holds: (variant) => names.includes(variant) };
}

function combine(parts: readonly string[], join: (holds: boolean[]) => boolean): Condition | undefined {
  const conditions = parts.map(readCondition);
  if (!conditions.every((one) => one !== undefined)) return undefined;
  return {
    names: conditions.flatMap(({ names }) => names),
    holds: (variant) => join(conditions.map((one) => one.holds(variant))),
  };
}
