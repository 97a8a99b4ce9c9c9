// words-and-target: the form "words <target>" that many roles share.

export interface WordsAndTarget {
  target: string;
  /** Range of the author's words in the text; absent where there is only the target. */
  words?: { start: number; end: number };
}

/** Splits "words <target>"; a text without angle brackets is the target. */
export function wordsAndTarget(text: string): WordsAndTarget {
  const open = text.lastIndexOf('<');
  const trimmed = text.trimEnd();
  if (open < 0 || !trimmed.endsWith('>')) return { target: text.trim() };
  const target = trimmed.slice(open + 1, -1).trim();
  const before = text.slice(0, open);
  const start = before.length - before.trimStart().length;
  const end = before.trimEnd().length;
  return end > start ? { target, words: { start, end } } : { target };
}
