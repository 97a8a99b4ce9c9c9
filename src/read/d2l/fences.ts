// fences: which lines begin and end fenced code, for all parts of the reader alike.

export interface Fence {
  /** The run of backticks or tildes. */
  markup: string;
  info: string;
}

const opening = /^(`{3,}|~{3,})[ \t]*(.*?)[ \t]*$/;

/** The fence that a line (without its indentation) begins. */
export function openedFence(line: string): Fence | undefined {
  const match = opening.exec(line);
  if (!match) return undefined;
  const [, markup = '', info = ''] = match;
  return markup.startsWith('`') && info.includes('`') ? undefined : { markup, info };
}

/** What a line in fenced code is to it: its end, the beginning of another block of code (so this one was never ended), or code. */
export function lineInFence(line: string, { markup }: Fence): 'end' | 'next' | 'code' {
  if (!line.startsWith(markup)) return 'code';
  const other = openedFence(line);
  if (!other || !other.markup.startsWith(markup)) return 'code';
  if (other.info === '') return 'end';
  // Fences in fences are shorter than those around them, so one as long is the next.
  return other.markup === markup && /^(?:\{.*\}|\w+)$/.test(other.info) ? 'next' : 'code';
}

/** The classes and keys of `{.python .input n=5}`; a bare word is the first class. */
export function fenceClasses(info: string): string[] {
  const inside = /^\{(.*)\}$/.exec(info)?.[1];
  if (inside === undefined) return info === '' ? [] : [info.split(/\s+/)[0] as string];
  return [...inside.matchAll(/(?:^|\s)\.?([A-Za-z][\w+-]*)(?=\s|$)/g)].map((match) => match[1] as string);
}
